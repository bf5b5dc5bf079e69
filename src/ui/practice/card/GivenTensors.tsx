import type { CSSProperties } from 'react';
import type { Env } from '../../../notation/env.ts';
import type { Named } from '../../../notation/expression.ts';
import { symbolWords } from '../../../notation/printing/glyphs.ts';
import { print } from '../../../notation/printing/number.ts';
import { axesOfSymbol, isColumn, keyOf } from '../../../notation/symbol.ts';
import { cells, type Cell, type Tensor } from '../../../tensor/tensor.ts';
import { SymbolName } from '../../maths/Maths.tsx';
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

/** A matrix of a tensor: of maps one for each place of the axes before rows and columns. */
interface Part {
  /** Of the axes before rows and columns, 0-based. */
  readonly lead: Cell;
  readonly rows: readonly (readonly number[])[];
}

/** A tensor as matrices: a column of units is one of one column, maps are one by one. */
function partsOf({ shape, data }: Tensor, sym: Named['sym']): Part[] {
  const axes = axesOfSymbol(sym);
  const [rows, columns] = axes.length > 2 ? [axes.length - 2, axes.length - 1] : [0, 1];
  const samples = axes.length > 2 && isColumn(sym) ? 1 : 0;
  const matrix = shape.slice(rows - samples, columns + 1 - samples);
  const [height = 1, width = 1] = matrix;
  const lead = shape.slice(0, rows - samples);
  const step = samples ? shape.at(-1)! : 1;
  return cells(lead).map((place, n) => ({
    lead: place,
    rows: Array.from({ length: height }, (_, i) =>
      Array.from({ length: width }, (__, j) => data[((n * height + i) * width + j) * step]!),
    ),
  }));
}

function Given({ named, env, lit }: { readonly named: Named } & Omit<GivenTensorsProps, 'of'>) {
  const tensor = env.tensor(named.sym);
  if (tensor.shape.length === 0) {
    return (
      <p className={styles.scalar}>
        <SymbolName named={named} /> = {print(tensor.data[0]!)}
      </p>
    );
  }
  const all = partsOf(tensor, named.sym);
  const largest = Math.max(...tensor.data.map(Math.abs));
  return all.map((part) => (
    <Matrix
      key={part.lead.join()}
      named={all.length > 1 ? { ...named, at: part.lead } : named}
      part={part}
      largest={largest}
      lit={lit}
    />
  ));
}

interface MatrixProps {
  readonly named: Named;
  readonly part: Part;
  readonly largest: number;
  readonly lit: ReadonlySet<string>;
}

function Matrix({ named, part: { lead, rows }, largest, lit }: MatrixProps) {
  const key = keyOf(named.sym);
  const columns = rows[0]!.length;
  const isLit = (i: number, j: number): boolean => {
    const cell = [...lead, i, j].join();
    return (
      lit.has(`${key}:${cell}`) ||
      lit.has(`${key}:${cell},0`) ||
      (columns === 1 && lit.has(`${key}:${i}`))
    );
  };
  const shade = (value: number) =>
    ({ '--v': largest === 0 ? 0 : (0.6 * value) / largest }) as CSSProperties;
  return (
    <table
      className={styles.tensor}
      aria-label={`${symbolWords(named)}, ${rows.length} × ${columns}`}
    >
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
        {rows.map((row, i) => (
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
