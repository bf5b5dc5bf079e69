import { envAt } from '../../../../src/engine/env.ts';
import type { Trace } from '../../../../src/engine/trace.ts';
import type { Named } from '../../../../src/notation/expression.ts';
import { formsOf } from '../../../../src/notation/forms.ts';
import { openStatement } from '../../../../src/notation/open.ts';
import { mark, write, type Piece } from '../../../../src/notation/pieces.ts';
import { flatten } from '../../../../src/notation/unfold.ts';
import type { Cell } from '../../../../src/tensor/tensor.ts';

/** `δ²₁ = 0.337 · 0.5 + … ≈ 0.433`: the sum behind a cell in numbers, and its result. `cell` has its sample. */
export function lineOf(trace: Trace, key: string, cell: Cell, sample: number): Piece[] {
  const index = trace.steps.findIndex(({ writes }) => writes.includes(key));
  const step = trace.steps[index]!;
  const statement = step.statements[step.writes.indexOf(key)]!;
  const env = envAt(trace, index, sample);
  const flat = flatten(openStatement(statement, cell, env));
  const { value, numbers, result } = formsOf(flat, env);
  const lhs: Named = { ...statement.lhs, at: cell };
  return [
    { kind: 'symbol', named: lhs },
    ...(numbers ? [mark(numbers), ...write(flat, env)] : []),
    mark(numbers ? result : '='),
    { kind: 'value', value, of: lhs },
  ];
}
