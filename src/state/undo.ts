import { compareMoments, isOutcome, outcomeMoment, START, type Moment } from '../engine/moment.ts';
import { TensorError } from '../tensor/error.ts';
import { checkpointAt, samplesAt, type Experiment } from '../experiment/experiment.ts';
import { isGiven, isParameter } from '../experiment/places.ts';
import { traceAt } from '../experiment/replay.ts';
import { clockOf } from './scene.ts';
import { forwardSteps, type ReaderState, type ReaderStore } from './store.ts';

/** Changes that can be undone. */
const DEPTH = 200;

/** Puts a changed experiment in force. Changes with the same `gesture`, one after the other, are undone as one. */
export function commit(store: ReaderStore, experiment: Experiment, gesture?: string): void {
  store.setState((state) =>
    experiment === state.experiment ? state : put(state, experiment, recorded(state, gesture)),
  );
}

/** Another experiment instead of this one, with its forward pass done. */
export function replaceExperiment(store: ReaderStore, experiment: Experiment): void {
  const moment = { ...START, step: forwardSteps(experiment) };
  const afresh = { moment, trail: [], playing: false, sample: 0, chosen: 0 };
  const nothing = { gradientPath: null, editing: null, focus: null } as const;
  store.setState((state) =>
    put({ ...state, ...afresh }, experiment, { ...recorded(state), ...afresh, ...nothing }),
  );
}

export function undo(store: ReaderStore): void {
  store.setState((state) => {
    const former = state.past.at(-1);
    if (!former) return state;
    const future = [state.experiment, ...state.future];
    return put(state, former, { past: state.past.slice(0, -1), future, gesture: null });
  });
}

export function redo(store: ReaderStore): void {
  store.setState((state) => {
    const [later, ...future] = state.future;
    if (!later) return state;
    return put(state, later, { past: [...state.past, state.experiment], future, gesture: null });
  });
}

/** The next change is a thing of its own to undo. */
export const endGesture = (store: ReaderStore): void => store.setState({ gesture: null });

const recorded = (state: ReaderState, gesture?: string): Partial<ReaderState> => ({
  past:
    gesture !== undefined && gesture === state.gesture
      ? state.past
      : [...state.past, state.experiment].slice(-DEPTH),
  future: [],
  gesture: gesture ?? null,
});

/** An experiment in force, or, where its numbers are not finite, the reason why it is not. */
function put(
  state: ReaderState,
  experiment: Experiment,
  changes: Partial<ReaderState>,
): Partial<ReaderState> {
  try {
    return { ...settled(state, experiment), ...changes };
  } catch (error) {
    if (!(error instanceof TensorError)) throw error;
    return { notice: `Not changed: some numbers would no longer be finite. ${error.message}.` };
  }
}

/** What else changes with the experiment: moment, sample and choices stay where they still exist. */
function settled(state: ReaderState, experiment: Experiment): Partial<ReaderState> {
  const { t, refused } = reachable(experiment, state.moment.t);
  const trace = traceAt(experiment, t);
  const samples = samplesAt(experiment, t).length;
  const sample = Math.min(state.sample, samples - 1);
  const done = isOutcome(state.moment, traceAt(state.experiment, state.moment.t));
  const step = done
    ? outcomeMoment(t, trace).step
    : Math.min(state.moment.step, trace.steps.length);
  const cells = step > 0 ? clockOf(trace, sample).cells(step) : 1;
  const { cell } = state.moment;
  const moment: Moment = { t, step, cell: cell !== null && cell < cells - 1 ? cell : null };
  const { network } = experiment;
  const { editing, gradientPath } = state;
  const keepsHeld =
    editing && (isParameter(editing, network) || isGiven(editing, network, samples));
  return {
    experiment,
    ...(compareMoments(moment, state.moment) === 0 ? {} : { moment, trail: [] }),
    sample,
    chosen: Math.min(state.chosen, cells - 1),
    editing: keepsHeld ? editing : null,
    gradientPath: gradientPath && isParameter(gradientPath.place, network) ? gradientPath : null,
    notice: refused,
  };
}

/** The training step t, or, where the numbers leave the finite ones before it, the last that was set by hand. */
function reachable(experiment: Experiment, t: number): { t: number; refused: string | null } {
  try {
    traceAt(experiment, t);
    return { t, refused: null };
  } catch (error) {
    if (!(error instanceof TensorError)) throw error;
    const from = checkpointAt(experiment, t).t;
    return { t: from, refused: `Training step ${t} cannot be shown. ${error.message}.` };
  }
}
