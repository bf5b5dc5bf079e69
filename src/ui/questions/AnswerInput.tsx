import { useState, type ReactNode } from 'react';
import type { QuestionSpec } from '../../state/questions.ts';
import { NumberField } from '../controls/NumberField.tsx';
import { useScene } from '../islands/use-reader.ts';
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
        <Choose options={question.options(scene)} onChoose={onAnswer} />
      ) : (
        <Guess onGuess={onAnswer} />
      )}
      <button type="button" className="quiet" onClick={() => onAnswer(null)}>
        Skip
      </button>
    </div>
  );
}

/** More options than these are in a list. */
const BUTTONS = 8;

interface ChooseProps {
  readonly options: readonly ReactNode[];
  readonly onChoose: (place: number) => void;
}

function Choose({ options, onChoose }: ChooseProps) {
  if (options.length <= BUTTONS) {
    return options.map((option, place) => (
      <button key={place} type="button" onClick={() => onChoose(place)}>
        {option}
      </button>
    ));
  }
  return (
    <select
      aria-label="Your answer"
      value=""
      onChange={(event) => onChoose(Number(event.target.value))}
    >
      <option value="">choose</option>
      {options.map((option, place) => (
        <option key={place} value={place}>
          {option}
        </option>
      ))}
    </select>
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
