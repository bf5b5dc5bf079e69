import {
  compareMoments,
  isOutcome,
  next,
  outcomeMoment,
  previous,
  START,
  type ClockAt,
  type Moment,
} from '../engine/moment.ts';
import { stepsIn } from '../engine/instruction.ts';
import { waypoints, type CellRef } from '../engine/gradient-path.ts';
import { TensorError } from '../tensor/error.ts';
import { samplesAt, type Experiment } from '../experiment/experiment.ts';
import { traceAt } from '../experiment/replay.ts';
import { clockOf } from './scene.ts';
import type { ReaderState, ReaderStore } from './store.ts';

/** How many of the reader's own steps the trail keeps. */
const TRAIL = 1000;

const traceOf = ({ experiment, moment }: ReaderState) => traceAt(experiment, moment.t);

const clockAt =
  ({ experiment, sample }: ReaderState): ClockAt =>
  (t) =>
    clockOf(traceAt(experiment, t), columnAt(experiment, t, sample));

/** The column looked at, or the last where the mini-batch has fewer. */
const columnAt = (experiment: Experiment, t: number, sample: number): number =>
  Math.min(sample, samplesAt(experiment, t).length - 1);

/** Steps at which the path that is followed passes, from the logits to its parameter. */
function waypointSteps(state: ReaderState): number[] {
  const { gradientPath, sample } = state;
  return gradientPath
    ? waypoints(traceOf(state), gradientRef(gradientPath.place), sample).map(({ step }) => step)
    : [];
}

/** The place of ∂L/∂that. */
export const gradientRef = ({ key, cell }: CellRef): CellRef => ({ key: `d${key}`, cell });

/** Where Next leads from a moment: along the gradient path while there is one, else one step of the chosen size. */
function following(state: ReaderState, from: Moment): Moment {
  const waypoint = waypointSteps({ ...state, moment: from }).find((step) => step > from.step);
  return waypoint
    ? { ...from, step: waypoint, cell: null }
    : next(from, state.size, clockAt(state));
}

/** One step on. */
export function stepForward(store: ReaderStore): void {
  navigate(store, (state) => ({
    ...stateAt(state, following(state, state.moment)),
    trail: [...state.trail, state.moment].slice(-TRAIL),
  }));
}

/** One step back: the reader's own last step retraced where there is one, else the one before in time. */
export function stepBack(store: ReaderStore): void {
  navigate(store, (state) => {
    const came = state.trail.at(-1);
    const retraced = came && compareMoments(following(state, came), state.moment) === 0;
    return {
      ...stateAt(state, retraced ? came : previous(state.moment, state.size, clockAt(state))),
      trail: retraced ? state.trail.slice(0, -1) : [],
    };
  });
}

/** To any moment; its step is held within the pass. */
export function goTo(store: ReaderStore, { t, step, cell }: Moment): void {
  navigate(store, (state) => {
    const { step: last } = outcomeAt(state, t);
    const within = Math.max(0, Math.min(last, step));
    const cells = within > 0 ? clockAt(state)(t).cells(within) : 1;
    const inside = cell !== null && cell < cells - 1 ? cell : null;
    return { ...stateAt(state, { t, step: within, cell: inside }), trail: [] };
  });
}

/** To the start of everything. */
export const goToStart = (store: ReaderStore): void => goTo(store, START);

/** To the outcome of training step t, by default of this one. */
export const goToOutcome = (store: ReaderStore, t = store.getState().moment.t): void =>
  navigate(store, (state) => ({ ...stateAt(state, outcomeAt(state, t)), trail: [] }));

/**
 * The moment of training step t that is as far within its pass, or after the forward pass where this one is done. The
 * outcome of a training step stays one: of the last step that is done.
 */
export function sameStepAt(store: ReaderStore, t: number): Moment {
  const { experiment, moment } = store.getState();
  const trace = traceAt(experiment, moment.t);
  if (isOutcome(moment, trace) && t > 0) return outcomeMoment(t - 1, traceAt(experiment, t - 1));
  const { steps } = trace;
  const ended = moment.step >= steps.length;
  return { t, step: ended ? stepsIn(steps, 'forward') : Math.max(1, moment.step), cell: null };
}

/** To the training step t, as far within its pass as now. */
export const goToTraining = (store: ReaderStore, t: number): void =>
  goTo(store, sameStepAt(store, t));

/** Training steps whose updates are done: the current one counts at its end. */
export const trainingStepsDone = (state: ReaderState): number =>
  state.moment.t + (state.moment.step >= traceOf(state).steps.length ? 1 : 0);

const forwardSteps = (state: ReaderState): number => stepsIn(traceOf(state).steps, 'forward');

/** Leaves a panel of the stage for the step. */
export const showStep = (store: ReaderStore): void => store.setState({ tab: 'step' });

/** Follows one parameter back from the loss. */
export function followGradient(store: ReaderStore, place: CellRef): void {
  navigate(store, (state) => ({
    ...stateAt(state, { ...state.moment, step: forwardSteps(state), cell: null }),
    gradientPath: { place, path: 0 },
    editing: null,
    tab: 'step',
    trail: [],
  }));
}

/** A training step whose numbers leave the finite ones is not entered. */
function navigate(store: ReaderStore, to: (state: ReaderState) => Partial<ReaderState>): void {
  try {
    store.setState((state) => ({ notice: null, ...to(state) }));
  } catch (error) {
    if (!(error instanceof TensorError)) throw error;
    store.setState({
      playing: false,
      notice: `This training step cannot be shown. ${error.message}.`,
    });
  }
}

/** At a moment, which for the start of a training step is the outcome of the one before. */
function stateAt(state: ReaderState, moment: Moment): Partial<ReaderState> {
  const at = moment.t > 0 && moment.step === 0 ? outcomeAt(state, moment.t - 1) : moment;
  traceAt(state.experiment, at.t);
  return { moment: at, sample: columnAt(state.experiment, at.t, state.sample), chosen: 0 };
}

const outcomeAt = ({ experiment }: ReaderState, t: number): Moment =>
  outcomeMoment(t, traceAt(experiment, t));
