import { activationOf } from '../../../../src/layers/network.ts';
import { activations } from '../../../../src/notation/activations/list.ts';
import { useState } from 'react';
import { elementwiseFunctions, type ElementwiseName } from '../elementwise.ts';
import { backThrough, type FlattenedEntry } from './both-products.ts';
import { sampleEntries } from './sample-entries.ts';
import { occurrence } from '../../../../src/linking/attributes.ts';
import { Choice } from '../../../../src/ui/controls/Choice.tsx';
import { DiagonalTable } from './DiagonalTable.tsx';
import { Entries } from './Entries.tsx';
import { EntryProduct } from './EntryProduct.tsx';
import type { FigureSpec } from '../../../../src/ui/figures/parts/Frame.tsx';
import { ProductTable } from './ProductTable.tsx';
import { SampleEntriesNote } from './SampleEntriesNote.tsx';
import { usePass } from '../../../../src/ui/islands/use-pass.ts';
import * as shared from '../../../../src/ui/figures/parts/figure.module.css';

const functions = {
  ...Object.fromEntries(Object.entries(activations).map(([name, { text }]) => [name, text])),
  square: 'square',
} as Readonly<Record<ElementwiseName, string>>;
const shapes = { vector: 'vector', square: '2 × 2', wide: '2 × 3' } as const;
const orders = { columns: 'flattened by columns', rows: 'by rows' } as const;
const sizes = {
  vector: { rows: 3, columns: 1 },
  square: { rows: 2, columns: 2 },
  wide: { rows: 2, columns: 3 },
} as const;

export const figure: FigureSpec = {
  title: 'Where ⊙ comes from',
  caption: (
    <>
      Flatten the matrix by rows: the same derivatives are in another order, but still on the
      diagonal. Choose a cell off the diagonal and read why it is 0. Then compare the two products:
      one uses a matrix that is mostly 0, the other takes one multiplication for each entry.
    </>
  ),
  description:
    'A function is applied to each entry of a vector or a matrix whose entries can be typed. Its matrix of derivatives, one row for each output and one column for each input, is 0 off the diagonal. A table multiplies it by a column v and, beside that, the slopes by v entry by entry: the results are the same, the numbers of multiplications are not.',
  anySize: true,
  dense: true,
  Body: Hadamard,
};

function Hadamard() {
  const { trace, experiment, sample } = usePass();
  const [chosen, choose] = useState<ElementwiseName | null>(null);
  const [shape, setShape] = useState<keyof typeof shapes>('square');
  const [by, flatten] = useState<keyof typeof orders>('columns');
  // By rows; null for an entry of the network.
  const [own, setOwn] = useState<readonly (number | null)[]>([]);

  const activation = activationOf(experiment.network);
  const name = chosen ?? activation;
  const { rows, columns } = sizes[shape];
  const count = rows * columns;
  const given = sampleEntries(trace, sample, count).map((one, n) => {
    const x = own[n] ?? null;
    return x === null ? one : { ...one, x, typed: true as const };
  });
  const { entries, J } = backThrough(elementwiseFunctions[name], given, { rows, columns, by });
  const inRows = backThrough(elementwiseFunctions[name], given, {
    rows,
    columns,
    by: 'rows',
  }).entries;

  /** Links a number to the tensor of the network that it is, if it is one. */
  const link = (family: string, { from, typed }: FlattenedEntry, value: number) =>
    from && !typed && (family === 'z' || family === 'da' || name === activation)
      ? occurrence(`${family}${from.layer}`, { cell: [from.unit, sample], value })
      : { 'data-value': String(value) };

  const agree = entries.every(({ product, hadamard }) => product === hadamard + 0);
  return (
    <>
      <div className={`${shared.choices} needs-js`}>
        <Choice label="Function" options={functions} value={name} onPick={choose} />
        <Choice
          label="Shape"
          options={shapes}
          value={shape}
          onPick={(next) => {
            setShape(next);
            setOwn([]);
          }}
        />
        <Choice
          label="Flattened"
          options={orders}
          value={by}
          disabled={columns === 1}
          onPick={flatten}
        />
      </div>
      <SampleEntriesNote specimens={given} />
      <Entries
        entries={inRows}
        columns={columns}
        linked={link}
        onChange={(n, value) => setOwn(given.map((_, k) => (k === n ? value : (own[k] ?? null))))}
      />
      <DiagonalTable
        entries={entries}
        J={J}
        matrix={columns > 1}
        linked={(entry) => link('da_dz', entry, entry.slope)}
      />
      <ProductTable entries={entries} linked={link} />
      <p className={shared.verdict} data-kind={agree ? 'right' : 'wrong'} role="status">
        <b>{agree ? '✓ The same numbers.' : '✗ The products differ.'}</b> The matrix takes{' '}
        {count ** 2} multiplications, {count ** 2 - count} of them by 0. Entry by entry it takes{' '}
        {count}
        {columns > 1 && ', and nothing needs to be flattened'}:
      </p>
      <EntryProduct entries={inRows} columns={columns} />
    </>
  );
}
