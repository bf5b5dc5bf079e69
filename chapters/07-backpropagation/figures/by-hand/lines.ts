import { envAt } from '../../../../src/engine/env.ts';
import type { Trace } from '../../../../src/engine/trace.ts';
import type { Named } from '../../../../src/notation/expression.ts';
import { numericSteps } from '../../../../src/notation/evaluation/numeric-steps.ts';
import { expandStatement } from '../../../../src/notation/evaluation/expand.ts';
import { mark, write, type Piece } from '../../../../src/notation/printing/inline-layout.ts';
import { flattenSum } from '../../../../src/notation/evaluation/flatten-sum.ts';
import type { Cell } from '../../../../src/tensor/tensor.ts';

/** `δ²₁ = 0.337 · 0.5 + … ≈ 0.433`: the sum behind a cell in numbers, and its result. `cell` has its sample. */
export function lineOf(trace: Trace, key: string, cell: Cell, sample: number): Piece[] {
  const index = trace.steps.findIndex(({ writes }) => writes.includes(key));
  const step = trace.steps[index]!;
  const statement = step.statements[step.writes.indexOf(key)]!;
  const env = envAt(trace, index, sample);
  const flat = flattenSum(expandStatement(statement, cell, env));
  const { value, numbers, result } = numericSteps(flat, env);
  const lhs: Named = { ...statement.lhs, at: cell };
  return [
    { kind: 'symbol', named: lhs },
    ...(numbers ? [mark(numbers), ...write(flat, env)] : []),
    mark(numbers ? result : '='),
    { kind: 'value', value, of: lhs },
  ];
}

/** A line in parts that stay whole where it wraps, each from a sign of a sum or a relation on. */
export function termsOf(line: readonly Piece[]): Piece[][] {
  const terms: Piece[][] = [[]];
  for (const piece of line) {
    if (piece.kind === 'mark' && '=≈+−'.includes(piece.text) && !piece.tight) terms.push([]);
    terms.at(-1)!.push(piece);
  }
  return terms;
}
