import type { Kernels } from '../src/engine/training/executor.ts';
import { trainer, type Batch } from '../src/engine/training/trainer.ts';
import { denseNetwork, graphOf, initialParameters } from '../src/layers/network.ts';
import { dataOf } from '../src/experiment/data/split.ts';
import { parseBundled, bundled } from '../src/experiment/data/bundled.ts';
import { seeded, shuffled } from '../src/tensor/random.ts';
import { fromRows, zeros, type Tensor } from '../src/tensor/tensor.ts';

const NETWORK = denseNetwork([64, 32, 10], 'sigmoid');
const BATCH = 32;
const RATE = 0.5;
/** Share of the held-out images to be read rightly. */
const ENOUGH = 0.96;
const MOST_EPOCHS = 100;
const RUNS = 9;

/** One run from random weights. */
export interface Reached {
  readonly milliseconds: number;
  readonly epochs: number;
}

/** Real digits, a fifth held out: times to 96 % on these from other random weights in each run, measured after every epoch. */
export function reachDigits(csv: string, kernels: Kernels | null): Reached[] {
  const set = parseBundled(bundled.digits, csv);
  const { X, Y, heldOut } = dataOf({ set, seed: 1, share: 0.2 });
  const data = { x: transposed(fromRows(X)), y: transposed(fromRows(Y)) };
  const held = new Set(heldOut);
  const training = X.flatMap((_, n) => (held.has(n) ? [] : [n]));
  return Array.from({ length: RUNS }, (_, run) => reach(data, training, heldOut, run + 1, kernels));
}

function reach(
  data: Batch,
  training: readonly number[],
  heldOut: readonly number[],
  seed: number,
  kernels: Kernels | null,
): Reached {
  const random = seeded(seed);
  const perEpoch = Math.ceil(training.length / BATCH);
  const began = performance.now();
  const network = trainer(graphOf(NETWORK), initialParameters(NETWORK, seed), data, kernels);
  for (let epoch = 1; epoch <= MOST_EPOCHS; epoch++) {
    const order = shuffled(training.length, random).map((place) => training[place]!);
    const columns = (step: number): number[] => order.slice(step * BATCH, (step + 1) * BATCH);
    network.run({ from: 0, to: perEpoch, rate: RATE, columns });
    if (network.measure(heldOut).right >= ENOUGH * heldOut.length) {
      return { milliseconds: performance.now() - began, epochs: epoch };
    }
  }
  throw new Error(`not ${100 * ENOUGH} % after ${MOST_EPOCHS} epochs`);
}

function transposed({ shape: [rows = 0, columns = 0], data }: Tensor): Tensor {
  const out = zeros([columns, rows]);
  for (let i = 0; i < rows; i++) {
    for (let j = 0; j < columns; j++) out.data[j * rows + i] = data[i * columns + j]!;
  }
  return out;
}
