import { useRef, useState, type CSSProperties, type KeyboardEvent, type ReactNode } from 'react';
import { strength } from '../../draw/scale.ts';
import type { Place } from '../../engine/thread.ts';
import { print } from '../../notation/number.ts';
import { parseKey, wordsFor } from '../../notation/symbol.ts';
import { showShape } from '../../tensor/tensor.ts';
import { lazy } from '../islands/lazy.tsx';
import { occurrence } from '../../linking/attributes.ts';
import { formOf } from './form.ts';
import { Outlines } from './Outlines.tsx';
import { begins, move } from './roving.ts';
import type { Sheet, SheetCell } from './sheet.ts';

const TensorCanvas = lazy(async () => (await import('./TensorCanvas.tsx')).TensorCanvas);

export interface TensorGridProps {
  readonly sheet: Sheet;
  readonly name: ReactNode;
  /** A cell was pressed. */
  readonly onChoose: (place: Place) => void;
  /** A number that can be changed was chosen to be edited. */
  readonly onHold: (place: Place) => void;
}

/** A tensor as a matrix between brackets, its name above and its shape under it. */
export function TensorGrid({ sheet, name, onChoose, onHold }: TensorGridProps) {
  const { key, rows, columns, squares, bendable, transposed } = sheet;
  const grid = useRef<HTMLDivElement>(null);
  const [visited, visit] = useState<number | null>(null);
  const chosen = squares.findIndex((square) => square.chosen);
  const active = Math.min(visited ?? Math.max(0, chosen), squares.length - 1);
  const form = formOf(sheet);

  const press = (n: number): void => {
    const place = { key, cell: squares[n]!.cell };
    visit(n);
    if (bendable) onHold(place);
    else onChoose(place);
  };

  const onKeyDown = (event: KeyboardEvent): void => {
    const next = move(event, active, rows, columns);
    const acts = event.key === 'Enter' || event.key === ' ' || (bendable && begins(event));
    if (next === null && !acts) return;
    event.preventDefault();
    if (next === null) return press(active);
    visit(next);
    if (form !== 'canvas')
      grid.current!.querySelectorAll<HTMLElement>('[role=gridcell]')[next]!.focus();
  };

  const shared = { sheet, active, visit, press };
  return (
    <div
      className="tensor"
      data-form={form}
      data-bare={sheet.shape.length === 0 || undefined}
      data-wide={columns > 1 || undefined}
      style={measures(sheet)}
    >
      <div className="tensor-name">{name}</div>
      <div className="tensor-body">
        <div
          ref={grid}
          className="tensor-grid"
          role="grid"
          aria-label={`${wordsFor(parseKey(key))}${transposed ? ', transposed' : ''}`}
          aria-rowcount={rows}
          aria-colcount={columns}
          onKeyDown={onKeyDown}
          {...occurrence(key)}
        >
          {form === 'canvas' ? <TensorCanvas {...shared} /> : <Cells {...shared} form={form} />}
        </div>
        <div className="tensor-outlines" aria-hidden="true">
          <Outlines sheet={sheet} />
        </div>
      </div>
      <div className="tensor-shape">{sheet.shape.length > 0 && showShape(sheet.shape)}</div>
    </div>
  );
}

interface CellsProps {
  readonly sheet: Sheet;
  readonly form: 'digits' | 'heat';
  /** The one cell that the Tab key reaches. */
  readonly active: number;
  readonly visit: (n: number) => void;
  readonly press: (n: number) => void;
}

function Cells({ sheet, form, active, visit, press }: CellsProps) {
  const { rows, columns, squares, transposed, here } = sheet;
  // Squares are too small for more than the first and the last number.
  const blank = (n: number, count: number): true | undefined =>
    (form === 'heat' && n > 0 && n < count - 1) || undefined;
  return (
    <>
      {columns > 1 && (
        <div className="tensor-columns" role="row">
          {indices(columns).map((c) => (
            <div
              key={c}
              role="columnheader"
              className="tensor-label"
              data-blank={blank(c, columns)}
              data-here={(!transposed && c === here) || undefined}
            >
              {c + 1}
            </div>
          ))}
        </div>
      )}
      {indices(rows).map((r) => (
        <div key={r} className="tensor-row" role="row">
          {rows > 1 && (
            <div
              role="rowheader"
              className="tensor-label"
              data-blank={blank(r, rows)}
              data-here={(transposed && r === here) || undefined}
            >
              {r + 1}
            </div>
          )}
          {indices(columns).map((c) => {
            const n = r * columns + c;
            return (
              <OneCell
                key={c}
                sheet={sheet}
                square={squares[n]!}
                form={form}
                active={n === active}
                visit={() => visit(n)}
                press={() => press(n)}
              />
            );
          })}
        </div>
      ))}
    </>
  );
}

interface OneCellProps {
  readonly sheet: Sheet;
  readonly square: SheetCell;
  readonly form: 'digits' | 'heat';
  readonly active: boolean;
  readonly visit: () => void;
  readonly press: () => void;
}

function OneCell({ sheet, square, form, active, visit, press }: OneCellProps) {
  const { cell, value, source, chosen } = square;
  const { key, max, samples, bendable } = sheet;
  const text = value === undefined ? '' : print(value);
  return (
    <div
      role="gridcell"
      className="cell tensor-cell"
      tabIndex={active ? 0 : -1}
      {...occurrence(key, { cell, value, samples })}
      data-empty={value === undefined || undefined}
      data-source={source || undefined}
      data-chosen={chosen || undefined}
      data-bends={bendable || undefined}
      aria-label={value === undefined ? 'not computed yet' : form === 'heat' ? text : undefined}
      aria-selected={chosen || undefined}
      title={form === 'heat' ? text : undefined}
      style={{ '--v': strength(value ?? 0, max) } as CSSProperties}
      onFocus={visit}
      onClick={press}
    >
      {form === 'digits' && text}
    </div>
  );
}

/** What the style sheet reckons sizes from. */
const measures = ({ rows, columns, squares }: Sheet): CSSProperties =>
  ({
    '--rows': rows,
    '--columns': columns,
    '--characters': squares.reduce(
      (most, { value }) => Math.max(most, value === undefined ? 0 : print(value).length),
      3,
    ),
  }) as CSSProperties;

const indices = (n: number): number[] => Array.from({ length: n }, (_, i) => i);
