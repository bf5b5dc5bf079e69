import { createContext, useContext, type ReactNode } from 'react';
import * as styles from './Question.module.css';

interface QuestionProps<Id extends string> {
  readonly id: Id;
  /** The question. */
  readonly children: ReactNode;
  /** The book's answer and its reason, which must not be read before. */
  readonly because: ReactNode;
}

/** A question of the text, to be listed elsewhere. */
export interface Asked {
  readonly id: string;
  /** Anchor of the place where it is asked. */
  readonly at: string;
  readonly asks: ReactNode;
}

/** Takes every question of a text that is rendered, in order. */
export const AskedContext = createContext<Asked[] | null>(null);

/**
 * The part of a chapter's text that asks before it tells: an id that the chapter has no question for does not compile.
 * `bind-questions` puts the answer out of the document; without JavaScript both are simply there.
 */
export const questionTag = <Id extends string>(_questions: Readonly<Record<Id, unknown>>) =>
  function Question({ id, children, because }: QuestionProps<Id>) {
    useContext(AskedContext)?.push({ id, at: `question-${id}`, asks: children });
    return (
      <div className={styles.question} id={`question-${id}`} data-question={id}>
        <div>{children}</div>
        <div className={styles.reply} data-reply="" />
        <div className={styles.own} data-own="">
          {because}
        </div>
      </div>
    );
  };
