import { useDeferredValue, useMemo, useState, type ReactNode } from 'react';
import { largestSize } from '../../draw/scale.ts';
import { taught } from '../../experiment/drawn.ts';
import { checkpointAt, type Experiment } from '../../experiment/experiment.ts';
import { parametersAt } from '../../experiment/replay.ts';
import { commit, undo } from '../../state/undo.ts';
import { predictions, type SamplePrediction } from '../../training/predictions.ts';
import { usePage, useReader } from '../islands/use-reader.ts';
import { MapPicture } from '../maps/MapPicture.tsx';
import { answerTo, isUntrained, RATE, readsDigits, type Answer } from './answer.ts';
import * as styles from './DrawDigit.module.css';
import { learnDigits } from './learn-digits.ts';
import { Lesson } from './Lesson.tsx';
import { Nudge } from './Nudge.tsx';
import { Probabilities } from './Probabilities.tsx';
import { stepThrough } from './step-through.ts';
import { useThrottled } from './use-throttled.ts';
import { WhatItCost } from './WhatItCost.tsx';

/** Pictures are drawn again at most every so many ms while the pen moves. */
const PICTURES = 100;

interface ReadingProps {
  readonly pad: ReactNode;
  readonly pixels: readonly number[];
  readonly label: number;
  readonly empty: boolean;
  /** Whether the network is that of the stage. */
  readonly onPage?: boolean;
}

/** What was so before the first step on this drawing. */
interface Before {
  readonly answer: Answer;
  readonly said: readonly SamplePrediction[];
  /** What was drawn, and what it was said to be. */
  readonly of: string;
  readonly steps: number;
}

/** What a network says of a drawing, stage by stage, and what it learns from it. */
export function Reading({ pad, pixels, label, empty, onPage = false }: ReadingProps) {
  const page = usePage();
  const { store } = page;
  const experiment = useReader((state) => state.experiment);
  const t = useReader((state) => state.moment.t);
  const [first, setFirst] = useState<Before | null>(null);
  const [lesson, setLesson] = useState<Experiment | null>(null);
  const { network } = experiment;
  const fits = readsDigits(network);
  const answer = fits ? answerTo(experiment, t, pixels, label) : null;
  const drawn = useThrottled(answer, PICTURES);
  const asked = useDeferredValue(useMemo(() => ({ experiment, t }), [experiment, t]));
  const said = useMemo(() => {
    const { heldOut } = checkpointAt(asked.experiment, asked.t).data;
    return readsDigits(asked.experiment.network)
      ? predictions(asked.experiment, asked.t, heldOut)
      : [];
  }, [asked]);
  if (!answer) {
    return <p className="note">The current network does not read 64 pixels into ten classes.</p>;
  }
  // The pictures come a few frames after the answer.
  const shown = drawn?.trace.graph === answer.trace.graph ? drawn : answer;
  const of = `${label} ${pixels.join()}`;
  const before = first?.of === of ? first : null;
  const teach = (): void => {
    setFirst(before ?? { answer, said, of, steps: 0 });
    setLesson(taught(experiment, t, pixels, label, RATE));
  };
  const learn = (): void => {
    if (lesson) commit(store, lesson);
    setLesson(null);
    setFirst((one) => one && { ...one, steps: one.steps + 1 });
  };
  const takeBack = (): void => {
    undo(store);
    setFirst(before && before.steps > 1 ? { ...before, steps: before.steps - 1 } : null);
  };
  const after = before && before.steps > 0 ? before : null;
  const { p, says, loss } = answer;
  const { trace } = shown;
  const { data: slopes } = trace.at(`d${trace.graph.inputs[0]!}`, trace.steps.length)!;
  return (
    <>
      {isUntrained(experiment, t) && (
        <p className={`${styles.row} figure-buttons needs-js`}>
          <button type="button" onClick={() => void learnDigits(page, network)}>
            Train it on 1&#8239;437 digits
          </button>
          This network is not trained yet: it can only guess.
        </p>
      )}
      <div className={styles.reading}>
        {pad}
        <div className={styles.answer}>
          <p className={styles.said} role="status">
            {empty
              ? 'Draw a digit.'
              : after && after.answer.says !== says
                ? `It read ${after.answer.says}. Now the network reads ${says}.`
                : `The network reads ${says}.`}
          </p>
          <Probabilities p={p} before={after?.answer.p ?? null} label={label} />
        </div>
        <p className={`${styles.row} figure-buttons needs-js`}>
          {lesson ? (
            <button type="button" onClick={learn}>
              Skip to the answer
            </button>
          ) : (
            <button type="button" disabled={empty} onClick={teach}>
              {after ? 'One more step' : 'Teach it'}
            </button>
          )}
          {after && !lesson && (
            <button type="button" onClick={takeBack}>
              Undo the step
            </button>
          )}
          {onPage && !lesson && (
            <button
              type="button"
              disabled={empty}
              onClick={() => {
                setFirst(null);
                stepThrough(page, pixels, label, RATE);
              }}
            >
              Show this pass beside the text
            </button>
          )}
        </p>
        <div className={styles.network}>
          <Lesson
            network={network}
            trace={lesson ? answer.trace : trace}
            plays={lesson !== null}
            onEnd={learn}
          />
        </div>
        <WhatItCost
          now={{ loss, p: p[label]!, said }}
          before={after && { ...after.answer, p: after.answer.p[label]!, said: after.said }}
          label={label}
        />
        <div className={styles.images}>
          <figure>
            <MapPicture
              values={pixels}
              columns={8}
              max={1}
              side={14}
              ink
              label="What the network reads"
            />
            <figcaption>What the network reads: 8 × 8 pixels</figcaption>
          </figure>
          <figure>
            <MapPicture
              values={slopes}
              columns={8}
              max={largestSize(slopes)}
              side={14}
              label="Gradient of the loss with respect to each pixel"
            />
            <figcaption>
              The gradient with respect to the pixels. Orange: more ink decreases the loss. Blue:
              more ink increases it.
            </figcaption>
          </figure>
          <Nudge
            key={`${shown.loss} ${shown.pixels.join()}`}
            experiment={experiment}
            parameters={parametersAt(experiment, t)}
            pixels={shown.pixels}
          />
        </div>
      </div>
    </>
  );
}
