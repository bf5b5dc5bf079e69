import { useState, type ReactNode } from 'react';
import { firstLevel } from '../notation/collapse.ts';
import type { Expr, Named } from '../notation/expression.ts';
import { symbolText } from '../notation/glyphs.ts';
import { equalsSign, printed } from '../notation/number.ts';
import { valueOf } from '../notation/open.ts';
import { figure, spansSamples, write, type Piece } from '../notation/pieces.ts';
import { keyOf } from '../notation/symbol.ts';
import {
  cellsPrinted,
  firstPrinted,
  flatten,
  isLeaf,
  isPart,
  partsPrinted,
  reckon,
  slotsOf,
  type Slot,
} from '../notation/unfold.ts';
import type { Scene } from '../reader/scene.ts';
import { Figure, Pieces, SymbolName } from './Maths.tsx';
import { useOverflow } from './maths/use-overflow.ts';

/** Addends that stand side by side before the middle ones are left out. */
const MOST = 6;

/** The sum behind the chosen cell: in symbols, in numbers, with each product computed, and the result. */
export function OpenedSum({ scene }: { readonly scene: Scene }) {
  const { statement, opened, cell } = scene;
  if (!statement || !opened) return null;
  const lhs: Named = { ...statement.lhs, at: cell };
  return <Opened key={keyOf(lhs.sym)} scene={scene} lhs={lhs} opened={opened} />;
}

interface OpenedProps {
  readonly scene: Scene;
  readonly lhs: Named;
  readonly opened: Expr;
}

function Opened({ scene: { before: env }, lhs, opened }: OpenedProps) {
  const [all, setAll] = useState(false);
  const [scroller, overflows] = useOverflow<HTMLDivElement>();
  const flat = flatten(opened);
  const value = valueOf(flat, env);
  const samples = spansSamples(flat);
  const slots = slotsOf(flat, all ? Infinity : MOST);
  const result = printed(value);

  const inCells = reckon(cellsPrinted(flat, env));
  const inParts = reckon(partsPrinted(flat, env));
  const inFirst = reckon(firstPrinted(flat, env));
  const computes =
    !isPart(flat) && slots.some((slot) => slot.kind === 'part' && !isLeaf(slot.expr));
  const nests = !isPart(flat) && !isLevel(flat);
  const last = computes ? inParts : inCells;

  const numbers = (slot: PartSlot): Piece[] => write(slot.expr, env, slot.after);
  const values = (slot: PartSlot): Piece[] =>
    figure(valueOf(slot.expr, env), slot.expr.kind === 'symbol' ? slot.expr : null, slot.after);
  const line = (name: string, sign: string, part: (slot: PartSlot) => Piece[], more: ReactNode) => (
    <div className="opened-line" data-line={name}>
      <span className="opened-left">
        <SymbolName named={lhs} samples={samples} />
      </span>
      <span className="opened-sign">{sign}</span>
      {slots.map((slot, n) => (
        <span key={n} className="opened-slot" data-slot={slot.kind} style={{ gridColumn: n + 3 }}>
          {slot.kind === 'part' && <Pieces pieces={part(slot)} samples={samples} />}
          {slot.kind === 'mark' && slot.text}
          {slot.kind === 'more' && more}
        </span>
      ))}
      {name === (computes ? 'values' : 'numbers') && nests && (
        <span className="opened-tail" style={{ gridColumn: slots.length + 3 }}>
          <span className="opened-sign">{equalsSign(last.value, inFirst.value, last.size)}</span>
          <Pieces pieces={firstLevel(flat, env)} samples={samples} />
        </span>
      )}
    </div>
  );
  const hidden = slots.find((slot) => slot.kind === 'more')?.count;
  const toggle = (
    <button type="button" className="opened-more" onClick={() => setAll(!all)}>
      {all ? 'fewer' : `${hidden} more`}
    </button>
  );
  const closing = equalsSign(last.value, result, last.size);
  return (
    <div className="opened" role="group" aria-label={`The sum behind ${symbolText(lhs)}`}>
      <div className="opened-inner">
        <div
          ref={scroller}
          className="opened-scroll"
          role="group"
          aria-label="its addends"
          tabIndex={overflows ? 0 : undefined}
        >
          <div className="opened-lines">
            {line('symbols', '=', ({ expr }) => write(expr, null), '…')}
            {!isLeaf(flat) &&
              line('numbers', equalsSign(value, inCells.value, inCells.size), numbers, toggle)}
            {computes &&
              line('values', equalsSign(inCells.value, inParts.value, inCells.size), values, '…')}
          </div>
        </div>
        <div className="opened-result">
          {all && toggle}
          {nests && (
            <span className="opened-sign" data-after="tail">
              {equalsSign(inFirst.value, result, inFirst.size)}
            </span>
          )}
          <span className="opened-sign" data-after={nests ? 'line' : undefined}>
            {isLeaf(flat) ? equalsSign(value, result) : closing}
          </span>
          <span className="opened-box">
            <Figure value={value} of={lhs} samples={samples} />
          </span>
        </div>
      </div>
    </div>
  );
}

type PartSlot = Extract<Slot, { kind: 'part' }>;

/** Whether the addends or factors of an expression are its columns, so that computing them adds nothing. */
const isLevel = (flat: Expr): boolean =>
  flat.kind === 'sum'
    ? flat.terms.every(({ of }) => isPart(of))
    : flat.kind === 'product' && flat.factors.every(isPart);
