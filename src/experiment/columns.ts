import type { Trace } from '../engine/trace.ts';
import { hasSamples, type Graph } from '../engine/graph.ts';
import { at, cells, type Cell, type Tensor } from '../tensor/tensor.ts';

/** Cells of a tensor that the page shows when it looks at one sample: a column of it, or all. */
export function shownCells(graph: Graph, key: string, { shape }: Tensor, sample: number): Cell[] {
  if (!hasSamples(graph, key)) return cells(shape);
  return cells(shape.slice(0, -1)).map((cell) => [...cell, sample]);
}

/** Numbers of a column tensor at one sample, by unit; they are the same from when they are written to the end of the pass. */
export function columnOf(trace: Trace, key: string, sample: number): number[] {
  const value = trace.at(key, trace.steps.length)!;
  return shownCells(trace.graph, key, value, sample).map((cell) => at(value, cell));
}
