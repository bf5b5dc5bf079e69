import { envAt } from '../../../../src/engine/env.ts';
import type { Trace } from '../../../../src/engine/trace.ts';
import { hasSamples } from '../../../../src/engine/graph.ts';
import { expandStatement } from '../../../../src/notation/evaluation/expand.ts';
import { size } from '../../../../src/tensor/tensor.ts';
import { multiplicationsIn } from '../paths/multiplications.ts';

/** What a line of the algorithm costs for one sample. */
export interface Cost {
  /** Products in the sums behind what its steps write. */
  readonly multiplications: number;
  /** Numbers that its steps write. */
  readonly numbers: number;
}

/** Places, 0-based, of the steps that a line of the algorithm stands for. */
export const stepsOf = (trace: Trace, ids: readonly string[]): number[] =>
  trace.steps.flatMap(({ id }, s) => (ids.includes(id) ? [s] : []));

/** The cost of some steps of a pass. */
export function costOf(trace: Trace, steps: readonly number[]): Cost {
  const costs = steps.flatMap((s) => {
    const { statements, writes } = trace.steps[s]!;
    const env = envAt(trace, s, 0);
    return statements.map((statement, n): Cost => {
      const key = writes[n]!;
      const { shape } = trace.at(key, s + 1)!;
      const numbers = size(hasSamples(trace.graph, key) ? shape.slice(0, -1) : shape);
      const first = shape.map(() => 0);
      const each = multiplicationsIn(expandStatement(statement, first, env));
      return { multiplications: numbers * each, numbers };
    });
  });
  return {
    multiplications: costs.reduce((sum, one) => sum + one.multiplications, 0),
    numbers: costs.reduce((sum, one) => sum + one.numbers, 0),
  };
}
