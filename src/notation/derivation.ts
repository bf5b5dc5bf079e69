import { bindExpr, type Binding } from './bind.ts';
import type { Expr, Index } from './expression.ts';
import { parts, symbols } from './traverse.ts';
import type { Env } from './env.ts';
import { expand, type Letters } from './evaluation/expand.ts';
import { letterLength, shapeOf } from './evaluation/shape-of.ts';
import { lettersOf } from './place.ts';
import type { Sym } from './symbol.ts';
import { placeOf } from './evaluation/vec.ts';

/** A line that a source prints and that cannot be so, with what is wrong about it. */
export interface Misprint {
  /** Number in the list of the source's slips: `E2`. */
  readonly id: string;
  /** Both sides as printed. */
  readonly of: Expr;
  readonly to: Expr;
  /** The same cell by cell, where what is printed is no number: what each side would have to be. */
  readonly reads?: { readonly of: Expr; readonly to: Expr };
  /** Letters that the line leaves open: it is read once for each of their values. */
  readonly open: readonly string[];
  /** Why it cannot be so. */
  readonly says: string;
}

/** A line that a reader may choose instead of the true one, and why it is wrong. */
export interface Distractor {
  readonly to: Expr;
  readonly says: string;
}

export interface DerivationLine {
  readonly to: Expr;
  /** Why it equals the line before, or, with a left side of its own, why that follows. */
  readonly because: string;
  /** A new left side. Of whole tensors it is about the cell that the free letters name. */
  readonly of?: Expr;
  /** What a reader may ask themselves before this line is shown. */
  readonly ask?: string;
  /** What the question gives to choose from beside the line itself. */
  readonly instead?: readonly Distractor[];
  readonly wrong?: Misprint;
}

/** `of = lines[0] = lines[1] …`, true at every value of the letters of `of`, at every layer where its tensors exist. */
export interface Derivation {
  readonly id: string;
  readonly title: string;
  readonly of: Expr;
  readonly lines: readonly DerivationLine[];
  /** The operation of a layer that it is about, `max pooling`; default: layers that are dense throughout. */
  readonly operation?: string;
  /** Numbers that the operation must have, such as a stride of 1; default: any. */
  readonly when?: Readonly<Record<string, number>>;
}

/** Derivations by name. */
export const byName = <Id extends string>(
  entries: Readonly<Record<Id, Omit<Derivation, 'id'>>>,
): Readonly<Record<Id, Derivation>> =>
  Object.fromEntries(
    Object.entries<Omit<Derivation, 'id'>>(entries).map(([id, entry]) => [id, { id, ...entry }]),
  ) as Record<Id, Derivation>;

/** The left side that holds at a line. */
export const leftOf = ({ of, lines }: Derivation, n: number): Expr =>
  lines.slice(0, n + 1).findLast((line) => line.of)?.of ?? of;

/** Letters of the left side, in reading order: the derivation holds at each of their values. */
export const freeLetters = ({ of }: Pick<Derivation, 'of'>): string[] => [
  ...new Set(symbols(of).flatMap(({ at }) => (at ?? []).flatMap(lettersOf))),
];

/** Whether it is about several samples side by side, counted by n, and not of one. */
export const isOfBatch = (derivation: Pick<Derivation, 'of'>): boolean =>
  freeLetters(derivation).includes('n');

/** What there is to choose from before a line, itself in a place that says nothing; null where nothing is. */
export function choicesOf({ id, lines }: Derivation, n: number) {
  const { to, instead } = lines[n]!;
  if (!instead) return null;
  const mixed = [...`${id} ${n}`].reduce(
    (hash, letter) => (31 * hash + letter.charCodeAt(0)) % 997,
    0,
  );
  const truth = mixed % (instead.length + 1);
  return { truth, choices: instead.toSpliced(truth, 0, { to, says: '' }) };
}

/** Whether every letter of an expression is one of these or summed in it. */
export function isBound(expr: Expr, letters: readonly string[]): boolean {
  const known = (indices: readonly Index[]): boolean =>
    indices.flatMap(lettersOf).every((letter) => letters.includes(letter));
  switch (expr.kind) {
    case 'symbol':
      return known(expr.at ?? []);
    case 'kronecker':
      return known(expr.indices);
    case 'sumOver':
      return isBound(expr.of, [...letters, expr.index]);
    default:
      return parts(expr).every((part) => isBound(part, letters));
  }
}

/** Letters of the sums that an expression, or its negative, begins with: it is nothing but the sum of its terms. */
export function leadingSums(expr: Expr): string[] {
  if (expr.kind === 'sumOver') return [expr.index, ...leadingSums(expr.of)];
  return expr.kind === 'sum' && expr.terms.length === 1 ? leadingSums(expr.terms[0]!.of) : [];
}

