import { relu, reluSlope, sigmoid, sigmoidSlope, tanh, tanhSlope } from '../tensor/activations.ts';
import { exp } from '../tensor/exp.ts';
import type { FunctionName } from './expression.ts';

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
  exp: { tex: '\\exp', text: 'exp', at: exp },
  log: { tex: '\\log', text: 'log', at: Math.log },
  activation: { tex: '\\sigma', text: 'σ', at: unbound },
  'activation′': { tex: "\\sigma'", text: 'σ′', at: unbound },
  sigmoid: { tex: '\\sigma', text: 'σ', at: sigmoid },
  'sigmoid′': { tex: "\\sigma'", text: 'σ′', at: sigmoidSlope },
  tanh: { tex: '\\tanh', text: 'tanh', at: tanh },
  'tanh′': { tex: "\\tanh'", text: 'tanh′', at: tanhSlope },
  relu: { tex: '\\operatorname{ReLU}', text: 'ReLU', at: relu, kinks: [0] },
  'relu′': { tex: "\\operatorname{ReLU}'", text: 'ReLU′', at: reluSlope, kinks: [0] },
  softmax: { tex: '\\operatorname{softmax}', text: 'softmax', at: null },
  max: { tex: '\\max', text: 'max', at: null },
};
