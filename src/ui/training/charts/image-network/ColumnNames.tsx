import { useEffect, type ReactNode } from 'react';
import type { ImageBox, ImageColumn } from '../../../../draw/image-columns.ts';
import { usePage } from '../../../islands/use-reader.ts';
import { chosenOf, unitName } from '../../inspect/chosen.ts';
import * as styles from './ImageNetwork.module.css';

const titles: Readonly<Record<ImageColumn['kind'], string>> = {
  input: 'picture',
  template: 'templates',
  kernel: 'kernels',
  map: 'maps',
  unit: 'units',
  class: 'p',
};

/** Columns of what has weights of its own. */
const weighted: ReadonlySet<ImageColumn['kind']> = new Set(['template', 'kernel', 'unit', 'class']);

interface ColumnNamesProps {
  readonly columns: readonly ImageColumn[];
  readonly boxes: readonly ImageBox[];
  readonly width: number;
  readonly onWidth: (width: number) => void;
  readonly canvas: ReactNode;
}

/** The names of the columns above them, and a button over each picture of weights. */
export function ColumnNames({ columns, boxes, width, onWidth, canvas }: ColumnNamesProps) {
  const chosen = chosenOf(usePage());
  const last = columns.filter(({ kind }) => weighted.has(kind)).length;
  useEffect(() => onWidth(width), [width, onWidth]);
  return (
    <>
      {canvas}
      {columns.map(({ kind, count }, n) => {
        const own = boxes.filter(({ column }) => column === n);
        if (own.length === 0) return null;
        const left = Math.min(...own.map(({ x }) => x));
        return (
          <span key={n} className={styles.name} style={{ left }} aria-hidden="true">
            {count > 1 && kind !== 'class' ? `${count} ` : ''}
            {titles[kind]}
          </span>
        );
      })}
      {boxes.flatMap(({ column, n, x, y, width: wide, height }) => {
        const layer = columns.slice(0, column + 1).filter(({ kind }) => weighted.has(kind)).length;
        if (!weighted.has(columns[column]!.kind)) return [];
        return (
          <button
            key={`${column} ${n}`}
            type="button"
            className={styles.unit}
            data-unit={`${layer} ${n + 1}`}
            aria-label={`${unitName({ layer, unit: n }, last)}: its weights and their gradients`}
            style={{ left: x, top: y, width: wide, height }}
            onClick={() => chosen.setState({ of: { kind: 'unit', layer, unit: n } })}
          />
        );
      })}
    </>
  );
}

/** The columns as a sentence. */
export const inWords = (columns: readonly ImageColumn[]): string =>
  `From left to right: ${columns
    .map(({ kind, count }) =>
      kind === 'class'
        ? `${count} probabilities`
        : `${count === 1 && kind === 'input' ? 'the' : count} ${count === 1 ? titles[kind].replace(/s$/, '') : titles[kind]}`,
    )
    .join(', ')}.`;
