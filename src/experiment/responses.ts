import type { Graph, Node } from '../engine/graph.ts';
import { checkpointAt, type Experiment } from './experiment.ts';
import { traceOf } from './replay.ts';

/** A part of a sample's image, and how strongly a filter responds to it. */
export interface Response {
  /** Place in the data. */
  readonly sample: number;
  /** The pre-activation. */
  readonly value: number;
  /** Row by row; 0 outside the image. */
  readonly pixels: readonly number[];
  readonly columns: number;
}

/** From which row to which, or column, of an image. */
type Range = readonly [from: number, to: number];

/**
 * For each filter of a convolution the windows of these samples, one of each sample, in which its pre-activation is
 * largest, the strongest first. The images have one channel.
 */
export function responses(
  experiment: Experiment,
  t: number,
  node: Node,
  samples: readonly number[],
  most: number,
): Response[][] {
  const { network } = experiment;
  const { data } = checkpointAt(experiment, t);
  const trace = traceOf(experiment, t, samples);
  const z = trace.at(node.names['z']!, trace.steps.length)!;
  const [filters = 1, rows = 1, columns = 1, N = 1] = z.shape;
  const [, height = 1, width = 1] = network.input;
  return Array.from({ length: filters }, (_, k) => {
    const strongest = samples.map((sample, n) => {
      let [best, at] = [-Infinity, 0];
      for (let place = 0; place < rows * columns; place++) {
        const value = z.data[(k * rows * columns + place) * N + n]!;
        if (value > best) [best, at] = [value, place];
      }
      return { sample, value: best, at };
    });
    return strongest
      .toSorted((one, other) => other.value - one.value)
      .slice(0, most)
      .map(({ sample, value, at }) => {
        const [row, column] = [Math.floor(at / columns), at % columns];
        const [top, bottom] = seenBy(trace.graph, node, [row, row], 'height');
        const [left, right] = seenBy(trace.graph, node, [column, column], 'width');
        const image = data.X[sample]!;
        const pixels: number[] = [];
        for (let i = top; i <= bottom; i++)
          for (let j = left; j <= right; j++)
            pixels.push(i >= 0 && i < height && j >= 0 && j < width ? image[i * width + j]! : 0);
        return { sample, value, pixels, columns: right - left + 1 };
      });
  });
}

/** What rows, or columns, of the input a range of what a node gives is computed from. */
function seenBy(
  graph: Graph,
  { attributes, names, operation }: Node,
  [from, to]: Range,
  axis: 'height' | 'width',
): Range {
  const { stride = 1, padding = 0, [axis]: window = 1 } = attributes ?? {};
  const below: Range = [from * stride - padding, to * stride - padding + window - 1];
  const read = operation.inputs.map((role) => names[role]!);
  const before = graph.nodes.find((node) =>
    node.operation.outputs.some((role) => read.includes(node.names[role]!)),
  );
  return before ? seenBy(graph, before, below, axis) : below;
}
