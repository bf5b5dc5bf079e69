/** A network of sigmoid units with a softmax head, trained on so many samples in mini-batches taken in order. */
export interface Workload {
  readonly id: string;
  /** Widths from the input to the output. */
  readonly layers: readonly number[];
  readonly batch: number;
  /** A multiple of `batch`. */
  readonly samples: number;
}

export const workloads: readonly Workload[] = [
  { id: 'W1', layers: [2, 3, 3], batch: 1, samples: 64 },
  { id: 'W2', layers: [4, 8, 8, 3], batch: 16, samples: 256 },
  { id: 'W3', layers: [64, 32, 10], batch: 32, samples: 1024 },
  { id: 'W4', layers: [784, 128, 10], batch: 64, samples: 512 },
];

/** Networks and batches of all sizes, over which our two forms are compared. */
export const sizes: readonly Workload[] = [
  [2, 3, 3],
  [4, 8, 8, 3],
  [64, 32, 10],
  [784, 128, 10],
].flatMap((layers) =>
  [1, 4, 16, 64].map((batch) => ({ id: layers.join('-'), layers, batch, samples: 256 })),
);

/** Learning rate of all runs. */
export const RATE = 0.5;

/** Products and sums, each counted, that a training step needs for a sample: z forward, and ∂W and ∂a but of the input. */
export const operationsOf = ({ layers }: Workload): number =>
  layers.slice(1).reduce((sum, width, n) => sum + 2 * width * layers[n]! * (n === 0 ? 2 : 3), 0);

export const title = ({ id, layers, batch }: Workload): string =>
  `${id} ${layers.join('-')}, batch ${batch}`;
