import type { Expr, Signed } from '../expression.ts';
import { parts, rename } from '../traverse.ts';
import type { Change } from './tex.ts';

/** Two lines, in nodes of their own, and those of their parts in which they differ. */
interface Difference {
  readonly gone: ReadonlySet<Expr>;
  readonly come: ReadonlySet<Expr>;
}

/** The parts of one expression that another has not, and the other way round; no part of a marked part is marked. */
function difference(before: Expr, after: Expr): Difference {
  const gone = new Set<Expr>();
  const come = new Set<Expr>();
  const visit = (one: Expr, other: Expr): void => {
    if (same(one, other)) return;
    const pairs = alike(one, other) ? aligned(children(one), children(other)) : null;
    if (!pairs) {
      gone.add(one);
      come.add(other);
      return;
    }
    for (const [left, right] of pairs) {
      if (left && right && left.sign === right.sign) {
        visit(left.of, right.of);
      } else {
        if (left) gone.add(left.of);
        if (right) come.add(right.of);
      }
    }
  };
  visit(before, after);
  return { gone, come };
}

/** Lines in nodes of their own, and what each changes about the line before it and the line after. */
export function withChanges(
  lines: readonly Expr[],
): { readonly line: Expr; readonly changes: ReadonlyMap<Expr, Change> }[] {
  const own = lines.map((line) => rename(line, (named) => ({ ...named })));
  const steps = own.slice(1).map((line, n) => difference(own[n]!, line));
  return own.map((line, n) => {
    const come = steps[n - 1]?.come ?? new Set();
    const gone = steps[n]?.gone ?? new Set();
    const all = [...new Set([...come, ...gone])];
    return {
      line,
      changes: new Map(
        all.map((part) => [
          part,
          come.has(part) ? (gone.has(part) ? 'come gone' : 'come') : 'gone',
        ]),
      ),
    };
  });
}

/** Whether two expressions are the same, node by node. */
const same = (one: Expr | Signed, other: Expr | Signed): boolean =>
  JSON.stringify(one) === JSON.stringify(other);

/** Whether two expressions differ only in their parts. A symbol, and what is written round one, is one thing. */
function alike(one: Expr, other: Expr): boolean {
  if (one.kind !== other.kind || children(one).length === 0 || children(other).length === 0) {
    return false;
  }
  return JSON.stringify(headOf(one)) === JSON.stringify(headOf(other));
}

/** An expression without its parts. */
function headOf(expr: Expr): unknown {
  switch (expr.kind) {
    case 'sumOver':
      return [expr.index, expr.except];
    case 'apply':
      return expr.name;
    case 'derivative':
      return expr.by;
    case 'cases':
      return expr.indices;
    case 'power':
      return expr.exponent;
    case 'sum':
      return expr.terms.length === 1;
    default:
      return null;
  }
}

/** Parts that may be marked on their own. */
function children(expr: Expr): readonly Signed[] {
  const plain = (of: Expr): Signed => ({ sign: 1, of });
  switch (expr.kind) {
    case 'jacobian':
    case 'let':
      return [];
    case 'transpose':
      return expr.of.kind === 'symbol' ? [] : [plain(expr.of)];
    case 'derivative':
      return [plain(expr.of)];
    case 'sum':
      return expr.terms;
    default:
      return parts(expr).map(plain);
  }
}

type Pair = readonly [Signed | null, Signed | null];

/**
 * Parts side by side: the longest common sequence stays, and the parts between are paired if there are equally many. Null where nothing stays and nothing can be paired.
 */
function aligned(left: readonly Signed[], right: readonly Signed[]): Pair[] | null {
  const kept = commonOf(left, right);
  if (kept.length === 0 && left.length !== right.length) return null;
  const pairs: Pair[] = [];
  let [i, j] = [0, 0];
  for (const [a, b] of [...kept, [left.length, right.length] as const]) {
    const [before, after] = [left.slice(i, a), right.slice(j, b)];
    if (before.length === after.length) {
      before.forEach((part, n) => pairs.push([part, after[n]!]));
    } else {
      pairs.push(...before.map((part): Pair => [part, null]));
      pairs.push(...after.map((part): Pair => [null, part]));
    }
    [i, j] = [a + 1, b + 1];
  }
  return pairs;
}

/** Places of a longest common subsequence. */
function commonOf(
  left: readonly Signed[],
  right: readonly Signed[],
): (readonly [number, number])[] {
  const best = Array.from({ length: left.length + 1 }, () =>
    Array.from({ length: right.length + 1 }, () => 0),
  );
  const matches = (i: number, j: number): boolean => same(left[i]!, right[j]!);
  for (let i = left.length - 1; i >= 0; i--) {
    for (let j = right.length - 1; j >= 0; j--) {
      best[i]![j] = matches(i, j)
        ? best[i + 1]![j + 1]! + 1
        : Math.max(best[i + 1]![j]!, best[i]![j + 1]!);
    }
  }
  const places: [number, number][] = [];
  for (let i = 0, j = 0; i < left.length && j < right.length;) {
    if (matches(i, j)) places.push([i++, j++]);
    else if (best[i + 1]![j]! >= best[i]![j + 1]!) i++;
    else j++;
  }
  return places;
}
