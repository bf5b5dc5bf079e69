import { useState } from 'react';
import { clearPractice } from '../../persistence/saved-practice.ts';
import type { Results } from '../../persistence/practice-schema.ts';
import { resultsFile, resultsText } from '../../practice/results.ts';
import type { PracticeStore } from '../../state/practice.ts';
import { download } from '../controls/download.ts';
import { OpenFile } from '../controls/OpenFile.tsx';
import { PracticeContext, usePractice, usePracticeStore } from './use-practice.ts';
import type { Listed } from './list.ts';
import { AnswersTable, Recurring, ResultsTable } from './ResultsTable.tsx';
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
          : 'These results are of another chapter. Open them on its practice page.',
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
          <ResultsTable tries={opened.tries} nameOf={nameOf} />
          <Recurring tries={opened.tries} />
          <AnswersTable tries={opened.tries} nameOf={nameOf} />
          <button type="button" className="quiet" onClick={() => setOpened(null)}>
            Close
          </button>
        </section>
      )}
    </section>
  );
}