/** How many values a letter takes, whichever expression says so. */
export const lengthOf = (letter: string, exprs: readonly Expr[], env: Env): number =>
  Math.max(0, ...exprs.map((expr) => letterLength(expr, letter, env)));

/** The letter by which the layers of a derivation are counted: `l`, the last, `m`, any, or none. */
export const layerLetter = ({ of }: Pick<Derivation, 'of'>): 'l' | 'm' | null =>
  symbols(of).find(({ sym }) => sym.layer?.base)?.sym.layer?.base ?? null;

/** Layers that the letter may stand for in a network of `last` layers: all that it is about must be there. */
export function layersOf(derivation: Derivation, last: number): number[] {
  const syms = symbolsOf(derivation);
  const candidates =
    layerLetter(derivation) === 'm' ? Array.from({ length: last }, (_, n) => n + 1) : [last];
  return candidates.filter((layer) => syms.every((sym) => exists(sym, layer, last)));
}

/** Whether a network of `last` layers has that tensor, with `here` for the letter. */
function exists({ id, layer }: Sym, here: number, last: number): boolean {
  if (!layer) return true;
  const number = layer.base ? here + layer.plus : layer.plus;
  const first = id === 'a' ? 0 : 1;
  const hidden = id === 'da' || id === 'da_dz';
  return number >= first && number <= (hidden ? last - 1 : last);
}

/** Every symbol that a derivation names. */
export const symbolsOf = ({ of, lines }: Derivation): Sym[] =>
  [of, ...lines.flatMap((line) => (line.of ? [line.of, line.to] : [line.to]))]
    .flatMap(symbols)
    .map(({ sym }) => sym);

/** A derivation about "layer l" as one about this layer of this network. */
export function bindDerivation(derivation: Derivation, binding: Binding): Derivation {
  const go = (expr: Expr): Expr => bindExpr(expr, binding);
  return {
    ...derivation,
    of: go(derivation.of),
    lines: derivation.lines.map(({ of, to, wrong, instead, ...line }) => ({
      ...line,
      to: go(to),
      ...(of && { of: go(of) }),
      ...(instead && { instead: instead.map(({ to: other, says }) => ({ to: go(other), says })) }),
      ...(wrong && { wrong: bindMisprint(wrong, go) }),
    })),
  };
}

const bindMisprint = (misprint: Misprint, go: (expr: Expr) => Expr): Misprint => ({
  ...misprint,
  of: go(misprint.of),
  to: go(misprint.to),
  ...(misprint.reads && { reads: { of: go(misprint.reads.of), to: go(misprint.reads.to) } }),
});

/**
 * A side of a line, bound, at the values of the free letters: the sum behind it. Where the left side of the line is
 * whole, the letters name its cell: `[i, j]`, of a column `[i]`, of a row the transpose, of a matrix written as one
 * column the place there. Of a sum whose letter is one of `terms` that term alone.
 */
export function expandSide(
  side: Expr,
  left: Expr,
  free: Letters,
  env: Env,
  terms: Letters = {},
): Expr {
  const places = Object.values(free);
  const letters = { ...free, ...terms };
  const cell = places.length > 1 ? places : [places[0] ?? 0, env.sample];
  if (left.kind === 'vec')
    return expand(side, [placeOf(cell, shapeOf(left.of, env)), 0], env, letters);
  return expand(side, isRow(left) ? cell.toReversed() : cell, env, letters);
}

/** Whether all cells that an opened expression reads are there. */
const isThere = (opened: Expr, env: Env): boolean =>
  symbols(opened).every(({ sym, at }) =>
    at!.every((index, axis) => Number(index) < (env.tensor(sym).shape[axis] ?? 0)),
  );

const isRow = (left: Expr): boolean =>
  left.kind === 'transpose' && parts(left).every(({ kind }) => kind === 'symbol');

/** What a misprint says, as values, at the letters that it leaves open. */
export interface Reading {
  readonly letters: Letters;
  /** The left side, and what is printed on the right. */
  readonly left: Expr;
  readonly right: Expr;
}

/** A misprint read in every way that the letters it leaves open allow, where the cells that it names are there. */
export function readingsOf(misprint: Misprint, free: Letters, env: Env): Reading[] {
  const { of, to } = misprint.reads ?? misprint;
  const all = misprint.open.reduce<Letters[]>(
    (chosen, letter) =>
      chosen.flatMap((letters) =>
        Array.from({ length: lengthOf(letter, [of, to], env) }, (_, value) => ({
          ...letters,
          [letter]: value,
        })),
      ),
    [{}],
  );
  return all
    .map((letters) => ({
      letters,
      left: expand(of, [], env, { ...free, ...letters }),
      right: expand(to, [], env, { ...free, ...letters }),
    }))
    .filter(({ left, right }) => isThere(left, env) && isThere(right, env));
}
