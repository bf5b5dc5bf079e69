import { useEffect } from 'react';
import {
  answer,
  askAgain,
  giveReason,
  hide,
  reveal,
  type QuestionSpec,
} from '../../state/questions.ts';
import { AnswerInput } from './AnswerInput.tsx';
import { AnswerVerdict } from './AnswerVerdict.tsx';
import { AdoptedNode } from './AdoptedNode.tsx';
import { usePage, useReader, useScene } from '../islands/use-reader.ts';
import { watchView } from '../islands/when-near.ts';
import * as styles from './Question.module.css';

export interface QuestionResultProps {
  readonly id: string;
  /** The whole question in the text. */
  readonly element: Element;
  readonly question: QuestionSpec;
  /** The book's answer, out of the document until it is asked for. */
  readonly own: Element;
}

/** What is under a question of the text: what to choose from, then the truth, then the reasons. */
export function QuestionResult({ id, element, question, own }: QuestionResultProps) {
  const { store } = usePage();
  const given = useReader(({ answers }) => answers[id]);
  const scene = useScene();
  const unfit = question.unfit?.(scene);
  useHiding(id, element, given || unfit ? [] : (question.hides?.(scene) ?? []));
  if (unfit)
    return (
      <p className={styles.verdict}>This question does not fit the current network: {unfit}.</p>
    );
  if (!given)
    return <AnswerInput question={question} onAnswer={(guess) => answer(store, id, guess)} />;
  return (
    <>
      <AnswerVerdict question={question} given={given} />
      {!given.told && <Because id={id} because={given.because} />}
      {given.told && (
        <>
          {given.because && <p className={styles.yours}>Your reason: {given.because}</p>}
          <AdoptedNode of={own} />
        </>
      )}
      <button type="button" className="quiet" onClick={() => askAgain(store, id)}>
        Answer again
      </button>
    </>
  );
}

/** Hides numbers of the stage while a question is in sight. */
function useHiding(id: string, element: Element, keys: readonly string[]): void {
  const { store } = usePage();
  const names = keys.join(' ');
  useEffect(() => {
    if (names === '') return;
    let show: (() => void) | null = null;
    const end = watchView(element, (isInView) => {
      show?.();
      show = isInView
        ? hide(
            store,
            id,
            names.split(' ').map((key) => ({ key, cell: null })),
          )
        : null;
    });
    return () => {
      end();
      show?.();
    };
  }, [store, id, element, names]);
}

/** The reader may write down a reason; it is never judged. */
function Because({ id, because }: { readonly id: string; readonly because: string }) {
  const { store } = usePage();
  return (
    <form
      className={styles.reason}
      onSubmit={(event) => {
        event.preventDefault();
        reveal(store, id);
      }}
    >
      <label>
        Because{' '}
        <input
          value={because}
          maxLength={300}
          placeholder="… in your own words, if you like"
          onChange={(event) => giveReason(store, id, event.target.value)}
        />
      </label>
      <button>The reason</button>
    </form>
  );
}
