import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { softmaxSlope } from '../chapters/07-backpropagation/derivations/list.ts';
import { equations } from '../chapters/07-backpropagation/equations.ts';
import { l, m } from '../chapters/07-backpropagation/letters.ts';
import { envAt } from '../src/engine/env.ts';
import { jacobianAt } from '../src/engine/jacobian.ts';
import { allocate, byRole } from '../src/engine/trace.ts';
import { bind, bindSymbol } from '../src/notation/bind.ts';
import type { Equation } from '../src/notation/equation.ts';
import {
  apply,
  delta,
  fraction,
  hadamard,
  jacobian,
  kronecker,
  minus,
  negative,
  number,
  overBatch,
  plus,
  sumOver,
  sym,
  times,
  transpose,
  type Expr,
} from '../src/notation/expression.ts';
import { symbols } from '../src/notation/traverse.ts';
import { symbolText, symbolWords } from '../src/notation/printing/glyphs.ts';
import { expand, expandStatement } from '../src/notation/evaluation/expand.ts';
import { shapeOf } from '../src/notation/evaluation/shape-of.ts';
import { rolesWritten } from '../src/engine/instruction.ts';
import { valueOf } from '../src/notation/evaluation/value.ts';
import { piecesText, spansSamples, write } from '../src/notation/printing/inline-layout.ts';
import { shapeUnder } from '../src/notation/printing/shape-under.ts';
import { keyOf, parseTerm, termOf } from '../src/notation/symbol.ts';
import { tex, texOfStatement } from '../src/notation/printing/tex.ts';
import { EXAMPLE } from '../chapters/07-backpropagation/model.ts';
import { traceAt } from '../src/experiment/replay.ts';
import { cells, withCell } from '../src/tensor/tensor.ts';
import { experimentOf, hasKinks, networkFile, twoSamples } from './networks.ts';

const all: readonly Equation[] = Object.values(equations);

/** TeX whatever the size of its brackets. */
const unsized = (text: string): string => text.replaceAll(/\\[bB]igg?[lr]/g, '');

describe('the TeX of', () => {
  test.each<[string, Expr, string]>([
    ['a tensor of a layer', sym('W', l()), 'W^{l}'],
    ['a cell', sym('z', m(-1), 'i'), 'z^{m-1}_{i}'],
    ['a cell by number', { ...sym('W', 2), at: [0, 1] }, 'W^{2}_{12}'],
    ['a gradient', sym('dW', l()), '\\frac{\\partial L}{\\partial W^{l}}'],
    ['a gradient as δ', delta(m(1)), '\\delta^{m+1}'],
    ['a slope', sym('da_dz', m()), "\\sigma'(z^{m})"],
    ['a logarithm', sym('logp', null, 'j'), '\\log p_{j}'],
    ['a product with a sum', times(minus(sym('p'), sym('y')), sym('N')), '(p -y)\\,N'],
    ['⊙', hadamard(sym('da', 2), sym('a', 2)), '\\frac{\\partial L}{\\partial a^{2}} \\odot a^{2}'],
    ['⊙ with a product', hadamard(times(sym('W', 1), sym('p')), sym('y')), '(W^{1}\\,p) \\odot y'],
    ['a transpose', transpose(sym('W', 1)), '(W^{1})^{T}'],
    ['a negative sum', negative(sumOver('j', sym('y', null, 'j'))), '-\\sum_{j} y_{j}'],
    ['a sum less a sum', minus(sym('p'), plus(sym('y'), sym('p'))), 'p -(y + p)'],
    ['a sum over samples', overBatch(sym('L')), 'L'],
    ['a fraction', fraction(number(1), sym('N')), '\\frac{1}{N}'],
    ['a power of e', apply('exp', sym('z', 1, 'k')), 'e^{z^{1}_{k}}'],
    ['softmax', apply('softmax', sym('z', l())), '\\operatorname{softmax}(z^{l})'],
    ['Kronecker’s δ', kronecker('k', 'i'), '\\delta_{ki}'],
    [
      'a Jacobian',
      jacobian(sym('z', l(), 'k'), sym('W', l(), 'ij')),
      '\\frac{\\partial z^{l}_{k}}{\\partial W^{l}_{ij}}',
    ],
  ])('%s', (_, expr, expected) => expect(unsized(tex(expr, { names: false }))).toBe(expected));

  test('an update has an arrow, several forms are aligned', () => {
    const of = (id: keyof typeof equations) =>
      texOfStatement(equations[id].statement, { names: false });
    expect(of('Eq6')).toContain('W^{m} \\leftarrow W^{m} -\\alpha');
    expect(of('Eq3').match(/&=/g)).toHaveLength(2);
    expect(unsized(of('EqA2.0'))).toMatch(/^\(\\frac{\\partial L}{\\partial z\^{l-1}}\)\^{T} = /);
  });

  test.each(all)('$id says the same with names as without', ({ statement }) => {
    const woven = texOfStatement(statement);
    expect(strip(woven)).toBe(texOfStatement(statement, { names: false }));
    const named = [statement.lhs, ...statement.rhs.flatMap(symbols)].map((one) => termOf(one.sym));
    const ids = [...woven.matchAll(/\\term\{([^}]*)\}/g)].map(([, id]) => id);
    expect(ids).toEqual(named);
    for (const id of ids) expect(termOf(parseTerm(id!))).toBe(id);
  });
});

