import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { envAt } from '../src/engine/env.ts';
import { inlineForm, lineText } from '../src/notation/printing/inline-form.ts';
import {
  delta,
  hadamard,
  sym,
  times,
  transpose,
  type Statement,
} from '../src/notation/expression.ts';
import { equalsSign, parse, print } from '../src/notation/printing/number.ts';
import type { Env } from '../src/notation/env.ts';
import { expandStatement } from '../src/notation/evaluation/expand.ts';
import { valueOf } from '../src/notation/evaluation/value.ts';
import { keyOf } from '../src/notation/symbol.ts';
import {
  cellsPrinted,
  flattenSum,
  partsPrinted,
  evaluateRounded,
  slotsOf,
} from '../src/notation/evaluation/flatten-sum.ts';
import { denseNetwork, initialParameters } from '../src/layers/network.ts';
import { EXAMPLE } from '../chapters/07-backpropagation/model.ts';
import type { Experiment } from '../src/experiment/experiment.ts';
import { mapValues, toJson, traceAt } from '../src/experiment/replay.ts';
import { at, cells, type Cell } from '../src/tensor/tensor.ts';

const line = (statement: Statement, cell: Cell, env: Env): string =>
  lineText(inlineForm({ ...statement.lhs, at: cell }, expandStatement(statement, cell, env), env));

const worked = traceAt(EXAMPLE, 0);

/** A line of the worked network, at the cell of what its step writes first. */
const atStep = (step: number, cell: Cell): string =>
  line(worked.steps[step - 1]!.statements[0]!, cell, envAt(worked, step - 1, 0));

/** Value of a side of a line, read back from its text. */
function read(side: string): number {
  const numbers = side.split(/ [+−·/] /).map(readNumber);
  const signs = [...side.matchAll(/ ([+−·/]) /g)].map(([, sign]) => sign);
  return numbers.reduce((total, value, n) => {
    const sign = signs[n - 1];
    if (sign === '·') return total * value;
    if (sign === '/') return total / value;
    return sign === '−' ? total - value : total + value;
  });
}

function readNumber(text: string): number {
  const inner = /\((.*)\)/.exec(text)?.[1];
  if (inner === undefined) return parse(text)!;
  if (text.startsWith('σ')) return 1 / (1 + Math.exp(-parse(inner)!));
  return text.startsWith('−') ? -parse(inner)! : parse(inner)!;
}

interface Given {
  readonly layers: number[];
  readonly samples: number;
  readonly seed: number;
  readonly scale: number;
}

const network: fc.Arbitrary<Given> = fc.record({
  layers: fc.array(fc.integer({ min: 1, max: 8 }), { minLength: 2, maxLength: 4 }),
  samples: fc.integer({ min: 1, max: 3 }),
  seed: fc.nat(1000),
  scale: fc.constantFrom(1, 0.01, 20),
});

function experiment({ layers, samples, seed, scale }: Given): Experiment {
  const network = denseNetwork(layers, 'sigmoid');
  const parameters = initialParameters(network, seed);
  const X = Array.from({ length: samples }, (_, n) =>
    Array.from({ length: layers[0]! }, (_, i) => scale * Math.sin(seed + 3 * n + i)),
  );
  const Y = Array.from({ length: samples }, (_, n) =>
    Array.from({ length: layers.at(-1)! }, (_, i) => (i === n % layers.at(-1)! ? 1 : 0)),
  );
  const [first] = EXAMPLE.checkpoints;
  return {
    network,
    checkpoints: [
      {
        ...first,
        data: { ...first.data, X, Y },
        plan: { kind: 'picked', samples: X.map((_, n) => n) },
        parameters: mapValues(parameters, toJson),
      },
    ],
  };
}

