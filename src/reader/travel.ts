import { compareMoments, next, previous, type Moment } from '../engine/moment.ts';
import { traceAt } from './replay.ts';
import { clockOf } from './scene.ts';
import { store, type Reader } from './store.ts';

/** How far back the trail of the reader's own steps is kept. */
const TRAIL = 1000;

const clock = ({ experiment, moment, sample }: Reader) =>
  clockOf(traceAt(experiment, moment.t), sample);

/** One step of the chosen size on. */
export function goOn(): void {
  store.setState((state) => {
    const moment = next(state.moment, state.size, clock(state));
    return { ...arrive(state, moment), trail: [...state.trail, state.moment].slice(-TRAIL) };
  });
}

/** One step back: the reader's own last step undone where this size made it, else the one before in time. */
export function goBack(): void {
  store.setState((state) => {
    const came = state.trail.at(-1);
    const retraced =
      came && compareMoments(next(came, state.size, clock(state)), state.moment) === 0;
    const moment = retraced ? came : previous(state.moment, state.size, clock(state));
    return { ...arrive(state, moment), trail: retraced ? state.trail.slice(0, -1) : [] };
  });
}

/** To a moment of any training step; its step is held within the pass. */
export function goTo(moment: Moment): void {
  store.setState((state) => {
    const steps = traceAt(state.experiment, moment.t).steps.length;
    const step = Math.max(0, Math.min(steps, moment.step));
    return { ...arrive(state, { ...moment, step }), trail: [], playing: false };
  });
}

/** Leaving the forward pass answers the first question by passing over it. */
function arrive({ bet, moment: from }: Reader, moment: Moment): Partial<Reader> {
  const moved = compareMoments(from, moment) > 0 || moment.step > 7 || moment.t > 0;
  return {
    moment,
    chosen: 0,
    thread: null,
    ...(bet === 'open' && moved ? { bet: 'skipped' as const } : {}),
  };
}
