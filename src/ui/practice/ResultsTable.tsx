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

/** A line for each exercise: how often it was answered, and which slips were made. */
export const ResultsTable = ({ tries, nameOf }: ResultsProps) => (
  <div className={styles.scroll} tabIndex={0} role="group" aria-label="Results">
    <table>
      <thead>
        <tr>
          <th scope="col">Exercise</th>
          <th scope="col">Right</th>
          <th scope="col">Answers</th>
          <th scope="col">Slips</th>
          <th scope="col">Time</th>
        </tr>
      </thead>
      <tbody>
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
      </tbody>
    </table>
  </div>
);

/** Every answer in the order in which it was given; its seed leads to the exercise with the same numbers. */
export const AnswersTable = ({ tries, nameOf }: ResultsProps) => (
  <details>
    <summary>Every answer</summary>
    <div className={styles.scroll} tabIndex={0} role="group" aria-label="Answers">
      <table>
        <thead>
          <tr>
            <th scope="col">Exercise</th>
            <th scope="col">Seed</th>
            <th scope="col">Answer</th>
            <th scope="col">Result</th>
            <th scope="col">Time</th>
          </tr>
        </thead>
        <tbody>
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
        </tbody>
      </table>
    </div>
  </details>
);