describe('a line', () => {
  test('gives each addend or factor, then the result', () => {
    const equation: Statement = {
      lhs: delta(2),
      rhs: [hadamard(times(transpose(sym('W', 3)), delta(3)), sym('da_dz', 2))],
    };
    expect(line(equation, [0, 0], envAt(worked, 11, 0))).toBe('δ²₁ ≈ 0.433 · 0.239 ≈ 0.103');
    expect(atStep(1, [0, 0])).toBe('z¹₁ = 0.4 + 0.3 + 0.1 = 0.8');
    expect(atStep(2, [0, 0])).toBe('a¹₁ = σ(0.8) ≈ 0.690');
    expect(atStep(7, [0])).toBe('L ≈ −(−1.365) = 1.365');
    expect(atStep(8, [1, 0])).toBe('δ³₂ ≈ 0.255 − 1 = −0.745');
    expect(atStep(9, [0, 0])).toBe('∂L/∂W³₁₁ ≈ 0.337 · 0.607 ≈ 0.205');
    expect(atStep(10, [0])).toBe('∂L/∂b³₁ ≈ 0.337');
    expect(atStep(19, [0, 0])).toBe('W³₁₁ ≈ 0.5 − 0.102 = 0.398');
  });

  test('closes on its printed digits, or says that it does not', () => {
    fc.assert(
      fc.property(network, (given) => {
        const trace = traceAt(experiment(given), 0);
        trace.steps.forEach((step, s) => {
          const statement = step.statements[0]!;
          const env = envAt(trace, s, 0);
          for (const cell of cells(trace.at(keyOf(statement.lhs.sym), s + 1)!.shape).slice(0, 3)) {
            const text = line(statement, cell, env);
            const [, ...sides] = text.split(/ [=≈] /);
            const signs = text.match(/ [=≈] /g)!.map((sign) => sign.trim());
            if (sides.length < 2 || text.includes('…')) continue;
            const [computed, shown] = [read(sides[0]!), parse(sides[1]!)!];
            const largest = Math.max(
              ...sides[0]!.split(/ [+−] /).map((one) => Math.abs(read(one))),
            );
            const gap = Math.abs(computed - shown);
            if (gap > 1e-13 * largest && gap < 1e-11 * largest) continue; // as much as doubles round
            expect(signs[1], text).toBe(gap <= 1e-13 * largest ? '=' : '≈');
          }
        });
      }),
      { numRuns: 60 },
    );
  });

  test('leaves out the middle of many addends', () => {
    const wide = traceAt(experiment({ layers: [20, 3], samples: 1, seed: 4, scale: 1 }), 0);
    const text = line(wide.steps[0]!.statements[0]!, [0, 0], envAt(wide, 0, 0));
    expect(text).toContain(' + …');
    expect(text.split(' + ')).toHaveLength(6);
  });
});

describe('an opened sum', () => {
  test('has the same value however it is rounded, but for the rounding', () => {
    fc.assert(
      fc.property(network, (given) => {
        const trace = traceAt(experiment(given), 0);
        trace.steps.forEach((step, s) => {
          const env = envAt(trace, s, 0);
          const statement = step.statements[0]!;
          const key = keyOf(statement.lhs.sym);
          const cell = cells(trace.at(key, s + 1)!.shape)[0]!;
          const opened = expandStatement(statement, cell, env);
          const flat = flattenSum(opened);
          const value = at(trace.at(key, s + 1)!, cell);
          const close = (other: number, digits: number): void =>
            expect(Math.abs(other - value)).toBeLessThan(digits * Math.max(1, Math.abs(value)));
          close(valueOf(flat, env), 1e-12);
          const { size } = evaluateRounded(cellsPrinted(flat, env));
          close(evaluateRounded(cellsPrinted(flat, env)).value, 0.1 * Math.max(1, size));
          close(evaluateRounded(partsPrinted(flat, env)).value, 0.1 * Math.max(1, size));
        });
      }),
      { numRuns: 30 },
    );
  });

  test('shows the first addends and the last, and says how many it leaves out', () => {
    const addends = Array.from({ length: 64 }, (_, k) => ({
      sign: 1 as const,
      of: { ...sym('b', 1), at: [k] },
    }));
    const slots = slotsOf({ kind: 'sum', terms: addends }, 6);
    expect(slots.filter(({ kind }) => kind === 'part')).toHaveLength(4);
    expect(slots.find(({ kind }) => kind === 'more')).toEqual({ kind: 'more', count: 60 });
  });
});

describe('the printer', () => {
  test('keeps the zeros that a number was rounded to', () => {
    expect([0.25, 0.24998, 0.1 + 0.2, 1, -0.7].map((value) => print(value))).toEqual([
      '0.25',
      '0.250',
      '0.3',
      '1',
      '−0.7',
    ]);
  });

  test('tells what closes from what does not', () => {
    expect(equalsSign(0.1 + 0.2, 0.3)).toBe('=');
    expect(equalsSign(0.3 - 0.1 - 0.2, 0, 0.6)).toBe('=');
    expect(equalsSign(0.433 * 0.239, 0.103)).toBe('≈');
    expect(equalsSign(2e-20 * 3.1e-5, 6.2e-25)).toBe('=');
    expect(equalsSign(2.1e-20 * 3.1e-5, 6.5e-25)).toBe('≈');
  });
});
