import { useState } from 'react';
import { clearPractice } from '../../persistence/saved-practice.ts';
import type { Results } from '../../persistence/practice-schema.ts';
import { recurringSlips, resultsFile, resultsText, tallies } from '../../practice/results.ts';
import type { PracticeStore, Try } from '../../state/practice.ts';
import { download } from '../controls/download.ts';
import { OpenFile } from '../controls/OpenFile.tsx';
import { PracticeContext, usePractice, usePracticeStore } from './use-practice.ts';
import type { Listed } from './list.ts';
import * as styles from './PracticeSummary.module.css';

interface PracticeSummaryProps {
  readonly folder: string;
  readonly exercises: readonly Pick<Listed, 'id' | 'number' | 'exercise'>[];
}

/** What was practised in a chapter, in the reader's browser alone. */
export const PracticeSummary = ({
  practice,
  ...rest
}: PracticeSummaryProps & { readonly practice: PracticeStore }) => (
  <PracticeContext value={practice}>
    <Summary {...rest} />
  </PracticeContext>
);

function Summary({ folder, exercises }: PracticeSummaryProps) {
  const store = usePracticeStore();
  const tries = usePractice((practice) => practice.tries);
  const [said, setSaid] = useState<string | null>(null);
  const [opened, setOpened] = useState<(Results & { readonly file: string }) | null>(null);
  const nameOf = (id: string): string => {
    const listed = exercises.find((one) => one.id === id);
    return listed ? `${listed.number} ${listed.exercise.title}` : id;
  };

  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(resultsText(tries, nameOf));
      setSaid('Copied: a line for each exercise.');
    } catch {
      setSaid('This browser does not allow copying. Use “Save results” instead.');
    }
  };
  const open = async (file: File | undefined): Promise<void> => {
    if (!file) return;
    try {
      const { resultsFrom } = await import('../../persistence/practice-schema.ts');
      const results = resultsFrom(await file.text());
      setOpened({ ...results, file: file.name });
      setSaid(
        results.chapter === folder
          ? null
          : `These results are of another chapter, ${results.chapter}.`,
      );
    } catch (error) {
      setSaid(`${file.name} was not opened. ${(error as Error).message}`);
    }
  };

  return (
    <section
      className={`${styles.summary} ${tries.length === 0 ? 'needs-js' : ''}`}
      aria-labelledby="practised"
    >
      <h2 id="practised">What you have practised</h2>
      {tries.length === 0 ? (
        <p>Nothing yet. The exercises are below.</p>
      ) : (
        <>
          <ResultsTable tries={tries} nameOf={nameOf} />
          <Recurring tries={tries} />
        </>
      )}
      <p className={styles.actions}>
        <button
          type="button"
          className="secondary"
          disabled={tries.length === 0}
          onClick={() => void copy()}
        >
          Copy results
        </button>
        <button
          type="button"
          className="secondary"
          disabled={tries.length === 0}
          onClick={() => download('results.json', resultsFile(folder, { tries }))}
        >
          Save results
        </button>
        <OpenFile
          words="Open results…"
          accept=".json"
          className={styles.file}
          onOpen={(file) => void open(file)}
        />
        <button
          type="button"
          className="quiet"
          disabled={tries.length === 0}
          onClick={() => {
            clearPractice(folder, store);
            setSaid('Cleared: this browser no longer keeps your results.');
          }}
        >
          Clear
        </button>
      </p>
      {said && <p role="status">{said}</p>}
      {opened && (
        <section aria-labelledby="opened-results">
          <h3 id="opened-results">Results in {opened.file}</h3>
          <ResultsTable tries={opened.tries} nameOf={nameOf} linked />
          <Recurring tries={opened.tries} />
          <button type="button" className="quiet" onClick={() => setOpened(null)}>
            Close
          </button>
        </section>
      )}
    </section>
  );
}

/** Slips that are shown of those that recur. */
const MOST = 5;

function Recurring({ tries }: { readonly tries: readonly Try[] }) {
  const slips = recurringSlips(tries).slice(0, MOST);
  if (slips.length === 0) return null;
  return <p>Slips that recur: {slips.map(slipWords).join(', ')}.</p>;
}

/** `no slope (2)`: an id in words, and how often where that is more than once. */
const slipWords = ([id, times]: readonly [id: string, times: number]): string =>
  `${id.replaceAll('-', ' ')}${times > 1 ? ` (${times})` : ''}`;

interface ResultsTableProps {
  readonly tries: readonly Try[];
  readonly nameOf: (exercise: string) => string;
  /** Whether each seed leads to the exercise with the same numbers. */
  readonly linked?: boolean;
}

const ResultsTable = ({ tries, nameOf, linked = false }: ResultsTableProps) => (
  <div className={styles.scroll} tabIndex={0} role="group" aria-label="Results">
    <table>
      <thead>
        <tr>
          <th scope="col">Exercise</th>
          <th scope="col">Right</th>
          <th scope="col">Answers</th>
          <th scope="col">Slips</th>
          {linked && <th scope="col">Seeds</th>}
        </tr>
      </thead>
      <tbody>
        {tallies(tries).map(({ exercise, tries: count, right, slips }) => (
          <tr key={exercise}>
            <th scope="row">
              <a href={`#exercise-${exercise}`}>{nameOf(exercise)}</a>
            </th>
            <td>{right}</td>
            <td>{count}</td>
            <td>{slips.map(slipWords).join(', ')}</td>
            {linked && (
              <td>
                {[
                  ...new Set(
                    tries.filter((one) => one.exercise === exercise).map(({ seed }) => seed),
                  ),
                ].map((seed) => (
                  <a key={seed} href={`?exercise=${exercise}&seed=${seed}#exercise-${exercise}`}>
                    {seed}{' '}
                  </a>
                ))}
              </td>
            )}
          </tr>
        ))}
      </tbody>
    </table>
  </div>
);
