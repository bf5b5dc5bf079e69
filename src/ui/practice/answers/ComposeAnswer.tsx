import { useState } from 'react';
import { piecesText, write } from '../../../notation/printing/inline-layout.ts';
import type { Term } from '../../../practice/exercise.ts';
import { compose, ComposeError } from '../../../practice/compose.ts';
import { SymbolName } from '../../maths/Maths.tsx';
import type { AnswerProps } from './answer.ts';
import { Words } from '../Words.tsx';
import * as styles from './Answers.module.css';

/** Terms that are filled in for the reader at a level, of as many as there are. */
const filledIn = (level: number, count: number): number =>
  level === 1 ? count - 1 : level === 2 ? Math.floor(count / 2) : 0;

const wordsOf = (term: Term): string =>
  term.kind === 'operator' ? term.text : piecesText(write(term.expr, null));

/** Names of the operators for those who hear them. */
const operatorWords = {
  '·': 'times',
  '⊙': 'times, entry by entry',
  ᵀ: 'transposed',
  '+': 'plus',
  '−': 'minus',
  '(': 'open bracket',
  ')': 'close bracket',
} as const;

const TermName = ({ term }: { readonly term: Term }) =>
  term.kind === 'operator' ? term.text : <Words of={[{ expr: term.expr }]} />;

/** A right side is put together from a palette of terms, the first of them filled in where it is a faded example. */
export function ComposeAnswer({ instance, level, done, onAnswer }: AnswerProps<'compose'>) {
  const { asks, palette, spelled } = instance;
  const [terms, setTerms] = useState(() => spelled.slice(0, filledIn(level, spelled.length)));
  const [misspelt, setMisspelt] = useState<string | null>(null);
  const shown = done ? spelled : terms;
  const removeLast = (): void => setTerms(terms.slice(0, -1));
  const check = (): void => {
    try {
      const hint = instance.check(compose(terms));
      setMisspelt(null);
      onAnswer({ words: terms.map(wordsOf).join(' '), right: hint === null, hint });
    } catch (error) {
      if (!(error instanceof ComposeError)) throw error;
      setMisspelt(error.message);
    }
  };
  return (
    <div className={styles.compose}>
      <p className={styles.row} aria-live="polite" aria-atomic="true">
        <SymbolName named={asks} /> ={' '}
        {shown.map((term, n) => (
          <span key={n} className={styles.term}>
            <TermName term={term} />
          </span>
        ))}
        {!done && <span className={styles.caret} aria-hidden="true" />}
      </p>
      {!done && (
        <>
          <div
            className={styles.palette}
            role="group"
            aria-label="Terms"
            onKeyDown={({ key }) => {
              if (key === 'Backspace') removeLast();
            }}
          >
            {palette.map((term, n) => (
              <button
                key={n}
                type="button"
                aria-label={term.kind === 'operator' ? operatorWords[term.text] : undefined}
                onClick={() => setTerms([...terms, term])}
              >
                <TermName term={term} />
              </button>
            ))}
          </div>
          <p className={styles.actions}>
            <button type="button" className="primary" onClick={check}>
              Check
            </button>
            <button type="button" className="secondary" onClick={removeLast}>
              Remove the last term
            </button>
            <button type="button" className="quiet" onClick={() => setTerms([])}>
              Clear
            </button>
          </p>
          <p role="alert" className={styles.unread}>
            {misspelt}
          </p>
        </>
      )}
    </div>
  );
}
