import type { CSSProperties } from 'react';
import { strength } from '../../draw/scale.ts';
import * as styles from './MapPicture.module.css';

/** Shades on each side of 0. */
const SHADES = 16;

interface MapPictureProps {
  /** Row by row. */
  readonly values: ArrayLike<number>;
  readonly columns: number;
  /** The size of a value at which the colour is full. */
  readonly max: number;
  /** Side of a cell in px. */
  readonly side: number;
  /** Shades of ink from 0 up, instead of the scale of signs. */
  readonly ink?: boolean;
  /** Height of a row where it is not the side of a cell, as of a column laid flat. */
  readonly tall?: number;
  /** What the picture shows; by default the text beside it says so. */
  readonly label?: string;
}

/** A map as a small picture; cells of one shade are one path. */
export function MapPicture({
  values,
  columns,
  max,
  side,
  tall = side,
  ink,
  label,
}: MapPictureProps) {
  const rows = values.length / columns;
  return (
    <svg
      className={styles.picture}
      width={columns * side}
      height={rows * tall}
      preserveAspectRatio="none"
      viewBox={`0 0 ${columns} ${rows}`}
      shapeRendering="crispEdges"
      role={label === undefined ? undefined : 'img'}
      aria-label={label}
      aria-hidden={label === undefined || undefined}
    >
      <MapCells values={values} columns={columns} max={max} ink={ink} />
    </svg>
  );
}

type MapCellsProps = Pick<MapPictureProps, 'values' | 'columns' | 'max'> & {
  readonly ink?: boolean | undefined;
};

/** The cells of a map, each one unit wide, within an SVG; NaN is blank. */
export function MapCells({ values, columns, max, ink }: MapCellsProps) {
  const shades = new Map<number, string>();
  Array.from(values, (value, n) => {
    if (Number.isNaN(value)) return;
    const shade = Math.round(strength(value, max) * SHADES) / SHADES;
    const square = `M${n % columns} ${Math.floor(n / columns)}h1v1h-1z`;
    shades.set(shade, (shades.get(shade) ?? '') + square);
  });
  return (
    <g className={styles.cells} data-ink={ink || undefined}>
      {[...shades].map(([shade, d], n) => (
        // By place: where numbers change, elements stay.
        <path key={n} d={d} style={{ '--v': shade } as CSSProperties} />
      ))}
    </g>
  );
}
