import { zeros, type Tensor } from './tensor.ts';
import { memo } from './memo.ts';

/** The samples of a tensor, whose last axis they are, one after the other in memory: [samples, numbers]. Made once for each tensor. */
export const sampleRows = memo((all: Tensor): Tensor => {
  const samples = all.shape.at(-1) ?? 1;
  const numbers = all.data.length / samples;
  const rows = zeros([samples, numbers]);
  for (let i = 0; i < numbers; i++) {
    for (let n = 0; n < samples; n++) rows.data[n * numbers + i] = all.data[i * samples + n]!;
  }
  return rows;
});

/**
 * Fills `out`, the last axis of which is samples, with those of `rows` [samples, numbers] that are listed from the
 * place `first` on. Throws a RangeError for a sample that is not there.
 */
export function gatherSamples(
  out: Tensor,
  rows: Tensor,
  chosen: ArrayLike<number>,
  first: number,
): void {
  const total = rows.shape[0] ?? 1;
  const numbers = rows.shape[1] ?? 1;
  const samples = out.data.length / numbers;
  for (let n = 0; n < samples; n++) {
    const from = sampleWithin(chosen[first + n]!, total) * numbers;
    for (let i = 0; i < numbers; i++) out.data[i * samples + n] = rows.data[from + i]!;
  }
}

/** The sample; throws a RangeError unless it is one of `total`, counted from 0. */
export function sampleWithin(sample: number, total: number): number {
  if (sample >= 0 && sample < total) return sample;
  throw new RangeError(`the data has no sample ${sample}, it has ${total}`);
}
