import type { ActivationName } from '../../../../src/notation/activations/list.ts';
import { denseNetwork, initialParameters } from '../../../../src/layers/network.ts';
import { scalar, tensor, type Tensor } from '../../../../src/tensor/tensor.ts';
import { isBreakdown, passOf } from './passages.ts';

export const DEPTH = 12;
/** Units of the hidden layers, in turn: no weight matrix is square. */
const [WIDE, NARROW] = [24, 20];
const [INPUTS, CLASSES] = [16, 10];

/** Seeded networks that a length is the mean of. */
const SEEDS = [1, 2, 3, 4, 5];

/**
 * Lengths of the error signal of each layer, the first at the left, over that of the last: the
 * geometric mean over a few seeded networks of 12 layers, their weights those of Glorot and Bengio times `scale`. Null
 * where a number overflows.
 */
export function relativeGradients(activation: ActivationName, scale: number): number[] | null {
  const widths = [
    INPUTS,
    ...Array.from({ length: DEPTH - 1 }, (_, n) => (n % 2 ? NARROW : WIDE)),
    CLASSES,
  ];
  const network = denseNetwork(widths, activation);
  const logs = SEEDS.map((seed) => {
    const values = { ...initialParameters(network, seed, scale), ...sample(seed) };
    const pass = passOf({ network, values });
    if (isBreakdown(pass)) return null;
    const lengths = Array.from({ length: DEPTH }, (_, n) =>
      Math.log(Math.hypot(...pass.at(`dz${n + 1}`, pass.steps.length)!.data)),
    );
    return lengths.map((length) => length - lengths.at(-1)!);
  });
  if (logs.includes(null)) return null;
  return Array.from({ length: DEPTH }, (_, n) =>
    Math.exp(logs.reduce((sum, one) => sum + one![n]!, 0) / SEEDS.length),
  );
}

/** An input with entries of size 1, and the first class as target. */
function sample(seed: number): Record<string, Tensor> {
  const x = Array.from({ length: INPUTS }, (_, i) => ((i * 7 + seed * 3) % 5) / 2 - 1);
  const y = Array.from({ length: CLASSES }, (_, i) => (i === 0 ? 1 : 0));
  return {
    a0: tensor([INPUTS, 1], x),
    y: tensor([CLASSES, 1], y),
    alpha: scalar(1),
    N: scalar(1),
  };
}
