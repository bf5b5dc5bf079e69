import type { Index, Named } from '../expression.ts';
import { isPlace, placeText } from '../place.ts';
import {
  axesOfSymbol,
  describe,
  differentiated,
  isBatchAxis,
  isColumn,
  showLayer,
  wordsFor,
} from '../symbol.ts';
import { axisEntry } from '../vocabulary.ts';

/** How a symbol is set where there is no TeX: what is before the letter, its scripts, what is after. */
export interface Glyphs {
  /** `σ′(`, `log `, or nothing. */
  readonly before: string;
  readonly letter: string;
  /** Layer, and the sample in brackets where several are spoken of. */
  readonly upper: string;
  /** Indices. */
  readonly lower: string;
  readonly after: string;
  /** The name is ∂L over ∂ of the letter. */
  readonly gradient: boolean;
  /** It is a gradient of the mean loss. */
  readonly ofMean: boolean;
  readonly bar: boolean;
}

/** Glyphs of a symbol; ∂L/∂z is always set as δ. `samples` prints which sample a cell belongs to. */
export function glyphsOf({ sym, at, ofMean = false }: Named, samples = false): Glyphs {
  const { id, layer, use } = sym;
  const { viewOf } = describe(id);
  const by = differentiated(id);
  const isDelta = id === 'dz';
  const { indices, sample } = split(sym, at);
  const shared = use ? `[${use}]` : '';
  const column = samples && sample !== undefined ? `(${show(sample)})` : '';
  const shown = indices.map(show);
  return {
    before: viewOf === 'z' ? 'σ′(' : viewOf === 'p' ? 'log\u2009' : '',
    letter: isDelta ? 'δ' : textOf(viewOf ?? by ?? id),
    upper: `${layer ? showLayer(layer).replace('-', '−') : ''}${shared}${column}`,
    lower: shown.some((index) => index.length > 1) ? shown.join(',') : shown.join(''),
    after: viewOf === 'z' ? ')' : '',
    gradient: by !== null && !isDelta,
    ofMean,
    bar: id === 'Lbar',
  };
}

/** Indices of a symbol without that of the sample, and that. */
function split(sym: Named['sym'], at: Named['at']) {
  const axes = axesOfSymbol(sym);
  const indices = (at ?? []).filter((_, axis) => !isBatchAxis(axes[axis]));
  const sample = isColumn(sym) ? at?.[axes.length - 1] : undefined;
  return { indices, sample };
}

const textOf = (id: string): string => describe(id).text ?? id;

const show = (index: Index): string =>
  typeof index === 'number'
    ? String(index + 1)
    : isPlace(index)
      ? placeText(index).replaceAll('-', '−')
      : index;

/** `δ²₁`, `∂L/∂W³₁₂`, `σ′(z²₁)`. */
export function symbolText(named: Named, samples = false): string {
  const { before, letter, upper, lower, after, gradient, ofMean, bar } = glyphsOf(named, samples);
  const name = `${letter}${bar ? '\u0304' : ''}${raise(upper)}${drop(lower)}`;
  return `${before}${gradient ? `∂L${ofMean ? '\u0304' : ''}/∂${name}` : name}${after}`;
}

/** `weights of layer 3, 1 2`; of maps `weights of layer 1, filter 2, channel 1, row 3, column 1`. */
export function symbolWords({ sym, at }: Named): string {
  const { indices } = split(sym, at);
  const axes = placeAxes(sym);
  const where = axes.every((code) => axisEntry(code)?.role === 'unit')
    ? indices.map(show).join(' ')
    : indices.map((index, axis) => `${axisWords(axes, axis)} ${show(index)}`).join(', ');
  return [wordsFor(sym), where].filter(Boolean).join(', ');
}

/** Codes of the axes of a tensor but that of the samples. */
export const placeAxes = (sym: Named['sym']): string[] =>
  [...axesOfSymbol(sym)].filter((code) => !isBatchAxis(code));

/** What an axis counts, in words; a window alone has plain rows and columns. */
export function axisWords(axes: readonly string[], axis: number): string {
  const words = axisEntry(axes[axis]!)?.words ?? 'place';
  const alone = !axes.some((code) => axisEntry(code)?.role === 'space');
  return alone ? words.replace(' of the window', '') : words;
}

/** `channel 2, row 1, column 3`; `cell` is 0-based and without its sample. */
export const cellWords = (sym: Named['sym'], cell: readonly number[]): string =>
  cell.map((place, axis) => `${axisWords(placeAxes(sym), axis)} ${place + 1}`).join(', ');

const replaceEach = (from: string, to: string) => {
  const table = new Map([...from].map((letter, n) => [letter, [...to][n]!]));
  return (text: string): string => [...text].map((letter) => table.get(letter) ?? letter).join('');
};

const raise = replaceEach('0123456789−+()lm', '⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁺⁽⁾ˡᵐ');
const drop = replaceEach('0123456789ijk', '₀₁₂₃₄₅₆₇₈₉ᵢⱼₖ');
