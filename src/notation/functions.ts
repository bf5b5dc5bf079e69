import type { FunctionName } from './expression.ts';

const sigmoid = (z: number): number => 1 / (1 + Math.exp(-z));

/** σ′(z) = σ(z) σ(−z), which is a (1 − a) without the digits that 1 − a loses near 1. */
const sigmoidSlope = (z: number): number => sigmoid(z) * sigmoid(-z);

/** tanh′(z) = 4 e^(−2|z|) / (1 + e^(−2|z|))², which is 1 − a² without the digits that it loses near ±1. */
function tanhSlope(z: number): number {
  const e = Math.exp(-2 * Math.abs(z));
  return (4 * e) / (1 + e) ** 2;
}

export interface FunctionEntry {
  readonly tex: string;
  readonly text: string;
  /** Value at one number; null where the function looks at a whole column. */
  readonly at: ((x: number) => number) | null;
  /** Arguments at which the derivative jumps. */
  readonly kinks?: readonly number[];
}

const unbound = (): number => {
  throw new RangeError('σ stands for the activation of a network and has no value without one');
};

/** The functions that equations apply and operations compute with: one definition for both. */
export const functions: Readonly<Record<FunctionName, FunctionEntry>> = {
  exp: { tex: '\\exp', text: 'exp', at: Math.exp },
  log: { tex: '\\log', text: 'log', at: Math.log },
  activation: { tex: '\\sigma', text: 'σ', at: unbound },
  'activation′': { tex: "\\sigma'", text: 'σ′', at: unbound },
  sigmoid: { tex: '\\sigma', text: 'σ', at: sigmoid },
  'sigmoid′': { tex: "\\sigma'", text: 'σ′', at: sigmoidSlope },
  tanh: { tex: '\\tanh', text: 'tanh', at: Math.tanh },
  'tanh′': { tex: "\\tanh'", text: 'tanh′', at: tanhSlope },
  relu: { tex: '\\operatorname{ReLU}', text: 'ReLU', at: (z) => Math.max(0, z), kinks: [0] },
  'relu′': { tex: "\\operatorname{ReLU}'", text: 'ReLU′', at: (z) => (z > 0 ? 1 : 0), kinks: [0] },
  softmax: { tex: '\\operatorname{softmax}', text: 'softmax', at: null },
  max: { tex: '\\max', text: 'max', at: null },
};
