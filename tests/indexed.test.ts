import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { equations } from '../chapters/07-backpropagation/equations.ts';
import { l, m } from '../chapters/07-backpropagation/letters.ts';
import { envAt } from '../src/engine/env.ts';
import type { Trace } from '../src/engine/trace.ts';
import { bind } from '../src/notation/bind.ts';
import { indexForm, matrixForm, type Equation } from '../src/notation/equation.ts';
import {
  apply,
  hadamard,
  jacobian,
  minus,
  negative,
  plus,
  sym,
  times,
  total,
  transpose,
  type Statement,
} from '../src/notation/expression.ts';
import { indexed, rangesOf } from '../src/notation/indexed.ts';
import { expandStatement } from '../src/notation/evaluation/expand.ts';
import { valueOf } from '../src/notation/evaluation/value.ts';
import { isColumn, keyOf } from '../src/notation/symbol.ts';
import { texOfStatement } from '../src/notation/printing/tex.ts';
import { activationOf } from '../src/layers/network.ts';
import { bindingAt, ends, speaksOf } from '../src/state/equations.ts';
import { traceAt } from '../src/experiment/replay.ts';
import { cells } from '../src/tensor/tensor.ts';
import { experimentOf, networkFile, sizeOf, twoSamples, workedFile } from './networks.ts';

const plain = (statement: Statement): string => texOfStatement(statement, { names: false });
const W = sym('W', m());
const a = sym('a', m(-1));

describe('the index form of', () => {
  test.each<[string, Statement, string]>([
    [
      'a weighted sum',
      { lhs: sym('z', m()), rhs: [plus(times(W, a), sym('b', m()))] },
      'z^{m}_{i} = \\sum_{k} W^{m}_{ik}\\,a^{m-1}_{k} + b^{m}_{i}',
    ],
    [
      'an error sent back and ⊙',
      {
        lhs: sym('a', m(-1)),
        rhs: [hadamard(times(transpose(W), sym('z', m())), sym('da_dz', m(-1)))],
      },
      "a^{m-1}_{i} = \\Bigl(\\sum_{k} W^{m}_{ki}\\,z^{m}_{k}\\Bigr)\\,\\sigma'(z^{m-1}_{i})",
    ],
    [
      'an outer product, whose sum over samples is bare',
      { lhs: W, rhs: [times(sym('z', m()), transpose(a))] },
      'W^{m}_{ij} = z^{m}_{i}\\,a^{m-1}_{j}',
    ],
    [
      'a row of Jacobians',
      {
        lhs: sym('z', m()),
        rhs: [
          times(
            transpose(sym('z', l())),
            jacobian(sym('z', l()), sym('a', m())),
            jacobian(sym('a', m()), sym('z', m())),
          ),
        ],
        transposed: true,
      },
      'z^{m}_{i} = \\sum_{k} z^{l}_{k}\\,\\sum_{j} \\frac{\\partial z^{l}_{k}}{\\partial a^{m}_{j}}\\,\\frac{\\partial a^{m}_{j}}{\\partial z^{m}_{i}}',
    ],
    [
      'the softmax',
      { lhs: sym('p'), rhs: [apply('softmax', sym('z', l()))] },
      'p_{i} = \\frac{e^{z^{l}_{i}}}{\\sum_{k} e^{z^{l}_{k}}}',
    ],
    [
      'a row times a column',
      { lhs: sym('L'), rhs: [negative(times(transpose(sym('y')), sym('logp')))] },
      'L = -\\sum_{k} y_{k}\\,\\log p_{k}',
    ],
    [
      'a sum of entries',
      { lhs: sym('p'), rhs: [times(sym('p'), total(minus(sym('p'), sym('y'))))] },
      'p_{i} = p_{i}\\,\\sum_{k} (p_{k} -y_{k})',
    ],
  ])('%s', (_, statement, expected) => expect(plain(indexed(statement))).toBe(expected));

  test('what is in index form already is itself', () => {
    const statement = { lhs: sym('p', null, 'j'), rhs: [sym('y', null, 'j')] };
    expect(indexed(statement)).toBe(statement);
  });
});

test('letters run over axes', () => {
  const ranges = rangesOf(indexed({ lhs: sym('z', m()), rhs: [times(W, a)] }));
  expect(ranges.map(({ letter, over, axis }) => `${letter} ${over.id} ${axis}`)).toEqual([
    'i z 0',
    'k W 1',
  ]);
});

/** Every right side of both gives the same at every cell. */
function expectAlike(one: Statement, other: Statement, trace: Trace, step: number, what: string) {
  for (const cell of cells(trace.at(keyOf(one.lhs.sym), trace.steps.length)!.shape)) {
    const env = envAt(trace, step, isColumn(one.lhs.sym) ? cell.at(-1)! : 0);
    const sides = [one, other].flatMap((statement) =>
      statement.rhs.map((_, form) => expandStatement(statement, cell, env, form)),
    );
    const size = sides.reduce((sum, side) => sum + sizeOf(side, env), 0);
    const values = sides.map((side) => valueOf(side, env));
    const apart = Math.max(...values) - Math.min(...values);
    expect(apart, `${what} at ${cell.join(' ')}`).toBeLessThanOrEqual(1e-12 * size + 1e-300);
  }
}

describe.each(Object.values(equations) as readonly Equation[])('$id', (equation) => {
  test('says the same in both forms', () => {
    const [matrix, index] = [matrixForm(equation), indexForm(equation)];
    if (typeof matrix === 'string') return expect(matrix).toMatch(/^[A-Z].*\.$/);
    fc.assert(
      fc.property(networkFile, (file) => {
        const experiment = experimentOf(file);
        const { network } = experiment;
        if (equation.activation && equation.activation !== activationOf(network)) return;
        const trace = traceAt(experiment, 0);
        trace.steps.forEach((step, s) => {
          if (!ends(equation, step) || !speaksOf(equation, step, network)) return;
          const binding = bindingAt(equation, step, network);
          const [one, other] = [bind(matrix, binding), bind(index, binding)];
          expectAlike(one, other, trace, equation.leads ? s : s + 1, step.id);
        });
      }),
      { numRuns: 20, examples: [[twoSamples], [workedFile]] },
    );
  });
});

test('of every step of random networks has the value of its matrix form at every cell', () => {
  fc.assert(
    fc.property(networkFile, (file) => {
      const trace = traceAt(experimentOf(file), 0);
      trace.steps.forEach((step, s) => {
        for (const statement of step.statements) {
          if (statement.lhs.at || statement.rhs.some(isNative)) continue;
          expectAlike(statement, indexed(statement), trace, s, step.id);
        }
      });
    }),
    { numRuns: 20, examples: [[twoSamples], [workedFile]] },
  );
});

/** Sums over letters are those of an index form. */
const isNative = (expr: Statement['rhs'][number]): boolean =>
  JSON.stringify(expr).includes('"sumOver"');
