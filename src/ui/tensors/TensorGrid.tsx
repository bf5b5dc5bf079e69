import {
  useLayoutEffect,
  useRef,
  useState,
  type CSSProperties,
  type KeyboardEvent,
  type ReactNode,
} from 'react';
import { strength } from '../../draw/scale.ts';
import type { CellRef } from '../../engine/gradient-path.ts';
import { axisWords, placeAxes } from '../../notation/printing/glyphs.ts';
import { print } from '../../notation/printing/number.ts';
import { wordsFor } from '../../notation/symbol.ts';
import { showShape } from '../../tensor/tensor.ts';
import { lazy } from '../islands/lazy.tsx';
import { occurrence } from '../../linking/attributes.ts';
import { charactersOf, formOf, isMaps, mapsAcross } from './form.ts';
import { Outlines } from './Outlines.tsx';
import { begins, moveOverMaps } from './roving.ts';
import { mapSize, type Sheet, type SheetCell } from './sheet.ts';
import { wordsOfCell } from './words.ts';
import * as styles from './TensorGrid.module.css';

const TensorCanvas = lazy(async () => (await import('./TensorCanvas.tsx')).TensorCanvas);

export interface TensorGridProps {
  readonly sheet: Sheet;
  readonly name: ReactNode;
  /** A cell was pressed. */
  readonly onChoose: (place: CellRef) => void;
  /** A number that can be changed was chosen to be edited. */
  readonly onHold: (place: CellRef) => void;
}

/** A tensor as a matrix, or as several maps, between brackets, its name above and its shape under it. */
export function TensorGrid({ sheet, name, onChoose, onHold }: TensorGridProps) {
  const { key, rows, columns, squares, maps, editable } = sheet;
  const body = useRef<HTMLDivElement>(null);
  const [visited, visit] = useState<number | null>(null);
  const moved = useRef(false);
  const chosen = squares.findIndex((square) => square.chosen);
  const active = Math.min(visited ?? Math.max(0, chosen), squares.length - 1);
  const form = formOf(sheet);
  const size = mapSize(sheet);

  // On canvases the one cell there is may have gone to another map.
  useLayoutEffect(() => {
    if (moved.current) body.current?.querySelector<HTMLElement>('[role=gridcell]')?.focus();
    moved.current = false;
  });

  const press = (n: number): void => {
    const place = { key, cell: squares[n]!.cell };
    visit(n);
    if (editable) onHold(place);
    else onChoose(place);
  };

  const onKeyDown = (event: KeyboardEvent): void => {
    const next = moveOverMaps(event, active, {
      rows,
      columns,
      maps: maps.length,
      across: mapsAcross(sheet),
    });
    const acts = event.key === 'Enter' || event.key === ' ' || (editable && begins(event));
    if (next === null && !acts) return;
    event.preventDefault();
    if (next === null) return press(active);
    moved.current = form === 'canvas' && next !== active;
    visit(next);
    if (form !== 'canvas')
      body.current!.querySelectorAll<HTMLElement>('[role=gridcell]')[next]!.focus();
  };

  const shape = sheet.shape.length > 0 && showShape(sheet.shape);
  return (
    <div
      className={styles['tensor']}
      data-form={form}
      data-bare={sheet.shape.length === 0 || undefined}
      data-wide={columns > 1 || undefined}
      data-maps={isMaps(sheet) || undefined}
      style={measures(sheet)}
    >
      <div className={styles['name']}>{name}</div>
      <div ref={body} className={styles['body']}>
        {maps.map((map, m) => (
          <OneMap
            key={map.join()}
            sheet={sheet}
            map={map}
            squares={maps.length > 1 ? squares.slice(m * size, (m + 1) * size) : squares}
            form={form}
            active={Math.floor(active / size) === m ? active % size : null}
            visit={(n) => visit(m * size + n)}
            press={(n) => press(m * size + n)}
            onKeyDown={onKeyDown}
          />
        ))}
      </div>
      <div className={styles['shape']}>
        {sheet.axes ? (
          <>
            {shape} <small className={styles['axes']}>{sheet.axes}</small>
            {sheet.note && (
              <small className={styles['note']} title={sheet.note}>
                {sheet.note}
              </small>
            )}
          </>
        ) : (
          shape
        )}
      </div>
    </div>
  );
}

