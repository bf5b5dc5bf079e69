import {
  axisEntry,
  isAxis,
  symbolEntry,
  type symbolEntries,
  type SymbolEntry,
} from './vocabulary.ts';

export type { ColorRole } from './vocabulary.ts';

/** A symbol that every chapter has, or the gradient of the loss with respect to one. */
export type CommonSymbol = keyof typeof symbolEntries | `d${keyof typeof symbolEntries}`;

/** Name of a symbol of the vocabulary, or `d` before one for the gradient of the loss with respect to it. */
export type SymbolId = string;

/** A layer by number (`base` null), or relative to `l`, the last, or `m`, any: `l−1` is {base: 'l', plus: −1}. */
export interface Layer {
  readonly base: 'l' | 'm' | null;
  readonly plus: number;
}

export interface Sym {
  readonly id: SymbolId;
  readonly layer: Layer | null;
  /** Of a gradient that is a sum over the uses of a tensor: the addend of that use, counted from 1. */
  readonly use?: number;
  /** Codes of the axes of the tensor; absent where they are those that its symbol has by default. */
  readonly axes?: string;
}

/** The symbol whose gradient this is, or null. */
export const differentiated = (id: SymbolId): SymbolId | null =>
  !symbolEntry(id) && id.startsWith('d') && symbolEntry(id.slice(1)) ? id.slice(1) : null;

/** What the vocabulary says of a symbol; of the role of an operation that is none, no more than its name. */
export function describe(id: SymbolId): SymbolEntry {
  const entry = symbolEntry(id);
  if (entry) return entry;
  const by = differentiated(id);
  if (!by) return describeState(id) ?? { tex: id, axes: '', hue: 'plain', words: id };
  const { tex, axes, words } = symbolEntry(by)!;
  return { tex, axes, hue: 'gradient', words: `gradient of the loss with respect to the ${words}` };
}

/** What an optimizer keeps for a parameter, by the letter before its symbol: `vW`. */
const states: Readonly<Record<string, string>> = {
  v: 'velocity',
  m: 'mean gradient',
  q: 'mean squared gradient',
  g: 'gradient with the L2 penalty',
};

function describeState(id: SymbolId): SymbolEntry | undefined {
  const [letter, parameter] = [id.slice(0, 1), symbolEntry(id.slice(1))];
  const kept = Object.hasOwn(states, letter) ? states[letter] : undefined;
  if (kept === undefined || !parameter) return undefined;
  const { tex, axes, words } = parameter;
  return { tex: `{${letter}_{${tex}}}`, axes, hue: 'plain', words: `${kept} of the ${words}` };
}

/** Codes of the axes of a tensor, one character each. */
export const axesOfSymbol = ({ id, axes }: Sym): string => axes ?? describe(id).axes;

/** Whether an axis counts samples; the letter of an index does not. */
export const isBatchAxis = (code: string | undefined): boolean =>
  code !== undefined && isAxis(code) && axisEntry(code).role === 'batch';

/** Whether the last axis counts samples, so that the page looks at one of them. */
export const isColumn = (sym: Sym): boolean => isBatchAxis(axesOfSymbol(sym).at(-1));

export const numbered = (layer: number): Layer => ({ base: null, plus: layer });

/** `dz2` → its symbol, `dW1_2` → the addend of the second use. Throws a RangeError for a name that is not of the vocabulary. */
export function parseKey(key: string): Sym {
  const [, id = '', digits, use] = /^([A-Za-z_]+?)(\d+)?(?:_(\d+))?$/.exec(key) ?? [];
  if (!symbolEntry(id) && !differentiated(id) && !describeState(id)) {
    throw new RangeError(`"${key}" is not the name of a tensor`);
  }
  return {
    id,
    layer: digits ? numbered(Number(digits)) : null,
    ...(use && { use: Number(use) }),
  };
}

/** Name of a tensor whose layer is known: `W2`. Throws for a layer that is still a letter. */
export function keyOf({ id, layer, use }: Sym): string {
  if (layer?.base) throw new RangeError(`${id} of layer ${showLayer(layer)} names no one tensor`);
  return `${id}${layer ? layer.plus : ''}${use ? `_${use}` : ''}`;
}

/** Name under which the page marks occurrences of a tensor: log p lights with p, σ′(z²) with z². */
export function refOf(of: string | Sym): string {
  const sym = typeof of === 'string' ? parseKey(of) : of;
  const { viewOf } = describe(sym.id);
  return keyOf(viewOf ? { id: viewOf, layer: viewOf === 'z' ? sym.layer : null } : sym);
}

export function showLayer({ base, plus }: Layer): string {
  if (!base) return String(plus);
  return plus === 0 ? base : `${base}${plus < 0 ? '-' : '+'}${Math.abs(plus)}`;
}

/** How equations name a symbol in `data-term`: `W.l`, `dz.l-1`, `a.0`, `p`. */
export const termOf = ({ id, layer, use }: Sym): string => {
  const shown = describe(id).viewOf ?? id;
  const name = layer && shown !== 'p' ? `${shown}.${showLayer(layer)}` : shown;
  return use ? `${name}_${use}` : name;
};

/** `weights of layer 2`. */
export function wordsFor({ id, layer, use }: Sym): string {
  if (id === 'a' && layer && !layer.base && layer.plus === 0) return 'input';
  const words = describe(id).words.replace('{m}', layer ? showLayer(layer) : 'm');
  return use ? `${words}, contribution of use ${use}` : words;
}

/** The symbol that `termOf` names: `dz.l-1`. */
export function parseTerm(term: string): Sym {
  const [named = '', use] = term.split(/_(?=\d+$)/);
  const [id = '', layer] = named.split('.');
  parseKey(id);
  const share = use ? { use: Number(use) } : {};
  if (layer === undefined) return { id, layer: null, ...share };
  const [, base, plus = ''] = /^([lm]?)([+-]?\d+)?$/.exec(layer) ?? [];
  return {
    id,
    layer: { base: base ? (base as 'l' | 'm') : null, plus: Number(plus) },
    ...share,
  };
}
