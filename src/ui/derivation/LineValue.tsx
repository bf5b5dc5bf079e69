import { useState } from 'react';
import type { Expr } from '../../notation/expression.ts';
import { print } from '../../notation/printing/number.ts';
import { isLeaf } from '../../notation/evaluation/flatten-sum.ts';
import { NumberText } from '../maths/Maths.tsx';
import { Opened } from '../maths/OpenedSum.tsx';
import { Addend } from './Addend.tsx';
import { agrees, isOfSample, type DerivationPoint, type EvaluatedLine } from './evaluate.ts';
import { Printed } from '../maths/Printed.tsx';
import { HIDDEN } from '../tensors/words.ts';
import * as styles from './LineValue.module.css';

interface LineValueProps {
  readonly evaluated: EvaluatedLine;
  /** Whether a question still asks for it. */
  readonly hidden: boolean;
  readonly first: boolean;
  /** Of the mini-batch. */
  readonly samples: number;
  /** The right side and the left side, unchanged. */
  readonly of: Expr;
  readonly side: Expr;
  readonly here: DerivationPoint;
}

/** The value of a line, whether it equals that of the line before, and the sum behind it. */
export function LineValue({ evaluated, hidden, first, samples, of, side, here }: LineValueProps) {
  const { env } = here;
  const [isOpen, open] = useState(false);
  const { left, shapes, flat, value, off } = evaluated;
  if (hidden) return <p>{HIDDEN}</p>;
  if (!Number.isFinite(value)) {
    return <p>An exponential is too large to compute without a shift.</p>;
  }
  const home = left.kind === 'symbol' && isOfSample(left, samples) ? left : null;
  return (
    <>
      <p>
        <NumberText value={value} of={home} /> <Check off={off} value={value} first={first} />
        {!isLeaf(flat) && (
          <button
            type="button"
            className="quiet"
            aria-expanded={isOpen}
            onClick={() => open(!isOpen)}
          >
            {isOpen ? 'close the sum' : 'open the sum'}
          </button>
        )}
        {shapes && <span className={styles.shapes}>{shapes}</span>}
      </p>
      {isOpen && (
        <>
          <Opened env={env} lhs={left} flat={flat} />
          <Addend of={of} left={side} here={here} />
        </>
      )}
    </>
  );
}

interface CheckProps {
  readonly off: number | null;
  readonly value: number;
  readonly first: boolean;
}

function Check({ off, value, first }: CheckProps) {
  if (off === null) return 'for this sample only';
  const before = first ? 'the left side' : 'the line before';
  return agrees(off, value) ? (
    <span
      className={styles.check}
      data-off={off}
      title={off === 0 ? 'to the last digit' : `except for ${print(Math.abs(off))}`}
    >
      = {before}
    </span>
  ) : (
    <span className={styles.check} data-off={off} data-wrong="">
      ≠ {before}, off by <Printed value={Math.abs(off)} />
    </span>
  );
}
