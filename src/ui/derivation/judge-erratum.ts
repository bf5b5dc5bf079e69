import { readingsOf, type Misprint } from '../../notation/derivation.ts';
import type { Expr } from '../../notation/expression.ts';
import { parts } from '../../notation/traverse.ts';
import type { Env } from '../../notation/env.ts';
import type { Letters } from '../../notation/evaluation/expand.ts';
import { shapeOf } from '../../notation/evaluation/shape-of.ts';
import { valueOf } from '../../notation/evaluation/value.ts';
import { isColumn } from '../../notation/symbol.ts';
import { agrees, type DerivationPoint } from './evaluate.ts';

/** Of all the numbers that an erratum sets equal, how many are not, and by how much at most. */
export interface ErratumVerdict {
  readonly all: number;
  readonly wrong: number;
  readonly most: number;
}

/** Numbers beyond which they are not all computed. */
const MOST = 20_000;

/** The verdict over every place and every reading; null for a network too large to ask. */
export function judgeErratum(
  { free, lengths, env }: DerivationPoint,
  slip: Misprint,
): ErratumVerdict | null {
  const first = readingsOf(slip, free, env);
  const places = Object.values(lengths).reduce((product, length) => product * length, 1);
  if (first.length * places > MOST) return null;
  const gaps = everywhere(lengths)
    .flatMap((place) => readingsOf(slip, place, env))
    .map(({ left, right }) => ({
      value: valueOf(left, env),
      off: valueOf(right, env) - valueOf(left, env),
    }));
  return {
    all: gaps.length,
    wrong: gaps.filter(({ off, value }) => !agrees(off, value)).length,
    most: Math.max(...gaps.map(({ off }) => Math.abs(off))),
  };
}

const everywhere = (lengths: Letters): Letters[] =>
  Object.entries(lengths).reduce<Letters[]>(
    (places, [letter, length]) =>
      places.flatMap((place) =>
        Array.from({ length }, (_, value) => ({ ...place, [letter]: value })),
      ),
    [{}],
  );

/** Shapes of the two sides as printed: of a derivative all indices of what is derived, then all of what it is by. */
export const shapesOf = ({ of, to }: Misprint, env: Env): { of: string; to: string } => ({
  of: shown(axesOf(of, env)),
  to: shown(axesOf(to, env)),
});

const axesOf = (expr: Expr, env: Env): readonly number[] => {
  if (expr.kind === 'jacobian') return parts(expr).flatMap((part) => axesOf(part, env));
  const shape = shapeOf(expr, env);
  const column = expr.kind === 'symbol' && isColumn(expr.sym) && shape.at(-1) === 1;
  return column ? shape.slice(0, -1) : shape;
};

const shown = (axes: readonly number[]): string => axes.join('×') || '1';
