import type { ReactNode } from 'react';
import { inMinutes, recurringSlips, tallies } from '../../practice/results.ts';
import type { Try } from '../../state/practice.ts';
import * as styles from './PracticeSummary.module.css';

/** `no slope (2)`: an id in words, and how often where that is more than once. */
const slipWords = ([id, times]: readonly [id: string, times: number]): string =>
  `${id.replaceAll('-', ' ')}${times > 1 ? ` (${times})` : ''}`;

/** Slips that are shown of those that recur. */
const MOST = 5;

export function Recurring({ tries }: { readonly tries: readonly Try[] }) {
  const slips = recurringSlips(tries).slice(0, MOST);
  if (slips.length === 0) return null;
  return <p>Slips that recur: {slips.map(slipWords).join(', ')}.</p>;
}

interface ResultsProps {
  readonly tries: readonly Try[];
  readonly nameOf: (exercise: string) => string;
}

interface TableProps {
  readonly label: string;
  readonly columns: readonly string[];
  readonly children: ReactNode;
}

/** A table with a head, which scrolls by itself where it is wider than its place. */
const Table = ({ label, columns, children }: TableProps) => (
  <div className={styles.scroll} tabIndex={0} role="group" aria-label={label}>
    <table>
      <thead>
        <tr>
          {columns.map((name) => (
            <th key={name} scope="col">
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>{children}</tbody>
    </table>
  </div>
);

/** A line for each exercise: how often it was answered, and which slips were made. */
export const ResultsTable = ({ tries, nameOf }: ResultsProps) => (
  <Table label="Results" columns={['Exercise', 'Right', 'Answers', 'Slips', 'Time']}>
    {tallies(tries).map(({ exercise, tries: count, right, slips, seconds }) => (
      <tr key={exercise}>
        <th scope="row">
          <a href={`#exercise-${exercise}`}>{nameOf(exercise)}</a>
        </th>
        <td>{right}</td>
        <td>{count}</td>
        <td>{slips.map(slipWords).join(', ')}</td>
        <td>{inMinutes(seconds)}</td>
      </tr>
    ))}
  </Table>
);

/** Every answer in the order in which it was given; its seed leads to the exercise with the same numbers. */
export const AnswersTable = ({ tries, nameOf }: ResultsProps) => (
  <details>
    <summary>Every answer</summary>
    <Table label="Answers" columns={['Exercise', 'Seed', 'Answer', 'Result', 'Time']}>
      {tries.map(({ exercise, seed, answer, right, slip, seconds }, n) => (
        <tr key={n}>
          <th scope="row">{nameOf(exercise)}</th>
          <td>
            <a href={`?exercise=${exercise}&seed=${seed}#exercise-${exercise}`}>{seed}</a>
          </td>
          <td>{answer}</td>
          <td>{right ? 'right' : slip ? `wrong: ${slipWords([slip, 1])}` : 'wrong'}</td>
          <td>{inMinutes(seconds)}</td>
        </tr>
      ))}
    </Table>
  </details>
);
