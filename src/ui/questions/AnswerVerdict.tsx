import { print } from '../../notation/printing/number.ts';
import type { QuestionSpec } from '../../state/questions.ts';
import type { Answer } from '../../state/store.ts';
import { useReader, useScene } from '../islands/use-reader.ts';
import { Printed } from '../maths/Printed.tsx';
import * as styles from './Question.module.css';

/** A prediction beside the answer for the current network. */
export function AnswerVerdict({
  question,
  given: { guess },
}: {
  question: QuestionSpec;
  given: Answer;
}) {
  const scene = useScene();
  const experiment = useReader((state) => state.experiment);
  const truth = question.truth(scene, experiment);
  return (
    <p className={styles.verdict} role="status">
      {question.kind === 'choice'
        ? choiceInWords(question.options(scene), guess, truth)
        : gapInWords(guess, truth)}
    </p>
  );
}

function choiceInWords(options: readonly string[], guess: number | null, truth: number) {
  const right = <b>{options[truth]}</b>;
  if (guess === null) return <>The answer: {right}.</>;
  return guess === truth ? (
    <>Yes: {right}.</>
  ) : (
    <>
      Your prediction: {options[guess] ?? 'something else'}. The answer: {right}.
    </>
  );
}

/** A guess this near to the answer, relative to it, counts as right. */
const NEAR = 0.02;

function gapInWords(guess: number | null, truth: number) {
  const number = <b data-value={truth}>{print(truth)}</b>;
  if (guess === null) return <>The answer: {number}.</>;
  const gap = guess - truth;
  if (Math.abs(gap) <= NEAR * Math.abs(truth)) {
    return (
      <>
        Your prediction: <Printed value={guess} />. The answer: {number}.
      </>
    );
  }
  return (
    <>
      Your prediction: <Printed value={guess} />. The answer: {number}. Your number is{' '}
      <Printed value={Math.abs(gap)} /> too {gap > 0 ? 'large' : 'small'}.
    </>
  );
}
