import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { equations } from '../chapters/07-backpropagation/equations.ts';
import { envAt } from '../src/engine/env.ts';
import type { Trace } from '../src/engine/trace.ts';
import { bind } from '../src/notation/bind.ts';
import type { Equation } from '../src/notation/equation.ts';
import type { Expr, Statement } from '../src/notation/expression.ts';
import { symbols } from '../src/notation/traverse.ts';
import type { Env } from '../src/notation/env.ts';
import { expandStatement } from '../src/notation/evaluation/expand.ts';
import { valueOf } from '../src/notation/evaluation/value.ts';
import { describe as entryOf, isColumn, keyOf } from '../src/notation/symbol.ts';
import { activationOf } from '../src/layers/network.ts';
import { bindingAt, ends, leading, speaksOf } from '../src/state/equations.ts';
import { EXAMPLE } from '../chapters/07-backpropagation/model.ts';
import type { Experiment } from '../src/experiment/experiment.ts';
import { traceAt } from '../src/experiment/replay.ts';
import { at, cells } from '../src/tensor/tensor.ts';
import { experimentOf, networkFile, sizeOf, twoSamples, workedFile } from './networks.ts';

/** The worked network on two samples. */
const batch = experimentOf(twoSamples);

const all: readonly Equation[] = Object.values(equations);

const holds = ({ activation }: Equation, { network }: Experiment): boolean =>
  activation === undefined || activation === activationOf(network);

/** The value of an opened expression is the expected one, but for rounding. */
function expectValue(opened: Expr, env: Env, expected: number, what: string): void {
  const found = valueOf(opened, env);
  // Below 1e-300 numbers lose their digits one by one.
  const limit = 1e-9 * Math.max(Math.abs(expected), sizeOf(opened, env)) + 1e-300;
  expect(Math.abs(found - expected), `${what}: ${found} and ${expected}`).toBeLessThanOrEqual(
    limit,
  );
}

/** Every form at every cell of what the statement says, against the value that the trace has. */
function expectTrue(statement: Statement, trace: Trace, done: number, read: number, what: string) {
  const key = keyOf(statement.lhs.sym);
  const value = trace.at(key, done)!;
  for (const cell of cells(value.shape)) {
    const sample = isColumn(statement.lhs.sym) ? cell.at(-1)! : 0;
    const env = envAt(trace, read, sample);
    statement.rhs.forEach((_, form) => {
      const opened = expandStatement(statement, cell, env, form);
      const where = `${what}, ${key} at ${cell.join(' ')}, form ${form}`;
      expectValue(opened, env, at(value, cell), where);
    });
  }
}

describe.each(all)('$id', (equation) => {
  test('is true of random networks, in every form, at every cell', () => {
    let met = 0;
    fc.assert(
      fc.property(networkFile, (file) => {
        const experiment = experimentOf(file);
        if (!holds(equation, experiment)) return;
        const trace = traceAt(experiment, 0);
        trace.steps.forEach((step, s) => {
          if (!ends(equation, step) || !speaksOf(equation, step, experiment.network)) return;
          const statement = bind(equation.statement, bindingAt(equation, step, experiment.network));
          // What leads a step must be readable before it, as the stage does; other equations may say more.
          const read = equation.leads ? s : s + 1;
          expectTrue(statement, trace, s + 1, read, `step ${s + 1}`);
          met++;
        });
      }),
      { numRuns: 30, examples: [[twoSamples], [workedFile]] },
    );
    expect(met).toBeGreaterThan(0);
  });

  test('says what it is, of steps that there are', () => {
    expect(equation.title).toMatch(/^[a-z]/);
    const steps = traceAt(batch, 0).steps.map(({ id }) => id);
    for (const id of equation.groups) expect(steps).toContain(id);
  });
});

test('every step of every network has exactly one equation of its own', () => {
  fc.assert(
    fc.property(networkFile, (file) => {
      const { network } = experimentOf(file);
      for (const step of traceAt(experimentOf(file), 0).steps) {
        const leaders = all.filter((one) => one.leads && speaksOf(one, step, network));
        expect(leaders.map(({ id }) => id)).toEqual([leading(all, step, network)?.id]);
        const { lhs } = bind(leaders[0]!.statement, bindingAt(leaders[0]!, step, network));
        if (ends(leaders[0]!, step)) expect(keyOf(lhs.sym)).toBe(step.writes[0]);
      }
    }),
    { examples: [[twoSamples], [workedFile]] },
  );
});

test('an equation that leads names what its steps read from outside', () => {
  const { network } = batch;
  const { steps } = traceAt(batch, 0);
  steps.forEach((step, s) => {
    const equation = leading(all, step, network)!;
    if (!ends(equation, step)) return;
    const group = steps.slice(s + 1 - equation.groups.length, s + 1);
    const written = group.slice(0, -1).flatMap(({ writes }) => writes);
    const read = group.flatMap(({ reads }) => reads).filter((key) => !written.includes(key));
    const { rhs } = bind(equation.statement, bindingAt(equation, step, network));
    const named = new Set(symbols(rhs[0]!).map(({ sym }) => keyOf(sym)));
    expect([...named].toSorted(), equation.id).toEqual([...new Set(read)].toSorted());
  });
});

describe('where EqA2.1 is met', () => {
  const { steps } = traceAt(EXAMPLE, 0);
  const led = (id: string) =>
    steps.flatMap((step, s) => (leading(all, step, EXAMPLE.network)?.id === id ? [s + 1] : []));

  test('on the worked network', () => {
    expect(led('EqA1.1')).toEqual([8]);
    expect(led('EqA2.1')).toEqual([11, 12, 15, 16]);
  });

  test.each([
    [12, 3],
    [16, 2],
  ])('at step %d the letter l is %d', (step, layer) => {
    expect(bindingAt(equations['EqA2.1'], steps[step - 1]!, EXAMPLE.network).layer).toBe(layer);
  });
});

test('every letter that counts places is bound', () => {
  for (const { id, statement } of all) {
    for (const { at: places, sym } of [statement.lhs, ...statement.rhs.flatMap(symbols)]) {
      const axes = entryOf(sym.id).axes.replace('n', '').length;
      // A sample is named where several are spoken of.
      if (places) expect(places.length, id).toBe(axes + Number(places.includes('n')));
    }
  }
});
