import { tensor, type Tensor } from './tensor.ts';

const GOLDEN = 0x9e3779b1; // 2³² / φ: seeds that follow one another start far apart

/**
 * Uniform numbers in [0, 1), the same for the same whole-numbered seed on every machine: a linear congruential generator.
 * Source: W. H. Press et al., "Numerical Recipes", 3rd edition, 2007, section 7.1 (its multiplier and increment).
 */
export function seeded(seed: number): () => number {
  let state = Math.imul(seed + 1, GOLDEN);
  return () => {
    state = (Math.imul(1_664_525, state) + 1_013_904_223) | 0;
    return (state >>> 0) / 0x1_0000_0000;
  };
}

/**
 * Initial weights [out, in], uniform within ±√(6 / (in + out)) times a scale, by default 1.
 * Source: X. Glorot, Y. Bengio, "Understanding the difficulty of training deep feedforward neural networks", 2010.
 */
export function glorot(out: number, inputs: number, random: () => number, scale = 1): Tensor {
  const bound = scale * Math.sqrt(6 / (inputs + out));
  const draw = (): number => 2 * bound * random() - bound;
  return tensor([out, inputs], Array.from({ length: out * inputs }, draw));
}

/** 0 … n−1 in a seeded random order (Fisher and Yates). */
export function shuffled(n: number, random: () => number): number[] {
  const order = Array.from({ length: n }, (_, i) => i);
  for (let i = n - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    [order[i], order[j]] = [order[j]!, order[i]!];
  }
  return order;
}
