import { useMemo, useState } from 'react';
import { pixelsOf, type Stroke } from '../../draw/digit-bitmap.ts';
import { largestSize } from '../../draw/scale.ts';
import { passOver, taught } from '../../experiment/drawn.ts';
import { checkpointAt } from '../../experiment/experiment.ts';
import { parametersAt } from '../../experiment/replay.ts';
import { graphOf, inputSize, isClassifier, outputSize } from '../../layers/network.ts';
import { print } from '../../notation/printing/number.ts';
import { learnDigits } from './learn-digits.ts';
import { stepThrough } from './step-through.ts';
import { commit, undo } from '../../state/undo.ts';
import { predictions } from '../../training/predictions.ts';
import { usePage, useReader } from '../islands/use-reader.ts';
import { MapPicture } from '../maps/MapPicture.tsx';
import * as styles from './DrawDigit.module.css';
import { Nudge } from './Nudge.tsx';
import { Pad } from './Pad.tsx';
import { Probabilities } from './Probabilities.tsx';

/** The first drawing, a 7. */
const SEVEN: readonly Stroke[] = [
  [
    [84, 62],
    [146, 54],
    [206, 56],
    [180, 128],
    [146, 256],
  ],
];

/** The learning rate of "Teach it". */
const RATE = 0.01;

interface Before {
  readonly p: ArrayLike<number>;
  readonly loss: number;
  readonly accuracy: number | null;
}

/** A digit drawn by hand, what the current network reads, and one training step on it. */
export function DrawDigit() {
  const page = usePage();
  const { store } = page;
  const experiment = useReader((state) => state.experiment);
  const t = useReader((state) => state.moment.t);
  const [strokes, setStrokes] = useState(SEVEN);
  const [label, setLabel] = useState(7);
  const [before, setBefore] = useState<Before | null>(null);
  const { network } = experiment;
  const { data } = checkpointAt(experiment, t);
  const pixels = useMemo(() => pixelsOf(strokes), [strokes]);
  const fits = inputSize(network) === 64 && outputSize(network) === 10 && isClassifier(network);
  const accuracy = useMemo(() => {
    const said = fits ? predictions(experiment, t, data.heldOut) : [];
    const right = said.filter(({ predicted, truth }) => predicted === truth).length;
    return said.length ? right / said.length : null;
  }, [fits, experiment, t, data]);
  if (!fits) {
    return <p className="note">The current network does not read 64 pixels into ten classes.</p>;
  }
  const parameters = parametersAt(experiment, t);
  const trace = passOver(experiment, parameters, pixels, label, RATE);
  const end = trace.steps.length;
  const { inputs, prediction, loss } = graphOf(network);
  const { data: p } = trace.at(prediction, end)!;
  const [now = 0] = trace.at(loss, end)!.data;
  const { data: slopes } = trace.at(`d${inputs[0]!}`, end)!;
  const says = p.indexOf(Math.max(...p));
  const draw = (next: readonly Stroke[]): void => {
    setBefore(null);
    setStrokes(next);
  };
  const teach = (): void => {
    setBefore((first) => first ?? { p, loss: now, accuracy });
    commit(store, taught(experiment, t, pixels, label, RATE));
  };
  const takeBack = (): void => {
    setBefore(null);
    undo(store);
  };
  return (
    <>
      {experiment.start && t === 0 && (
        <p className={`${styles.row} figure-buttons needs-js`}>
          <button type="button" onClick={() => void learnDigits(page, network)}>
            Train it on 1&#8239;437 digits
          </button>
          This network is not trained yet: it can only guess.
        </p>
      )}
      <div className={styles.top}>
        <div>
          <Pad strokes={strokes} onDraw={draw} />
          <p className={`${styles.row} figure-buttons needs-js`}>
            <button type="button" onClick={() => draw([])}>
              Clear
            </button>
            <label>
              It is a{' '}
              <select
                value={label}
                onChange={({ target }) => {
                  setBefore(null);
                  setLabel(Number(target.value));
                }}
              >
                {Array.from({ length: 10 }, (_, digit) => (
                  <option key={digit}>{digit}</option>
                ))}
              </select>
            </label>
          </p>
        </div>
        <div>
          <p className={styles.said} role="status">
            {strokes.length > 0 ? `The network reads ${says}.` : 'Draw a digit.'}
          </p>
          <Probabilities p={p} before={before?.p ?? null} label={label} />
        </div>
      </div>
      <p className={`${styles.row} figure-buttons needs-js`}>
        <button type="button" disabled={strokes.length === 0} onClick={teach}>
          {before ? 'One more step' : 'Teach it'}
        </button>
        {before && (
          <button type="button" onClick={takeBack}>
            Undo the step
          </button>
        )}
        <button
          type="button"
          disabled={strokes.length === 0}
          onClick={() => {
            setBefore(null);
            stepThrough(page, pixels, label, RATE);
          }}
        >
          Show this pass beside the text
        </button>
      </p>
      <p className={styles.row} role="status">
        <span>
          loss {before && `${print(before.loss)} → `}
          <b data-value={now}>{print(now)}</b>
        </span>
        {accuracy !== null && (
          <span>
            accuracy on the {data.heldOut.length} held-out digits{' '}
            {typeof before?.accuracy === 'number' &&
              `${print(100 * before.accuracy, { digits: 1 })} % → `}
            <b data-value={accuracy}>{print(100 * accuracy, { digits: 1 })} %</b>
          </span>
        )}
      </p>
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
            The gradient with respect to the pixels. Orange: more ink decreases the loss. Blue: more
            ink increases it.
          </figcaption>
        </figure>
        <Nudge
          key={pixels.join()}
          experiment={experiment}
          parameters={parameters}
          pixels={pixels}
        />
      </div>
    </>
  );
}
