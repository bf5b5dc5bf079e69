import {
  hadamard,
  minus,
  negative,
  number,
  plus,
  times,
  transpose,
  type Expr,
} from '../../src/notation/expression.ts';
import { compose, spell } from '../../src/practice/compose.ts';
import type { ComposeInstance } from '../../src/practice/exercise.ts';
import { pick, type Random } from '../../src/practice/draw-network.ts';

/** Another way to write the same. */
type Rewriting = (of: Expr, random: Random, terms: readonly Expr[]) => Expr;

const same: readonly Rewriting[] = [
  (of) => (of.kind === 'hadamard' ? hadamard(...of.factors.toReversed()) : of),
  (of) =>
    of.kind === 'sum' && of.terms.length > 1 ? { kind: 'sum', terms: of.terms.toReversed() } : of,
  (of) => negative(negative(of)),
  (of) => times(number(1), of),
  (of, random, terms) => {
    const term = pick(random, terms);
    return minus(plus(of, term), term);
  },
  (of) => transpose(transpose(of)),
  (of) =>
    of.kind === 'product' ? transpose(times(...of.factors.toReversed().map(transpose))) : of,
  (of) =>
    of.kind === 'product' && of.factors.length > 2
      ? times(of.factors[0]!, times(...of.factors.slice(1)))
      : of,
  (of) => {
    // (p − y) ⊙ r = p ⊙ r − y ⊙ r
    if (of.kind !== 'hadamard' || of.factors[0]!.kind !== 'sum') return of;
    const rest = of.factors.slice(1);
    const terms = of.factors[0].terms.map(({ sign, of: term }) => ({
      sign,
      of: hadamard(term, ...rest),
    }));
    return { kind: 'sum', terms };
  },
];

/** Written otherwise somewhere within. */
function rewritten(expr: Expr, random: Random, terms: readonly Expr[]): Expr {
  if (random() < 0.5) {
    const go = (part: Expr): Expr => rewritten(part, random, terms);
    switch (expr.kind) {
      case 'product':
        return times(...expr.factors.map(go));
      case 'hadamard':
        return hadamard(...expr.factors.map(go));
      case 'sum':
        return { kind: 'sum', terms: expr.terms.map(({ sign, of }) => ({ sign, of: go(of) })) };
      default:
    }
  }
  return pick(random, same)(expr, random, terms);
}

/** Any expression of the palette. */
function anything(random: Random, terms: readonly Expr[], depth: number): Expr {
  if (depth === 0 || random() < 0.2) return pick(random, terms);
  const part = (): Expr => anything(random, terms, depth - 1);
  const makers = [
    () => times(part(), part()),
    () => hadamard(part(), part()),
    () => plus(part(), part()),
    () => minus(part(), part()),
    () => negative(part()),
    () => transpose(part()),
  ];
  return pick(random, makers)();
}

/** Right sides that a reader may put together: rewritten from the right one and from slips, and drawn from the palette. */
export function formsOf(instance: ComposeInstance, random: Random): Expr[] {
  const terms = instance.palette.flatMap((term) => (term.kind === 'expr' ? [term.expr] : []));
  const twice = (of: Expr): Expr => rewritten(rewritten(of, random, terms), random, terms);
  const many = <T>(count: number, make: () => T): T[] => Array.from({ length: count }, make);
  const forms = [
    ...many(12, () => twice(instance.answer)),
    ...many(8, () => twice(pick(random, instance.slips).of)),
    ...many(20, () => anything(random, terms, 3)),
  ];
  // As they come out of the palette.
  return forms.map((form) => compose(spell(form)));
}
