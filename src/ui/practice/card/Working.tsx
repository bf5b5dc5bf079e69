import type { Env } from '../../../notation/env.ts';
import type { Expr, Named } from '../../../notation/expression.ts';
import { equalsSign, printed } from '../../../notation/printing/number.ts';
import {
  cellsPrinted,
  evaluateRounded,
  flattenSum,
  isLeaf,
} from '../../../notation/evaluation/flatten-sum.ts';
import { valueOf } from '../../../notation/evaluation/value.ts';
import { Formula, NumberText, SymbolName } from '../../maths/Maths.tsx';
import * as styles from './Working.module.css';

interface WorkingProps {
  readonly asks: Named;
  readonly working: Expr;
  readonly env: Env;
  readonly assigns?: boolean | undefined;
  /** Lines that are shown: the sum in symbols, then in numbers, then the result. */
  readonly lines: 0 | 1 | 2 | 3;
}

/** The computation, line by line; the last lines may be left to the reader. */
export function Working({ asks, working, env, assigns, lines }: WorkingProps) {
  if (lines === 0) return null;
  const flat = flattenSum(working);
  const value = valueOf(flat, env);
  const inNumbers = isLeaf(flat) ? null : evaluateRounded(cellsPrinted(flat, env));
  const last = inNumbers ?? { value, size: Math.abs(value) };
  return (
    <div className={styles.working}>
      <p>
        <SymbolName named={asks} /> {assigns ? '←' : '='} <Formula expr={flat} />
      </p>
      {lines > 1 && inNumbers && (
        <p>
          {equalsSign(value, inNumbers.value, inNumbers.size)}{' '}
          <Formula expr={flat} env={env} numbers />
        </p>
      )}
      <p>
        {lines > 2 ? (
          <>
            {equalsSign(last.value, printed(value), last.size)}{' '}
            <b>{<NumberText value={value} of={null} />}</b>
          </>
        ) : (
          <>
            ≈ <span className={styles.blank}>your answer</span>
          </>
        )}
      </p>
    </div>
  );
}
