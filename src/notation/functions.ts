import { exp } from '../tensor/exp.ts';
import type { Activation } from './activations/activation.ts';
import { activations } from './activations/list.ts';

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

const base: Readonly<Record<string, FunctionEntry>> = {
  exp: { tex: '\\exp', text: 'exp', at: exp },
  sqrt: { tex: '\\surd', text: '√', at: Math.sqrt },
  log: { tex: '\\log', text: 'log', at: Math.log },
  activation: { tex: '\\sigma', text: 'σ', at: unbound },
  'activation′': { tex: "\\sigma'", text: 'σ′', at: unbound },
  softmax: { tex: '\\operatorname{softmax}', text: 'softmax', at: null },
  max: { tex: '\\max', text: 'max', at: null },
};

const entriesOf = ([name, record]: [string, Activation]): [string, FunctionEntry][] => {
  const { f, slope, tex, text, kinks } = record;
  const shared = kinks ? { kinks } : {};
  return [
    [name, { tex, text, at: f, ...shared }],
    [`${name}′`, { tex: `${tex}'`, text: `${text}′`, at: slope, ...shared }],
  ];
};

const entries: Readonly<Record<string, FunctionEntry>> = {
  ...base,
  ...Object.fromEntries(Object.entries(activations).flatMap(entriesOf)),
};

/** The functions that equations apply and operations compute with: one definition for both. Throws a RangeError for a name that is none. */
export function functionEntry(name: string): FunctionEntry {
  const entry = Object.hasOwn(entries, name) ? entries[name] : undefined;
  if (!entry) throw new RangeError(`"${name}" is not a function of the book`);
  return entry;
}