/** TeX without `\term{…}{ }` and `\name{…}{ }`. */
function strip(text: string): string {
  const start = text.search(/\\(term|name)\{/);
  if (start < 0) return text;
  const open = text.indexOf('}{', start) + 2;
  let end = open;
  for (let depth = 1; depth > 0; end++) depth += text[end] === '{' ? 1 : text[end] === '}' ? -1 : 0;
  return strip(text.slice(0, start) + text.slice(open, end - 1) + text.slice(end));
}

describe('a symbol in words', () => {
  test.each([
    [
      { ...delta(2), at: [0, 0] },
      'δ²₁',
      'gradient of the loss with respect to the pre-activations of layer 2, 1',
    ],
    [
      { ...sym('dW', 3), at: [0, 11] },
      '∂L/∂W³₁,₁₂',
      'gradient of the loss with respect to the weights of layer 3, 1 12',
    ],
    [
      { ...sym('da_dz', 2), at: [1, 0] },
      'σ′(z²₂)',
      'slope of the activation function in layer 2, 2',
    ],
    [{ ...sym('a', 0), at: [1, 0] }, 'a⁰₂', 'input, 2'],
    [{ ...sym('L'), at: [0] }, 'L', 'loss of the sample'],
  ])('%#', (named, text, words) => {
    expect(symbolText(named)).toBe(text);
    expect(symbolWords(named)).toBe(words);
  });

  test('tells the sample where several are spoken of', () => {
    expect(symbolText({ ...sym('z', 2), at: [0, 1] }, true)).toBe('z²⁽²⁾₁');
  });
});

describe('an opened sum', () => {
  const trace = traceAt(EXAMPLE, 0);
  const spaced = (...of: Parameters<typeof piecesText>): string =>
    piecesText(...of).replaceAll('\u2009', ' ');
  const opened = (step: number, cell: number[], of = trace) =>
    expandStatement(of.steps[step - 1]!.statements[0]!, cell, envAt(of, step - 1, 0));

  test.each([
    [1, [1, 0], '(W¹₂₁ a⁰₁ + W¹₂₂ a⁰₂) + b¹₂', '(0.2 · 1 + 0.8 · (−0.5)) + (−0.2)'],
    [8, [1, 0], 'p₂ − y₂', '0.255 − 1'],
    [9, [2, 3], 'δ³₃ a²₄', '0.407 · 0.604'],
    [
      15,
      [2, 0],
      'W²₁₃ δ²₁ + W²₂₃ δ²₂ + W²₃₃ δ²₃ + W²₄₃ δ²₄',
      '0.2 · 0.103 + 0.1 · (−0.113) + (−0.8) · (−0.127) + 0.9 · 0.183',
    ],
    [24, [2], 'b¹₃ − α · ∂L/∂b¹₃', '0.05 − 0.5 · 0.063'],
  ])('of step %d at %j', (step, cell, letters, numbers) => {
    const expr = opened(step, cell);
    expect(spaced(write(expr, null))).toBe(letters);
    expect(piecesText(write(expr, envAt(trace, step - 1, 0)))).toBe(numbers);
    expect(spansSamples(expr)).toBe(false);
  });

  test('over a mini-batch has an addend for each sample', () => {
    const batch = traceAt(experimentOf(twoSamples), 0);
    const step = batch.steps.findIndex(({ writes }) => writes[0] === 'dW3') + 1;
    const expr = opened(step, [0, 1], batch);
    expect(spaced(write(expr, null), true)).toBe('δ³⁽¹⁾₁ a²⁽¹⁾₂ + δ³⁽²⁾₁ a²⁽²⁾₂');
    expect(spansSamples(expr)).toBe(true);
  });

  test('is refused of a letter that nothing binds, and of a form that there is not', () => {
    const env = envAt(trace, 7, 0);
    expect(() => expand(sym('p', null, 'k'), [], env)).toThrow(
      'the index k is neither free nor summed',
    );
    expect(() => expandStatement({ lhs: sym('p'), rhs: [] }, [0, 0], env)).toThrow('no form 0');
    expect(() => valueOf(sumOver('k', sym('p', null, 'k')), env)).toThrow('open the sumOver');
  });

  test('with Kronecker’s δ keeps the one term', () => {
    const env = envAt(trace, 7, 0);
    for (const i of [0, 1, 2]) {
      const sum = sumOver('k', times(kronecker('k', 'i'), sym('p', null, 'k')));
      const p = trace.at('p', 7)!.data;
      expect(valueOf(expand(sum, [], env, { i }), env)).toBe(p[i]);
      const slopes = [0, 1, 2].map((k) => valueOf(expand(softmaxSlope, [], env, { k, i }), env));
      expect(slopes.reduce((total, slope) => total + slope, 0)).toBeCloseTo(0, 15);
      expect(slopes[i]).toBeCloseTo(p[i]! * (1 - p[i]!), 15);
    }
  });
});

describe('letters bound to a network', () => {
  const binding = { layer: 3, last: 3, activation: 'tanh' } as const;

  test('name its tensors: the last a is p, σ is its activation', () => {
    const { lhs, rhs } = bind(equations['EqA2.1'].statement, binding);
    expect([lhs, ...symbols(rhs[0]!)].map((one) => keyOf(one.sym))).toEqual([
      'dz2',
      'W3',
      'dz3',
      'da_dz2',
    ]);
    expect(keyOf(bindSymbol(sym('a', l()), binding).sym)).toBe('p');
    expect(keyOf(bindSymbol(sym('a', l(-3)), binding).sym)).toBe('a0');
    expect(bind(equations.Eq2.statement, { ...binding, layer: 1 }).rhs[0]).toEqual(
      apply('tanh', sym('z', 1)),
    );
    expect(() => keyOf(sym('dz', l()).sym)).toThrow('dz of layer l names no one tensor');
  });
});

describe('shapes', () => {
  const trace = traceAt(EXAMPLE, 0);
  const env = envAt(trace, trace.steps.length, 0);
  const binding = { layer: 3, last: 3, activation: 'sigmoid' } as const;
  const under = (id: string, of = trace): string =>
    shapeUnder(id, binding, (key) => of.at(key, of.steps.length)!.shape);

  test.each([
    ['W.l', '3×4'],
    ['W.l/T', '4×3'],
    ['W.l-1', '4×3'],
    ['b.l', '3'],
    ['dz.l', '3'],
    ['dz.l/T', '1×3'],
    ['a.l-1/T', '1×4'],
    ['a.l', '3'],
    ['dW.l-2', '3×2'],
    ['z.l/a.l-1', '3×4'],
    ['a.l-1/z.l-1', '4×4'],
    ['alpha', '1'],
    ['p', '3'],
  ])('under %s stands %s', (id, shape) => expect(under(id)).toBe(shape));

  test('of columns have a second length where there are several samples', () => {
    const batch = traceAt(experimentOf(twoSamples), 0);
    expect(['z.l', 'a.l-1/T', 'W.l', 'L'].map((id) => under(id, batch))).toEqual([
      '3×2',
      '2×4',
      '3×4',
      '2',
    ]);
  });

  test.each(all.filter(({ statement }) => !statement.lhs.at && statement.lhs.sym.id !== 'Lbar'))(
    'of both sides of $id agree',
    ({ statement }) => {
      const layer = statement.lhs.sym.layer?.base === 'm' ? 2 : 3;
      const { lhs, rhs, transposed } = bind(statement, { ...binding, layer });
      const side = shapeOf(transposed ? transpose(lhs) : lhs, env);
      for (const form of rhs) expect([side, []]).toContainEqual(shapeOf(form, env));
    },
  );
});

describe('∂ of one by another', () => {
  test('agrees with central differences at every pair of cells', () => {
    fc.assert(
      fc.property(networkFile, (file) => {
        if (hasKinks(file)) return; // a kink has no slope to compare
        const trace = traceAt(experimentOf(file), 0);
        const end = trace.steps.findIndex(({ phase }) => phase === 'backward');
        for (const step of trace.steps.slice(0, end)) {
          const { operation } = trace.graph.nodes.find(({ names }) => names === step.names) ?? {};
          if (!operation || step.id === 'loss.L') continue;
          const known = Object.fromEntries(
            Object.values(step.names).map((key) => [key, trace.at(key, end)!]),
          );
          const of = step.writes[0]!;
          for (const role of operation.inputs) {
            const by = step.names[role]!;
            if (by === 'y') continue; // given: no rule sends a gradient to it
            const moved = (cell: readonly number[], h: number): Float64Array => {
              const value = known[by]!;
              const place = cell.reduce((sum, index, axis) => sum * value.shape[axis]! + index, 0);
              const changed = { ...known, [by]: withCell(value, cell, value.data[place]! + h) };
              const out = allocate(step, (key) => known[key]!.shape);
              step.rule.compute(out, byRole(step.names, changed));
              return out[rolesWritten(step.rule)[0]!]!.data;
            };
            for (const byCell of cells(known[by]!.shape)) {
              const [up, down] = [moved(byCell, 1e-5), moved(byCell, -1e-5)];
              cells(known[of]!.shape).forEach((ofCell, n) => {
                const found = jacobianAt(
                  trace,
                  end,
                  { key: of, cell: ofCell },
                  { key: by, cell: byCell },
                );
                expect(Math.abs((up[n]! - down[n]!) / 2e-5 - found)).toBeLessThan(1e-8);
              });
            }
          }
        }
      }),
      { numRuns: 10, examples: [[twoSamples]] },
    );
  });

  test('is 0 where one does not depend on the other, and one of a cell by itself', () => {
    const trace = traceAt(EXAMPLE, 0);
    const ask = (of: string, cell: number[], by: string, byCell: number[]) =>
      jacobianAt(trace, 24, { key: of, cell }, { key: by, cell: byCell });
    expect(ask('y', [1, 0], 'z3', [1, 0])).toBe(0);
    expect(ask('a2', [1, 0], 'W3', [1, 1])).toBe(0);
    expect(ask('W3', [1, 2], 'W3', [1, 2])).toBe(1);
    expect(ask('W3', [1, 2], 'W3', [2, 1])).toBe(0);
  });

  test('is refused where no rule gives it', () => {
    const trace = traceAt(EXAMPLE, 0);
    const ask = (of: string, by: string) =>
      jacobianAt(trace, 24, { key: of, cell: [0, 0] }, { key: by, cell: [0, 0] });
    expect(() => ask('z3', 'W1')).toThrow('z3: expected an operation that reads W1');
    expect(() => ask('L', 'z3')).toThrow('z3: expected a backward rule that reads dL');
  });
});
