import { useState, type ReactNode } from 'react';
import type { QuestionSpec } from '../../state/questions.ts';
import { NumberField } from '../controls/NumberField.tsx';
import { useScene } from '../islands/use-reader.ts';
import { Options } from './Options.tsx';
import * as styles from './Question.module.css';

interface AnswerInputProps {
  readonly question: QuestionSpec<ReactNode>;
  /** A place among the options, or a number; null where the question is skipped. */
  readonly onAnswer: (guess: number | null) => void;
}

/** What there is to choose from, or a field for a number; it can always be skipped. */
export function AnswerInput({ question, onAnswer }: AnswerInputProps) {
  const scene = useScene();
  return (
    <div className={styles.answers}>
      {question.kind === 'choice' ? (
        <Options of={question.options(scene)} onChoose={onAnswer} />
      ) : (
        <Guess onGuess={onAnswer} />
      )}
      <button type="button" className="quiet" onClick={() => onAnswer(null)}>
        Skip
      </button>
    </div>
  );
}

/** The first number in the field; it does not depend on the answer. */
function Guess({ onGuess }: { readonly onGuess: (guess: number) => void }) {
  const [value, setValue] = useState(0);
  return (
    <>
      <NumberField
        label="Your answer"
        value={value}
        min={-1e6}
        max={1e6}
        nudge={0.1}
        onChange={setValue}
      />
      <button type="button" onClick={() => onGuess(value)}>
        Check
      </button>
    </>
  );
}
