import { useEffect, useRef, type CSSProperties, type MouseEvent } from 'react';
import { strength } from '../../draw/scale.ts';
import { occurrence } from '../../linking/attributes.ts';
import { mix, useScale } from './use-scale.ts';
import { isMaps } from './form.ts';
import { wordsOfCell } from './words.ts';
import type { Sheet, SheetCell } from './sheet.ts';
import * as styles from './TensorCanvas.module.css';

interface TensorCanvasProps {
  readonly sheet: Sheet;
  /** Of one matrix or map, row by row. */
  readonly squares: readonly SheetCell[];
  /** The one cell that is an element above the canvas: pointed at, chosen, or reached by keyboard; null where that is elsewhere. */
  readonly active: number | null;
  readonly visit: (n: number) => void;
  readonly press: (n: number) => void;
}

/** A large tensor: one pixel a cell, stretched, and one cell over it that can be read and pressed. */
export function TensorCanvas({ sheet, squares, active, visit, press }: TensorCanvasProps) {
  const { rows, columns, max } = sheet;
  const canvas = useRef<HTMLCanvasElement>(null);
  const scale = useScale();

  useEffect(() => {
    const context = canvas.current!.getContext('2d')!;
    const image = context.createImageData(columns, rows);
    squares.forEach(({ value }, n) => {
      const colour = mix(scale, strength(value ?? 0, max));
      image.data.set([...colour, value === undefined ? 0 : 255], 4 * n);
    });
    context.putImageData(image, 0, 0);
  }, [scale, squares, columns, rows, max]);

  const at = ({ clientX, clientY }: MouseEvent): number => {
    const box = canvas.current!.getBoundingClientRect();
    const share = (from: number, length: number, count: number): number =>
      Math.max(0, Math.min(count - 1, Math.floor((from / length) * count)));
    const row = share(clientY - box.top, box.height, rows);
    return row * columns + share(clientX - box.left, box.width, columns);
  };

  return (
    <>
      {!isMaps(sheet) && <Ends rows={rows} columns={columns} />}
      <canvas
        ref={canvas}
        className={styles['canvas']}
        width={columns}
        height={rows}
        aria-hidden="true"
        onPointerMove={(event) => visit(at(event))}
        onClick={(event) => press(at(event))}
      />
      {active !== null && (
        <Cursor sheet={sheet} square={squares[active]!} n={active} press={() => press(active)} />
      )}
    </>
  );
}

/** The first and the last number of rows and columns. */
const Ends = ({ rows, columns }: { readonly rows: number; readonly columns: number }) => (
  <>
    <div className={styles['ends']} data-axis="columns" aria-hidden="true">
      <span>1</span>
      <span>{columns}</span>
    </div>
    <div className={styles['ends']} data-axis="rows" aria-hidden="true">
      <span>1</span>
      <span>{rows}</span>
    </div>
  </>
);

interface CursorProps {
  readonly sheet: Sheet;
  readonly square: SheetCell;
  /** Place of the cell, row by row. */
  readonly n: number;
  readonly press: () => void;
}

function Cursor({ sheet, square, n, press }: CursorProps) {
  const { sym, columns, samples } = sheet;
  const { cell, value, source, chosen } = square;
  const [row, column] = [Math.floor(n / columns), n % columns];
  const words = wordsOfCell(sheet, square);
  return (
    <div role="row" aria-rowindex={row + 1}>
      <div
        role="gridcell"
        className={styles['cursor']}
        tabIndex={0}
        aria-colindex={column + 1}
        aria-label={words}
        title={
          value === undefined ? '' : isMaps(sheet) ? words : `${row + 1} ${column + 1}: ${words}`
        }
        {...occurrence(sym, { cell, value, samples })}
        data-source={source || undefined}
        data-chosen={chosen || undefined}
        style={{ '--row-at': row, '--column-at': column } as CSSProperties}
        onClick={press}
      />
    </div>
  );
}
