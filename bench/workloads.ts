/** Layers of a workload; after the last one comes softmax. */
export type Layer =
  | { readonly type: 'dense'; readonly units: number }
  | { readonly type: 'sigmoid' | 'relu' | 'flatten' }
  | { readonly type: 'convolution'; readonly filters: number; readonly size: number }
  | { readonly type: 'maxPool'; readonly size: number };

/** A network with a softmax head, trained on so many samples in mini-batches taken in order. */
export interface Workload {
  readonly id: string;
  /** Of one sample: [units], or [channels, rows, columns]. */
  readonly input: readonly number[];
  readonly layers: readonly Layer[];
  readonly batch: number;
  /** A multiple of `batch`. */
  readonly samples: number;
}

/** Widths from the input to the output, with sigmoids between. */
const dense = (
  id: string,
  [input, ...widths]: readonly number[],
  batch: number,
  samples: number,
): Workload => ({
  id,
  input: [input!],
  layers: widths.flatMap((units, n): Layer[] =>
    n + 1 < widths.length
      ? [{ type: 'dense', units }, { type: 'sigmoid' }]
      : [{ type: 'dense', units }],
  ),
  batch,
  samples,
});

export const workloads: readonly Workload[] = [
  dense('W1', [2, 3, 3], 1, 64),
  dense('W2', [4, 8, 8, 3], 16, 256),
  dense('W3', [64, 32, 10], 32, 1024),
  dense('W4', [784, 128, 10], 64, 512),
  {
    id: 'C1',
    input: [1, 8, 8],
    layers: [
      { type: 'convolution', filters: 8, size: 3 },
      { type: 'relu' },
      { type: 'maxPool', size: 2 },
      { type: 'convolution', filters: 16, size: 3 },
      { type: 'relu' },
      { type: 'flatten' },
      { type: 'dense', units: 10 },
    ],
    batch: 32,
    samples: 512,
  },
  {
    id: 'W5',
    input: [1, 28, 28],
    layers: [
      { type: 'convolution', filters: 8, size: 5 },
      { type: 'relu' },
      { type: 'maxPool', size: 2 },
      { type: 'convolution', filters: 16, size: 5 },
      { type: 'relu' },
      { type: 'maxPool', size: 2 },
      { type: 'flatten' },
      { type: 'dense', units: 10 },
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
  /** Which of the layers with parameters it is, from 1 on; 0 where it has none. */
  readonly m: number;
}

export function stagesOf({ input, layers }: Pick<Workload, 'input' | 'layers'>): Stage[] {
  let from = input;
  let m = 0;
  return layers.map((layer) => {
    const to = shapeAfter(layer, from);
    const trained = layer.type === 'dense' || layer.type === 'convolution';
    const stage = { layer, from, to, m: trained ? ++m : 0 };
    from = to;
    return stage;
  });
}

function shapeAfter(layer: Layer, [first, rows, columns]: readonly number[]): number[] {
  switch (layer.type) {
    case 'dense':
      return [layer.units];
    case 'convolution':
      return [layer.filters, rows! - layer.size + 1, columns! - layer.size + 1];
    case 'maxPool':
      return [first!, Math.floor(rows! / layer.size), Math.floor(columns! / layer.size)];
    case 'flatten':
      return [first! * rows! * columns!];
    default:
      return rows === undefined ? [first!] : [first!, rows, columns!];
  }
}

/** Shape of the weights of a layer that has some: [units, inputs] or [filters, channels, rows, columns]. */
export const weightsShape = ({ layer, from, to }: Stage): number[] =>
  layer.type === 'convolution'
    ? [layer.filters, from[0]!, layer.size, layer.size]
    : [to[0]!, from[0]!];

/** Width of the input and of every dense layer; undefined where there are other layers than dense ones and sigmoids. */
export function widthsOf({ input, layers }: Workload): number[] | undefined {
  if (!layers.every(({ type }) => type === 'dense' || type === 'sigmoid')) return undefined;
  return [...input, ...layers.flatMap((layer) => (layer.type === 'dense' ? [layer.units] : []))];
}

/** Number of classes. */
export const classesOf = (workload: Workload): number => stagesOf(workload).at(-1)!.to[0]!;

export const product = (shape: readonly number[]): number => shape.reduce((all, n) => all * n, 1);

/** Products and sums, each counted, that a training step needs for a sample: z forward, and ∂W and ∂a but of the input. */
export const operationsOf = (workload: Workload): number =>
  stagesOf(workload)
    .filter(({ m }) => m > 0)
    .reduce((sum, stage) => {
      const places = product(stage.to) / stage.to[0]!;
      return sum + 2 * product(weightsShape(stage)) * places * (stage.m === 1 ? 2 : 3);
    }, 0);

export const title = (workload: Workload): string =>
  `${workload.id} ${widthsOf(workload)?.join('-') ?? wordsOf(workload)}, batch ${workload.batch}`;

const wordsOf = ({ input, layers }: Workload): string =>
  [
    input.slice(1).join('×'),
    ...layers.flatMap((layer) =>
      layer.type === 'convolution'
        ? [`conv ${layer.filters} of ${layer.size}×${layer.size}`]
        : layer.type === 'maxPool'
          ? [`pool ${layer.size}`]
          : layer.type === 'dense'
            ? [`dense ${layer.units}`]
            : [],
    ),
  ].join(' → ');
