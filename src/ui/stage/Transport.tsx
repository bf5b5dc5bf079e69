import { isOutcome, outcomeMoment, stepSizes, type StepSize } from '../../engine/moment.ts';
import { stepForward, goTo, goToOutcome, goToStart } from '../../state/navigation.ts';
import { followedPath } from '../../state/gradient-path.ts';
import { BackButton } from './BackButton.tsx';
import { OutcomeButtons } from './OutcomeButtons.tsx';
import { useFirstQuestion } from '../questions/Prediction.tsx';
import { Icon } from '../controls/Icon.tsx';
import { IconButton } from '../controls/IconButton.tsx';
import { sentenceText } from '../maths/Sentence.tsx';
import { usePage, useReader, useScene } from '../islands/use-reader.ts';
import * as styles from './Transport.module.css';

/** Steps per second. */
const speeds = [0.5, 1, 2, 4, 8] as const;

/** Start, back, on, end, play; the scrubber over forward, backward and update; step size and speed. */
export function Transport() {
  const { store } = usePage();
  const playing = useReader((state) => state.playing);
  const size = useReader((state) => state.size);
  const speed = useReader((state) => state.speed);
  const scene = useScene();
  const next = useNext();
  const { step } = scene.moment;
  const count = scene.trace.steps.length;
  const done = isOutcome(scene.moment, scene.trace);
  return (
    <div className={`${styles.transport} needs-js`} role="group" aria-label="Transport">
      <Scrubber />
      {done ? (
        <OutcomeButtons />
      ) : (
        <div className={styles.buttons}>
          <IconButton icon="start" label="To the start" keys="s" onClick={() => goToStart(store)} />
          <BackButton />
          <button
            type="button"
            className={next.quiet ? 'secondary' : 'primary'}
            data-move="next"
            onClick={() => stepForward(store)}
            title="Next (n or →)"
          >
            {next.words} <Icon name="next" />
          </button>
          <IconButton icon="end" label="To the end" keys="e" onClick={() => goToOutcome(store)} />
          <IconButton
            icon={playing ? 'pause' : 'play'}
            label={playing ? 'Pause' : 'Play'}
            keys="k"
            onClick={() => store.setState({ playing: !playing })}
          />
          <p className={styles.where}>
            step <b>{step}</b> of {count}
          </p>
          <label className={styles.choice}>
            <span className={styles.word}>step by </span>
            <select
              aria-label="Step by"
              value={size}
              onChange={(event) => store.setState({ size: event.target.value as StepSize })}
            >
              {stepSizes.map((one) => (
                <option key={one}>{one}</option>
              ))}
            </select>
          </label>
          <label className={styles.choice}>
            <span className={styles.word}>speed </span>
            <select
              aria-label="Speed"
              value={speed}
              onChange={(event) => store.setState({ speed: Number(event.target.value) })}
            >
              {speeds.map((one) => (
                <option key={one} value={one}>
                  {one}×
                </option>
              ))}
            </select>
          </label>
        </div>
      )}
    </div>
  );
}

/** The button that leads on: what it says, and whether another one is filled in its place, in the panel of the step. */
export function useNext(): { readonly words: string; readonly quiet: boolean } {
  const asking = useFirstQuestion() !== null;
  const scene = useScene();
  const path = useReader(({ gradientPath }) => gradientPath);
  const inStep = useReader(({ tab }) => tab === 'step');
  const followed = path && followedPath(path, scene);
  const arrived = followed !== null && followed.reached >= followed.waypoints.length;
  const offersAll = arrived && followed.path !== null && followed.paths.length > 1;
  return {
    words: followed && !arrived ? 'Next factor' : 'Next',
    quiet: inStep && (asking || offersAll),
  };
}

const phases = ['forward', 'backward', 'update'] as const;

function Scrubber() {
  const { store } = usePage();
  const { trace, moment } = useScene();
  const { steps } = trace;
  const here = steps[moment.step - 1];
  return (
    <div className={styles.scrubber}>
      <input
        type="range"
        min={0}
        max={outcomeMoment(moment.t, trace).step}
        value={moment.step}
        onChange={(event) =>
          goTo(store, { t: moment.t, step: event.target.valueAsNumber, cell: null })
        }
        aria-label="Step of the pass"
        aria-valuetext={
          here
            ? `${moment.step} of ${steps.length}: ${sentenceText(here)}`
            : moment.step > 0
              ? 'outcome'
              : 'start'
        }
      />
      <div className={styles.phases} aria-hidden="true">
        {phases.map((phase) => {
          const places = steps.flatMap((step, s) => (step.phase === phase ? [s + 1] : []));
          return (
            <div
              key={phase}
              style={{ flexGrow: places.length }}
              data-here={here?.phase === phase || undefined}
            >
              <div className={styles.ticks}>
                {places.map((place) => (
                  <i
                    key={place}
                    data-done={place <= moment.step || undefined}
                    data-now={place === moment.step || undefined}
                  />
                ))}
              </div>
              {phase}
            </div>
          );
        })}
        <div className={styles.outcome} data-here={isOutcome(moment, trace) || undefined}>
          <div className={styles.ticks}>
            <i data-now={isOutcome(moment, trace) || undefined} />
          </div>
          {moment.t > 0 ? `training step ${moment.t + 1}` : 'outcome'}
        </div>
      </div>
    </div>
  );
}
