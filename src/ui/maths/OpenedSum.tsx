import { useLayoutEffect, useState, type CSSProperties, type ReactNode } from 'react';
import { firstLevel } from '../../notation/printing/inline-form.ts';
import type { Expr, Named } from '../../notation/expression.ts';
import { numericSteps } from '../../notation/evaluation/numeric-steps.ts';
import type { Env } from '../../notation/env.ts';
import { valueOf } from '../../notation/evaluation/value.ts';
import {
  numberPieces,
  piecesText,
  spansSamples,
  write as writePieces,
  type Piece,
} from '../../notation/printing/inline-layout.ts';
import { keyOf } from '../../notation/symbol.ts';
import { flattenSum, slotsOf, type Slot } from '../../notation/evaluation/flatten-sum.ts';
import type { Scene } from '../../state/scene.ts';
import { NumberText, Pieces } from './Maths.tsx';
import { useOverflow } from './use-overflow.ts';
import * as overflow from './Overflow.module.css';
import * as styles from './OpenedSum.module.css';

/** Most addends in a line; beyond that the middle ones are left out. Where these do not fit either, fewer are shown, but at least two. */
const [MOST, LEAST] = [6, 2];

/** Addends that are written out at most. */
const ALL = 400;

/** Characters that are beside the result on the stage, and how many are there in full size where it is narrow. */
const ROOM = 80;
const NARROW_ROOM = 52;

/** The sum behind the chosen cell: in symbols, in numbers, with each product computed, and the result. */
export function OpenedSum({ scene }: { readonly scene: Scene }) {
  const { statement, opened, cell } = scene;
  if (!statement || !opened) return null;
  const lhs: Named = { ...statement.lhs, at: cell };
  return (
    <Opened
      key={keyOf(lhs.sym)}
      env={scene.before}
      lhs={lhs}
      flat={flattenSum(opened)}
      assigns={statement.assigns ?? false}
      compact
    />
  );
}

interface OpenedProps {
  readonly env: Env;
  /** What the sum is: a cell, or the derivative of one cell by another. */
  readonly lhs: Expr;
  readonly flat: Expr;
  /** Whether the cell is given the value of the sum, which its old one is part of; default false. */
  readonly assigns?: boolean;
  /** Lines close together, and the last one alone where there is little width; default false. */
  readonly compact?: boolean;
}

/** An opened sum of no sum in a sum: in symbols, in numbers, with each part computed. */
export function Opened({ env, lhs, flat, assigns = false, compact = false }: OpenedProps) {
  const [all, setAll] = useState(false);
  const [most, setMost] = useState(MOST);
  const [scroller, overflows] = useOverflow<HTMLDivElement>();
  const samples = spansSamples(flat);
  const slots = slotsOf(flat, all ? ALL : most);
  const { value, numbers, parts, first, result, resultOfFirst } = numericSteps(flat, env);

  const hidden = slots.find((slot) => slot.kind === 'more')?.count;

  useLayoutEffect(() => {
    const canShorten = hidden !== undefined && !all && most > LEAST;
    if (!overflows || !canShorten) return;
    const { scrollWidth, clientWidth } = scroller.current!;
    if (scrollWidth > clientWidth + 1) setMost(most - 2);
  }, [overflows, hidden, all, most, scroller]);

  const toggle = (
    <button type="button" className={styles['more']} onClick={() => setAll(!all)}>
      {all ? 'fewer' : `${hidden} more`}
    </button>
  );
  const level = first && firstLevel(flat, env);
  const width = widthOf(slots, env);
  const nests = level && width + piecesText(level).length <= ROOM;
  const tail = nests && (
    <span className={styles['tail']} data-slot="tail" style={{ gridColumn: slots.length + 3 }}>
      <span className={styles['sign']}>{first}</span>
      <span>
        <Pieces pieces={level} samples={samples} />
      </span>
    </span>
  );
  const computed = ({ expr, after }: PartSlot): Piece[] =>
    numberPieces(valueOf(expr, env), expr.kind === 'symbol' ? expr : null, after);
  const shared = { lhs, slots, samples };
  return (
    <div
      className={styles['opened']}
      data-compact={compact || undefined}
      data-long={width > NARROW_ROOM || undefined}
      role="group"
      aria-label={`The sum behind ${piecesText(writePieces(lhs, null))}`}
    >
      <div className={styles['inner']}>
        <div
          ref={scroller}
          className={`${styles['scroll']} ${overflow['scroller']}`}
          role="group"
          aria-label="its addends"
          tabIndex={overflows ? 0 : undefined}
        >
          <div className={styles['lines']}>
            <Line
              {...shared}
              name="symbols"
              sign={assigns ? '←' : '='}
              write={({ expr }) => writePieces(expr, null)}
            />
            {numbers && (
              <Line
                {...shared}
                name="numbers"
                sign={numbers}
                write={({ expr, after }) => writePieces(expr, env, after)}
                more={all ? `${hidden} more` : toggle}
              >
                {!parts && tail}
              </Line>
            )}
            {parts && (
              <Line {...shared} name="values" sign={parts} write={computed}>
                {tail}
              </Line>
            )}
          </div>
        </div>
        <div
          className={styles['result']}
          style={
            { '--lines': 1 + Number(numbers !== null) + Number(parts !== null) } as CSSProperties
          }
        >
          {all && toggle}
          {nests && (
            <span className={styles['sign']} data-after="tail">
              {resultOfFirst}
            </span>
          )}
          <span className={styles['sign']} data-after={nests ? 'line' : undefined}>
            {result}
          </span>
          <span className={styles['box']} data-result={compact || undefined}>
            <NumberText value={value} of={lhs.kind === 'symbol' ? lhs : null} samples={samples} />
          </span>
        </div>
      </div>
    </div>
  );
}

type PartSlot = Extract<Slot, { kind: 'part' }>;

/** Characters of the line in numbers, and a space for each column. */
const widthOf = (slots: readonly Slot[], env: Env): number =>
  slots.reduce(
    (sum, slot) =>
      sum +
      1 +
      (slot.kind === 'part' ? piecesText(writePieces(slot.expr, env, slot.after)).length : 1),
    0,
  );

interface LineProps {
  readonly name: 'symbols' | 'numbers' | 'values';
  readonly lhs: Expr;
  readonly sign: string;
  readonly slots: readonly Slot[];
  readonly samples: boolean;
  readonly write: (slot: PartSlot) => readonly Piece[];
  /** Printed instead of the addends that are left out. */
  readonly more?: ReactNode;
  readonly children?: ReactNode;
}

const Line = ({ name, lhs, sign, slots, samples, write, more = '…', children }: LineProps) => (
  <div className={styles['line']} data-line={name}>
    <span className={styles['left']}>
      <Pieces pieces={writePieces(lhs, null)} samples={samples} />
    </span>
    <span className={styles['sign']}>{sign}</span>
    {slots.map((slot, n) => (
      <span key={n} className={styles['slot']} data-slot={slot.kind} style={{ gridColumn: n + 3 }}>
        {slot.kind === 'part' && <Pieces pieces={write(slot)} samples={samples} />}
        {slot.kind === 'mark' && slot.text}
        {slot.kind === 'more' && more}
      </span>
    ))}
    {children}
  </div>
);
