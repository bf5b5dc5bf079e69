import type { CSSProperties } from 'react';
import type { Env } from '../../notation/env.ts';
import type { Named } from '../../notation/expression.ts';
import { symbolWords } from '../../notation/printing/glyphs.ts';
import { print } from '../../notation/printing/number.ts';
import { keyOf } from '../../notation/symbol.ts';
import { toRows } from '../../tensor/tensor.ts';
import { SymbolName } from '../maths/Maths.tsx';
import * as styles from './GivenTensors.module.css';

interface GivenTensorsProps {
  readonly of: readonly Named[];
  readonly env: Env;
  /** Cells to light, as `W2:0,1`. */
  readonly lit: ReadonlySet<string>;
}

/** The tensors that an exercise is computed from, with their numbers: rows and columns are counted from 1. */
export const GivenTensors = ({ of, env, lit }: GivenTensorsProps) => (
  <div className={styles.tensors}>
    {of.map((named) => (
      <Given key={keyOf(named.sym)} named={named} env={env} lit={lit} />
    ))}
  </div>
);

function Given({ named, env, lit }: { readonly named: Named } & Omit<GivenTensorsProps, 'of'>) {
  const tensor = env.tensor(named.sym);
  const key = keyOf(named.sym);
  const [rows = 1, columns = 1] = tensor.shape;
  if (tensor.shape.length === 0) {
    return (
      <p className={styles.scalar}>
        <SymbolName named={named} /> = {print(tensor.data[0]!)}
      </p>
    );
  }
  const isLit = (i: number, j: number): boolean =>
    lit.has(`${key}:${i},${j}`) || (columns === 1 && lit.has(`${key}:${i}`));
  const largest = Math.max(...tensor.data.map(Math.abs));
  const shade = (value: number) =>
    ({ '--v': largest === 0 ? 0 : (0.6 * value) / largest }) as CSSProperties;
  return (
    <table className={styles.tensor} aria-label={`${symbolWords(named)}, ${rows} × ${columns}`}>
      <caption>
        <SymbolName named={named} />
      </caption>
      {columns > 1 && (
        <thead>
          <tr>
            <th>
              <span className="sr-only">row</span>
            </th>
            {Array.from({ length: columns }, (_, j) => (
              <th key={j} scope="col">
                {j + 1}
              </th>
            ))}
          </tr>
        </thead>
      )}
      <tbody>
        {toRows(tensor).map((row, i) => (
          <tr key={i}>
            <th scope="row">{i + 1}</th>
            {row.map((value, j) => (
              <td key={j} className="cell" style={shade(value)} data-lit={isLit(i, j) || undefined}>
                {print(value)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
