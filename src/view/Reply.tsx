import { useEffect, useRef, useState } from 'react';
import { print } from '../notation/number.ts';
import { answer, askAgain, giveReason, tell, type Question } from '../reader/question.ts';
import type { Answer } from '../reader/store.ts';
import { NumberField } from './NumberField.tsx';
import { useReader, useScene } from './use-reader.ts';

interface ReplyProps {
  readonly id: string;
  readonly question: Question;
  /** The book's answer, out of the document until it is asked for. */
  readonly own: Element;
}

/** What stands under a question of the text: what to choose from, then the truth, then the reasons. */
export function Reply({ id, question, own }: ReplyProps) {
  const given = useReader(({ answers }) => answers[id]);
  const scene = useScene();
  const unfit = question.unfit?.(scene);
  if (unfit) return <p className="verdict">Not to be asked of the network at hand: {unfit}.</p>;
  if (!given) return <Ask id={id} question={question} />;
  return (
    <>
      <Verdict question={question} given={given} />
      {!given.told && <Because id={id} because={given.because} />}
      {given.told && (
        <>
          {given.because && <p className="yours">Because, you wrote, {given.because}</p>}
          <Own of={own} />
        </>
      )}
      <button type="button" className="quiet again" onClick={() => askAgain(id)}>
        Ask me again
      </button>
    </>
  );
}

function Ask({ id, question }: Omit<ReplyProps, 'own'>) {
  const scene = useScene();
  return (
    <div className="answers">
      {question.kind === 'choice' ? (
        <Choose options={question.options(scene)} onChoose={(place) => answer(id, place)} />
      ) : (
        <Guess onGuess={(guess) => answer(id, guess)} />
      )}
      <button type="button" className="quiet" onClick={() => answer(id, null)}>
        Skip
      </button>
    </div>
  );
}

/** More options than these stand in a list. */
const BUTTONS = 8;

interface ChooseProps {
  readonly options: readonly string[];
  readonly onChoose: (place: number) => void;
}

function Choose({ options, onChoose }: ChooseProps) {
  if (options.length <= BUTTONS) {
    return options.map((option, place) => (
      <button key={option} type="button" onClick={() => onChoose(place)}>
        {option}
      </button>
    ));
  }
  return (
    <select
      aria-label="Your guess"
      value=""
      onChange={(event) => onChoose(Number(event.target.value))}
    >
      <option value="">choose</option>
      {options.map((option, place) => (
        <option key={option} value={place}>
          {option}
        </option>
      ))}
    </select>
  );
}

/** A number to begin with stands in the field, and says nothing of the truth. */
function Guess({ onGuess }: { readonly onGuess: (guess: number) => void }) {
  const [value, setValue] = useState(0);
  return (
    <>
      <NumberField
        label="Your guess"
        value={value}
        min={-1e6}
        max={1e6}
        nudge={0.1}
        onChange={setValue}
      />
      <button type="button" onClick={() => onGuess(value)}>
        Say so
      </button>
    </>
  );
}

function Verdict({ question, given: { guess } }: { question: Question; given: Answer }) {
  const scene = useScene();
  const experiment = useReader((state) => state.experiment);
  const truth = question.truth(scene, experiment);
  return (
    <p className="verdict" role="status">
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
      You said: {options[guess] ?? 'something else'}. It is: {right}.
    </>
  );
}

/** Guesses nearer than this, relative to the truth, are called right. */
const NEAR = 0.02;

function gapInWords(guess: number | null, truth: number) {
  const number = <b data-value={truth}>{print(truth)}</b>;
  if (guess === null) return <>The answer: {number}.</>;
  const gap = guess - truth;
  if (Math.abs(gap) <= NEAR * Math.abs(truth)) {
    return (
      <>
        You said {print(guess)}, and it is {number}.
      </>
    );
  }
  return (
    <>
      You said {print(guess)}; it is {number}. That is {print(Math.abs(gap))} too{' '}
      {gap > 0 ? 'much' : 'little'}.
    </>
  );
}

/** The reader's reason, in writing or in their head; never judged. */
function Because({ id, because }: { readonly id: string; readonly because: string }) {
  return (
    <form
      className="reason"
      onSubmit={(event) => {
        event.preventDefault();
        tell(id);
      }}
    >
      <label>
        Because{' '}
        <input
          value={because}
          maxLength={300}
          placeholder="… in your words, or in your head"
          onChange={(event) => giveReason(id, event.target.value)}
        />
      </label>
      <button>The book’s reason</button>
    </form>
  );
}

/** Puts the very element that was in the text back into it, so that its names stay linked. */
function Own({ of }: { readonly of: Element }) {
  const host = useRef<HTMLDivElement>(null);
  useEffect(() => {
    host.current?.append(of);
    return () => of.remove();
  }, [of]);
  return <div ref={host} />;
}
