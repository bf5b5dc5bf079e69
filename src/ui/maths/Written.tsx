import type { Statement } from '../../notation/expression.ts';
import { Formula, SymbolName } from './Maths.tsx';

/** A statement in one line: its left side, and the first of its right sides. */
export const Written = ({
  statement: { lhs, rhs, assigns },
}: {
  readonly statement: Statement;
}) => (
  <>
    <SymbolName named={lhs} /> <span className="maths">{assigns ? '←' : '='}</span>{' '}
    <Formula expr={rhs[0]!} />
  </>
);
