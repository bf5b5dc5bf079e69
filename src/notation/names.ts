import { activations } from './activations/list.ts';
import type { FunctionName, Index } from './expression.ts';

interface Entry {
  readonly tex: string;
  /** As plain text. */
  readonly text: string;
}

/** Letters and signs that have a meaning but no value: with the tensors, all that an equation is made of. */
export const names = {
  l: { tex: 'l', text: 'l' },
  m: { tex: 'm', text: 'm' },
  i: { tex: 'i', text: 'i' },
  j: { tex: 'j', text: 'j' },
  k: { tex: 'k', text: 'k' },
  n: { tex: 'n', text: 'n' },
  h: { tex: 'h', text: 'h' },
  w: { tex: 'w', text: 'w' },
  c: { tex: 'c', text: 'c' },
  q: { tex: 'q', text: 'q' },
  u: { tex: 'u', text: 'u' },
  v: { tex: 'v', text: 'v' },
  superscript: { tex: '\\cdot^{m}', text: '·ᵐ' },
  transpose: { tex: '\\cdot^{T}', text: 'ᵀ' },
  hadamard: { tex: '\\odot', text: '⊙' },
  sum: { tex: '\\textstyle\\sum', text: 'Σ' },
  ones: { tex: '\\mathbf{1}^{T}', text: '1ᵀ' },
  partial: { tex: '\\partial', text: '∂' },
  assign: { tex: '\\leftarrow', text: '←' },
  delta: { tex: '\\delta^{m}', text: 'δ' },
  kronecker: { tex: '\\delta_{ij}', text: 'δᵢⱼ' },
  exp: { tex: 'e', text: 'e' },
  log: { tex: '\\log', text: 'log' },
  diag: { tex: '\\operatorname{diag}', text: 'diag' },
  vec: { tex: '\\operatorname{vec}', text: 'vec' },
  max: { tex: '\\max', text: 'max' },
  softmax: { tex: '\\operatorname{softmax}', text: 'softmax' },
  activation: { tex: '\\sigma', text: 'σ' },
  slope: { tex: "\\sigma'", text: 'σ′' },
} as const satisfies Readonly<Record<string, Entry>>;

export type Name = keyof typeof names;

export const isName = (text: string): text is Name => Object.hasOwn(names, text);

/** A letter that counts layers or places; null for a place by number. */
export const nameOfIndex = (index: Index): Name | null =>
  typeof index === 'string' && isName(index) ? index : null;

/** What a function is called whatever the activation of the network. */
export function nameOfFunction(fn: FunctionName): Name {
  switch (fn) {
    case 'exp':
    case 'log':
    case 'max':
    case 'softmax':
      return fn;
    default:
      return fn.endsWith('′') ? 'slope' : 'activation';
  }
}

const written: ReadonlyMap<string, Name> = new Map([
  ...Object.entries(names).map(([name, { text }]) => [text, name as Name] as const),
  ['δ', 'kronecker'],
  ['T', 'transpose'],
  ['1', 'ones'],
  ...Object.values(activations).flatMap(({ text }): [string, Name][] => [
    [text, 'activation'],
    [`${text}′`, 'slope'],
  ]),
]);

/** The letter or sign that a run of typeset text is: `σ(`, `⊙`, `k`. */
export const nameOfText = (text: string): Name | undefined =>
  written.get(text.trim().replace('(', ''));
