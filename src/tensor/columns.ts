import { zeros, type Tensor } from './tensor.ts';

const transposes = new WeakMap<Tensor, Tensor>();

/** The columns of [units, samples] as rows, one after the other in memory; made once for each tensor. */
export function columnsOf(all: Tensor): Tensor {
  const kept = transposes.get(all);
  if (kept) return kept;
  const [units = 1, samples = 1] = all.shape;
  const columns = zeros([samples, units]);
  for (let i = 0; i < units; i++) {
    for (let n = 0; n < samples; n++) columns.data[n * units + i] = all.data[i * samples + n]!;
  }
  transposes.set(all, columns);
  return columns;
}

/** Throws a RangeError for a column that is not there. Fills `out` [units, N] with N of the `columns` [samples, units], those listed from the place `first` on. */
export function gather(
  out: Tensor,
  columns: Tensor,
  chosen: ArrayLike<number>,
  first: number,
): void {
  const units = out.shape[0] ?? 1;
  const samples = out.shape[1] ?? 1;
  const total = columns.shape[0] ?? 1;
  for (let n = 0; n < samples; n++) {
    const column = chosen[first + n]!;
    if (!(column >= 0 && column < total)) throw missing(column, total);
    const from = column * units;
    for (let i = 0; i < units; i++) out.data[i * samples + n] = columns.data[from + i]!;
  }
}

export const missing = (column: number, total: number): RangeError =>
  new RangeError(`the data has no column ${column}, it has ${total}`);
