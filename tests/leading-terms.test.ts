import fc from 'fast-check';
import { expect, test } from 'vitest';
import { equations } from '../chapters/07-backpropagation/equations.ts';
import { bind } from '../src/notation/bind.ts';
import { indexForm, matrixForm, type Equation } from '../src/notation/equation.ts';
import type { Statement } from '../src/notation/expression.ts';
import { symbols } from '../src/notation/traverse.ts';
import { keyOf, refOf } from '../src/notation/symbol.ts';
import { bindingAt, leading } from '../src/state/equations.ts';
import { traceAt } from '../src/experiment/replay.ts';
import { experimentOf, networkFile, twoSamples, workedFile, type NetworkFile } from './networks.ts';

const all: readonly Equation[] = Object.values(equations);

const formsOf = (equation: Equation): Statement[] =>
  [matrixForm(equation), indexForm(equation)].filter((form) => typeof form !== 'string');

/** Every step whose tensor is not named where the equation that leads it is. */
function unnamed(file: NetworkFile): string[] {
  const experiment = experimentOf(file);
  const { network } = experiment;
  return traceAt(experiment, 0).steps.flatMap((step, s) => {
    const equation = leading(all, step, network);
    const forms = equation ? formsOf(equation) : [];
    expect(forms.length, `step ${s + 1}`).toBeGreaterThan(0);
    const binding = bindingAt(equation!, step, network);
    const lacking = forms.filter((form) => {
      const { lhs, rhs } = bind(form, binding);
      const named = [lhs, ...rhs.flatMap(symbols)].map(({ sym }) => refOf(keyOf(sym)));
      return !named.includes(refOf(step.writes[0]!));
    });
    return lacking.map(() => `step ${s + 1} writes ${step.writes[0]}, led by ${equation!.id}`);
  });
}

test('the equation that leads a step names what the step writes, in either notation', () => {
  expect(unnamed(workedFile)).toEqual([]);
  expect(unnamed(twoSamples)).toEqual([]);
  fc.assert(
    fc.property(networkFile, (file) => {
      expect(unnamed(file)).toEqual([]);
    }),
  );
});
