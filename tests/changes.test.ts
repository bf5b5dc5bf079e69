import { describe, expect, test } from 'vitest';
import { derivations } from '../chapters/07-backpropagation/derivations/list.ts';
import { withChanges } from '../src/notation/printing/changes.ts';
import {
  fraction,
  hadamard,
  minus,
  negative,
  number,
  plus,
  sumOver,
  sym,
  times,
  transpose,
  type Expr,
} from '../src/notation/expression.ts';
import { tex } from '../src/notation/printing/tex.ts';

const [a, b, p, y] = [sym('a', 1), sym('b', 1), sym('p', null, 'k'), sym('y', null, 'k')];

/** TeX of the marked parts of two lines: what goes, what comes. */
function marked(before: Expr, after: Expr): [string[], string[]] {
  const [first, second] = withChanges([before, after]);
  const textOf = (changes: ReadonlyMap<Expr, string>): string[] =>
    [...changes.keys()].map((part) => tex(part, { names: false }));
  return [textOf(first!.changes), textOf(second!.changes)];
}

describe('what changes', () => {
  test.each<[string, Expr, Expr, string[], string[]]>([
    ['nothing', times(a, b), times(a, b), [], []],
    ['one factor', times(p, y, number(2)), times(p, y, number(3)), ['2'], ['3']],
    ['a factor that cancels', times(p, y, a), times(p, a), ['y_{k}'], []],
    ['a factor that comes', times(p, a), times(p, y, a), [], ['y_{k}']],
    ['one occurrence of two', plus(a, b, a), plus(a, b, y), ['a^{1}'], ['y_{k}']],
    ['a sign', minus(a, b), plus(a, b), ['b^{1}'], ['b^{1}']],
    ['below a line', fraction(a, p), fraction(a, y), ['p_{k}'], ['y_{k}']],
    ['under a sum', sumOver('k', times(p, a)), sumOver('k', times(y, a)), ['p_{k}'], ['y_{k}']],
    [
      'the letter of a sum',
      sumOver('k', p),
      sumOver('j', p),
      ['\\sum_{k} p_{k}'],
      ['\\sum_{j} p_{k}'],
    ],
    ['a transpose', transpose(a), transpose(b), ['(a^{1})^{T}'], ['(b^{1})^{T}']],
    [
      'everything',
      negative(times(a, b)),
      plus(p, y, a),
      ['-a^{1}\\,b^{1}'],
      ['p_{k} + y_{k} + a^{1}'],
    ],
    ['the kind of product', times(a, b), hadamard(a, b), ['a^{1}\\,b^{1}'], ['a^{1} \\odot b^{1}']],
  ])('%s', (_, before, after, gone, come) => {
    expect(marked(before, after)).toEqual([gone, come]);
  });

  test('of three lines the middle one is marked for both', () => {
    const [, middle] = withChanges([times(a, p), times(a, y), times(a, b)]);
    expect([...middle!.changes.values()]).toEqual(['come gone']);
    expect(tex(middle!.line, { names: false, changes: middle!.changes })).toBe(
      'a^{1}\\,\\change{come gone}{y_{k}}',
    );
  });
});

/** A line without the parts that are marked: taken out of a row, a hole elsewhere. */
function without(expr: Expr, marks: ReadonlySet<Expr>): unknown {
  const go = (part: Expr): unknown => (marks.has(part) ? '…' : without(part, marks));
  switch (expr.kind) {
    case 'product':
    case 'hadamard':
      return [expr.kind, ...expr.factors.filter((part) => !marks.has(part)).map(go)];
    case 'sum':
      return [
        expr.kind,
        ...expr.terms.filter(({ of }) => !marks.has(of)).map(({ sign, of }) => [sign, go(of)]),
      ];
    case 'fraction':
      return [expr.kind, go(expr.over), go(expr.under)];
    case 'apply':
      return [expr.kind, expr.name, go(expr.to)];
    case 'cases':
      return [expr.kind, go(expr.same), go(expr.other)];
    case 'symbol':
    case 'number':
    case 'attribute':
    case 'kronecker':
    case 'largestOf':
    case 'call':
    case 'jacobian':
    case 'let':
      return expr;
    default:
      return [{ ...expr, of: null }, go(expr.of)];
  }
}

const having = (changes: ReadonlyMap<Expr, string>, what: string): Set<Expr> =>
  new Set([...changes].flatMap(([part, change]) => (change.includes(what) ? [part] : [])));

test.each(Object.values(derivations))(
  '$id: without its marks each line is the one before',
  ({ lines }) => {
    const woven = withChanges(lines.map(({ to }) => to));
    woven.slice(1).forEach(({ line, changes }, n) => {
      const before = woven[n]!;
      const [gone, come] = [having(before.changes, 'gone'), having(changes, 'come')];
      expect(gone.size + come.size, lines[n + 1]!.because).toBeGreaterThan(0);
      if (gone.has(before.line)) expect(come.has(line)).toBe(true);
      else expect(without(before.line, gone)).toEqual(without(line, come));
    });
  },
);
