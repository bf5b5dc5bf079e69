import type { ReactNode } from 'react';
import { columnOf } from '../../../../src/experiment/columns.ts';
import type { FigureSpec } from '../../../../src/ui/figures/parts/Frame.tsx';
import { usePass } from '../../../../src/ui/islands/use-pass.ts';
import { print } from '../../../../src/notation/printing/number.ts';
import { Letters } from '../../sections/plain-letters.tsx';
import { headPass, type HeadName } from './head-passes.ts';
import * as styles from './heads.module.css';

/** Classes that are shown. */
const MOST = 4;

export const figure: FigureSpec = {
  title: 'Four output layers on the same logits',
  caption: (
    <>
      The same logits and the same target as in the current network. The first three rows have the
      error signal <Letters>p − y</Letters>, with their own <Letters>p</Letters>. In the last row
      the factor <Letters>p(1 − p)</Letters> makes it at most a quarter as large.
    </>
  ),
  description:
    'A table with a row for each pair of output activation and loss: softmax with cross-entropy, sigmoid with binary cross-entropy, identity with squared error, and sigmoid with squared error. Each row has the formula of the error signal, and its numbers for the logits and the target of the current network.',
  anySize: true,
  dense: true,
  Body: Heads,
};

const rows: readonly {
  readonly head: HeadName;
  readonly words: string;
  readonly error: ReactNode;
}[] = [
  { head: 'softmax', words: 'softmax, cross-entropy', error: <Letters>p − y</Letters> },
  {
    head: 'sigmoidCrossEntropy',
    words: 'sigmoid, binary cross-entropy',
    error: <Letters>p − y</Letters>,
  },
  { head: 'squaredError', words: 'identity, squared error', error: <Letters>p − y</Letters> },
  {
    head: 'sigmoidSquaredError',
    words: 'sigmoid, squared error',
    error: <Letters>(p − y) ⊙ σ′(z)</Letters>,
  },
];

function Heads() {
  const { trace, sample } = usePass();
  const last = trace.graph.nodes.at(-1)!.layer;
  const [z, y] = [`z${last}`, 'y'].map((key) => columnOf(trace, key, sample));
  return (
    <div className={styles.scroll} tabIndex={0} role="group" aria-label="Output layers and losses">
      <table className={styles.heads}>
        <thead>
          <tr>
            <th scope="col">activation, loss</th>
            <th scope="col">error signal</th>
            <th scope="col">
              <Letters>p</Letters>
            </th>
            <th scope="col">
              <Letters>δ</Letters>
            </th>
            <th scope="col">
              <Letters>L</Letters>
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ head, words, error }) => {
            const pass = headPass(head, z!, y!);
            return (
              <tr key={head} data-head={head}>
                <th scope="row">{words}</th>
                <td>{error}</td>
                <Column of={pass.p} />
                <Column of={pass.error} />
                <td data-value={pass.loss}>{print(pass.loss)}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

const Column = ({ of }: { readonly of: readonly number[] }) => (
  <td>
    {of.slice(0, MOST).map((value, n) => (
      <span key={n} data-value={value}>
        {print(value)}
      </span>
    ))}
    {of.length > MOST && <span>…</span>}
  </td>
);
