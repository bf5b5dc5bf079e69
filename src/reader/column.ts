import type { Trace } from '../engine/trace.ts';
import { shownCells } from './scene.ts';
import { at } from '../tensor/tensor.ts';

/** Numbers of a column tensor at one sample, by unit; they are the same from when they are written to the end of the pass. */
export function columnOf(trace: Trace, key: string, sample: number): number[] {
  const value = trace.at(key, trace.steps.length)!;
  return shownCells(key, value, sample).map((cell) => at(value, cell));
}
