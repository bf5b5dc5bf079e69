import type { ComposeInstance, Term } from '../../../practice/exercise.ts';
import { termsOf, wordsOf } from '../../../practice/compose.ts';
import { SymbolName } from '../../maths/Maths.tsx';
import type { AnswerProps } from './answer.ts';
import { Words } from '../Words.tsx';
import * as styles from './Answers.module.css';

/** The text of the terms that are filled in for the reader at a level. */
export function filledIn({ spelled }: ComposeInstance, level: number): string {
  const count = spelled.length;
  const given = level === 1 ? count - 1 : level === 2 ? Math.floor(count / 2) : 0;
  return wordsOf(spelled.slice(0, given));
}

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
export function ComposeAnswer({
  instance,
  done,
  draft,
  unread,
  onDraft,
  onAnswer,
}: AnswerProps<'compose'>) {
  const { asks, palette, spelled } = instance;
  const terms = termsOf(palette, draft);
  const shown = done ? spelled : terms;
  const removeLast = (): void => onDraft(wordsOf(terms.slice(0, -1)));
  return (
    <div className={styles.compose}>
      <p className={styles.row} aria-live="polite" aria-atomic="true">
        <SymbolName named={asks} /> ={' '}
        {shown.map((term, n) => (
          <span
            key={n}
            className={styles.term}
            data-operator={term.kind === 'operator' ? term.text : undefined}
          >
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
                onClick={() => onDraft(wordsOf([...terms, term]))}
              >
                <TermName term={term} />
              </button>
            ))}
          </div>
          <p className={styles.actions}>
            <button type="button" className="primary" onClick={() => onAnswer(draft)}>
              Check
            </button>
            <button type="button" className="secondary" onClick={removeLast}>
              Remove the last term
            </button>
            <button type="button" className="quiet" onClick={() => onDraft('')}>
              Clear
            </button>
          </p>
          <p role="alert" className={styles.unread}>
            {unread}
          </p>
        </>
      )}
    </div>
  );
}
