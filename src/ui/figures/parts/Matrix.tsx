import type { CSSProperties } from 'react';
import { strength } from '../../../draw/scale.ts';
import { print } from '../../../notation/printing/number.ts';
import { parseKey } from '../../../notation/symbol.ts';
import { cellAt, size, type Tensor } from '../../../tensor/tensor.ts';
import { SymbolName } from '../../maths/Maths.tsx';
import { occurrence } from '../../../linking/attributes.ts';
import * as styles from './Matrix.module.css';

/** Columns up to which numbers fit; of wider ones only the colours are shown. */
const WIDEST = 6;

interface MatrixProps {
  readonly title: string;
  readonly name: string;
  readonly value: Tensor;
  /** Size of a number at which its colour is full. */
  readonly most: number;
  /** Whether the numbers are those of the page. */
  readonly linked?: boolean;
}

/** A tensor of the size of a parameter, in numbers, under its name. */
export function Matrix({ title, name, value, most, linked = false }: MatrixProps) {
  const { shape, data } = value;
  // All but the first axis side by side.
  const columns = size(shape.slice(1));
  return (
    <figure className={styles.matrix} style={{ '--columns': columns } as CSSProperties}>
      <figcaption>
        <SymbolName named={{ kind: 'symbol', sym: parseKey(name), at: null }} /> {title}
      </figcaption>
      <div className={styles.cells} data-wide={columns > WIDEST || undefined}>
        {[...data].map((entry, c) => (
          <span
            key={c}
            className="cell"
            style={{ '--v': strength(entry, most) } as CSSProperties}
            {...(linked
              ? occurrence(name, { cell: cellAt(shape, c), value: entry })
              : { 'data-value': entry })}
          >
            {columns > WIDEST ? '' : print(entry)}
          </span>
        ))}
      </div>
    </figure>
  );
}
