import '../src/layers/all.ts';
import type { Conv2dSpec } from '../src/layers/conv2d.ts';
import type { DenseSpec } from '../src/layers/dense.ts';
import type { FlattenSpec } from '../src/layers/flatten.ts';
import type { HeadSpec } from '../src/layers/heads.ts';
import { denseNetwork, type LayeredNetwork } from '../src/layers/network.ts';
import type { PoolingSpec } from '../src/layers/pooling.ts';
import { size } from '../src/tensor/tensor.ts';

/** Layers that every contender knows; convolutions have no padding and stride 1, pools the stride of their size, both square. */
export type Layer =
  | DenseSpec
  | Conv2dSpec
  | PoolingSpec<'maxPool2d'>
  | FlattenSpec
  | HeadSpec<'softmax'>
  | { readonly type: 'sigmoid' | 'relu' };

/** A network that ends with softmax, trained on so many samples in mini-batches taken in order. */
export interface Workload extends LayeredNetwork {
  readonly id: string;
  readonly layers: readonly Layer[];
  readonly batch: number;
  /** A multiple of `batch`. */
  readonly samples: number;
}

const dense = (id: string, widths: readonly number[], batch: number, samples: number): Workload => {
  const { input, layers } = denseNetwork(widths, 'sigmoid');
  return { id, input, layers: layers as Layer[], batch, samples };
};

const conv = (filters: number, side: number): Layer => ({
  type: 'conv2d',
  filters,
  kernel: [side, side],
  stride: 1,
  padding: 0,
});

const pool = (side: number): Layer => ({ type: 'maxPool2d', size: [side, side], stride: side });

export const workloads: readonly Workload[] = [
  dense('W1', [2, 3, 3], 1, 64),
  dense('W2', [4, 8, 8, 3], 16, 256),
  dense('W3', [64, 32, 10], 32, 1024),
  dense('W4', [784, 128, 10], 64, 512),
  {
    id: 'C1',
    input: [1, 8, 8],
    layers: [
      conv(8, 3),
      { type: 'relu' },
      pool(2),
      conv(16, 3),
      { type: 'relu' },
      { type: 'flatten' },
      { type: 'dense', units: 10 },
      { type: 'softmax' },
    ],
    batch: 32,
    samples: 512,
  },
  {
    id: 'W5',
    input: [1, 28, 28],
    layers: [
      conv(8, 5),
      { type: 'relu' },
      pool(2),
      conv(16, 5),
      { type: 'relu' },
      pool(2),
      { type: 'flatten' },
      { type: 'dense', units: 10 },
      { type: 'softmax' },
    ],
    batch: 16,
    samples: 128,
  },
];

/** Networks and batches of all sizes, over which our two forms are compared. */
export const sizes: readonly Workload[] = [
  [2, 3, 3],
  [4, 8, 8, 3],
  [64, 32, 10],
  [784, 128, 10],
].flatMap((widths) => [1, 4, 16, 64].map((batch) => dense(widths.join('-'), widths, batch, 256)));

/** Learning rate of all runs. */
export const RATE = 0.5;

/** A layer with the shapes of one sample before and after it. */
export interface Stage {
  readonly layer: Layer;
  readonly from: readonly number[];
  readonly to: readonly number[];
  /** Which of the layers with weights it is, from 1 on; 0 where it has none. */
  readonly m: number;
}

/** The layers before the softmax. */
export function stagesOf({ input, layers }: Pick<Workload, 'input' | 'layers'>): Stage[] {
  let from = input;
  let m = 0;
  return layers.slice(0, -1).map((layer) => {
    const to = shapeAfter(layer, from);
    const trained = layer.type === 'dense' || layer.type === 'conv2d';
    const stage = { layer, from, to, m: trained ? ++m : 0 };
    from = to;
    return stage;
  });
}

function shapeAfter(layer: Layer, from: readonly number[]): readonly number[] {
  const [channels = 1, rows = 1, columns = 1] = from;
  switch (layer.type) {
    case 'dense':
      return [layer.units];
    case 'conv2d':
      return [layer.filters, rows - layer.kernel[0] + 1, columns - layer.kernel[1] + 1];
    case 'maxPool2d':
      return [channels, Math.floor(rows / layer.stride), Math.floor(columns / layer.stride)];
    case 'flatten':
      return [size(from)];
    default:
      return from;
  }
}

/** Shape of the weights of a layer that has some: [units, inputs] or [filters, channels, rows, columns]. */
export const weightsShape = ({ layer, from, to }: Stage): number[] =>
  layer.type === 'conv2d' ? [layer.filters, from[0]!, ...layer.kernel] : [to[0]!, from[0]!];

/** Width of the input and of every dense layer; undefined where there are other layers than dense ones and sigmoids. */
export function widthsOf({ input, layers }: Workload): number[] | undefined {
  if (!layers.every(({ type }) => ['dense', 'sigmoid', 'softmax'].includes(type))) return undefined;
  return [...input, ...layers.flatMap((layer) => (layer.type === 'dense' ? [layer.units] : []))];
}

/** Number of classes. */
export const classesOf = (workload: Workload): number => stagesOf(workload).at(-1)!.to[0]!;

/** Products and sums, each counted, that a training step needs for a sample: z forward, and ∂W and ∂a but of the input. */
export const operationsOf = (workload: Workload): number =>
  stagesOf(workload)
    .filter(({ m }) => m > 0)
    .reduce((sum, stage) => {
      const places = size(stage.to) / stage.to[0]!;
      return sum + 2 * size(weightsShape(stage)) * places * (stage.m === 1 ? 2 : 3);
    }, 0);

export const title = (workload: Workload): string =>
  `${workload.id} ${widthsOf(workload)?.join('-') ?? wordsOf(workload)}, batch ${workload.batch}`;

const wordsOf = ({ input, layers }: Workload): string =>
  [
    input.slice(1).join('×'),
    ...layers.flatMap((layer) =>
      layer.type === 'conv2d'
        ? [`conv ${layer.filters} of ${layer.kernel.join('×')}`]
        : layer.type === 'maxPool2d'
          ? [`pool ${layer.stride}`]
          : layer.type === 'dense'
            ? [`dense ${layer.units}`]
            : [],
    ),
  ].join(' → ');