interface OneMapProps {
  readonly sheet: Sheet;
  /** Its places on the axes that are neither rows nor columns. */
  readonly map: readonly number[];
  readonly squares: readonly SheetCell[];
  readonly form: 'digits' | 'heat' | 'canvas';
  /** The one cell that the Tab key reaches; null where it is in another map. */
  readonly active: number | null;
  readonly visit: (n: number) => void;
  readonly press: (n: number) => void;
  readonly onKeyDown: (event: KeyboardEvent) => void;
}

/** A grid of cells: the whole of a matrix, or one map of several. */
function OneMap({ sheet, map, squares, form, onKeyDown, ...rest }: OneMapProps) {
  const { sym, rows, columns, transposed } = sheet;
  const shared = { sheet, squares, ...rest };
  const grid = (
    <>
      <div
        className={styles['grid']}
        role="grid"
        aria-label={[`${wordsFor(sym)}${transposed ? ', transposed' : ''}`, mapWords(sheet, map)]
          .filter(Boolean)
          .join(', ')}
        aria-rowcount={rows}
        aria-colcount={columns}
        onKeyDown={onKeyDown}
        {...occurrence(sym)}
      >
        {form === 'canvas' ? <TensorCanvas {...shared} /> : <Cells {...shared} form={form} />}
      </div>
      <div aria-hidden="true">
        <Outlines squares={squares} columns={columns} />
      </div>
    </>
  );
  if (map.length === 0) return grid;
  return (
    <div>
      <div className={styles['mapName']} aria-hidden="true">
        {map.flatMap((place, axis) => (sheet.shape[axis]! > 1 ? place + 1 : [])).join(' ')}
      </div>
      <div className={styles['mapCells']}>{grid}</div>
    </div>
  );
}

/** `filter 2, channel 1`. */
function mapWords({ sym }: Sheet, map: readonly number[]): string {
  const axes = placeAxes(sym);
  return map.map((place, axis) => `${axisWords(axes, axis)} ${place + 1}`).join(', ');
}

interface CellsProps extends Pick<OneMapProps, 'sheet' | 'squares' | 'active' | 'visit' | 'press'> {
  readonly form: 'digits' | 'heat';
}

function Cells({ sheet, squares, form, active, visit, press }: CellsProps) {
  const { rows, columns, transposed, here } = sheet;
  // Squares are too small for more than the first and the last number, and those of maps for any.
  const blank = (n: number, count: number): true | undefined =>
    (form === 'heat' && n > 0 && n < count - 1) || undefined;
  const numbered = form === 'digits' || !isMaps(sheet);
  return (
    <>
      {numbered && columns > 1 && (
        <div className={styles['columns']} role="row">
          {indices(columns).map((c) => (
            <div
              key={c}
              role="columnheader"
              className={styles['label']}
              data-blank={blank(c, columns)}
              data-here={(!transposed && c === here) || undefined}
            >
              {c + 1}
            </div>
          ))}
        </div>
      )}
      {indices(rows).map((r) => (
        <div key={r} className={styles['row']} role="row">
          {numbered && rows > 1 && (
            <div
              role="rowheader"
              className={styles['label']}
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
  const { cell, value, hidden, source, chosen } = square;
  const { sym, max, samples, editable } = sheet;
  const text = hidden ? '?' : value === undefined ? '' : print(value);
  const words = value === undefined || form === 'heat' ? wordsOfCell(sheet, square) : undefined;
  return (
    <div
      role="gridcell"
      className={`cell ${styles['cell']}`}
      tabIndex={active ? 0 : -1}
      {...occurrence(sym, { cell, value, samples })}
      data-empty={value === undefined || undefined}
      data-source={source || undefined}
      data-chosen={chosen || undefined}
      data-editable={editable || undefined}
      aria-label={words}
      aria-selected={chosen || undefined}
      title={hidden || (form === 'heat' && value !== undefined) ? words : undefined}
      style={{ '--v': strength(value ?? 0, max) } as CSSProperties}
      onFocus={visit}
      onClick={press}
    >
      {form === 'digits' && text}
    </div>
  );
}

/** What the style sheet computes sizes from. */
const measures = (sheet: Sheet): CSSProperties =>
  ({
    '--rows': sheet.rows,
    '--columns': sheet.columns,
    ...(isMaps(sheet) && { '--across': mapsAcross(sheet) }),
    ...(formOf(sheet) === 'digits' && { '--characters': charactersOf(sheet) }),
  }) as CSSProperties;

const indices = (n: number): number[] => Array.from({ length: n }, (_, i) => i);
