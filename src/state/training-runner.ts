import { createStore } from 'zustand/vanilla';
import { stepsIn } from '../engine/program.ts';
import type { Moment } from '../engine/moment.ts';
import { change } from '../experiment/change.ts';
import { inForce, type Experiment } from '../experiment/experiment.ts';
import { commit } from './undo.ts';
import { traceAt } from '../experiment/replay.ts';
import { store } from './store.ts';
import { goTo, trainingStepsDone } from './navigation.ts';
import { setTraining } from '../training/is-training.ts';
import { courseOf, learn, parametersFrom } from '../experiment/run/run-cache.ts';
import { flatten } from '../experiment/run/parameter-vector.ts';
import { calmBefore, lapOf, type Begin, type Divergence, type Slice } from '../experiment/run/training-run.ts';
import { gapBefore, legFrom, type Leg } from '../training/segment.ts';
import { WorkerLink } from '../training/worker-client.ts';
import { spawnWorker, type Spawn } from '../training/worker-port.ts';
import { begunAt, time, type Reached } from '../training/stopwatch.ts';

/** Training as it stands, frame by frame; the rest of the page follows more slowly. */
export interface Live {
  readonly experiment: Experiment;
  /** Training steps done. */
  readonly t: number;
  /** The step that it runs to, Infinity for as long as the reader likes; null at rest. */
  readonly goal: number | null;
  /** What the run has computed last: t, or a step before it where the history is being filled in. */
  readonly reached: number;
  /** Where, and in milliseconds when, the run to t, or from there on, began. */
  readonly from: number;
  readonly since: number;
  /** Milliseconds when it last moved. */
  readonly at: number;
  /** Why the last run stopped. */
  readonly divergence: Divergence | null;
}

/** Training steps in a frame, at most. */
export const paces = { '1': 1, '10': 10, '100': 100, 'all it can': Infinity } as const;
export type Pace = keyof typeof paces;

/** Milliseconds of training that the page does itself, at once. */
const AT_ONCE = 4;
/** Milliseconds between two moments at which the rest of the page follows, at least and at most, and the share it may take. */
const [BEAT, LONGEST, FOLLOW] = [500, 10_000, 1 / 250];

/** What the runner needs of a browser. */
export interface Surroundings {
  readonly spawn: Spawn;
  readonly now: () => number;
  readonly frame: (then: () => void) => number;
}

const browser: Surroundings = {
  spawn: spawnWorker,
  now: () => performance.now(),
  frame: (then) => requestAnimationFrame(then),
};

export class Runner {
  readonly live;
  pace: Pace = 'all it can';
  readonly #around: Surroundings;
  readonly #worker: WorkerLink;
  #leg: (Leg & { readonly filling: boolean }) | null = null;
  #begun: Reached | null = null;
  #framed = false;
  #following = false;
  #followed = 0;
  #cost = 0;

  constructor(around: Surroundings = browser) {
    this.#around = around;
    this.#worker = new WorkerLink(around, (why) => this.#lose(why));
    const state = store.getState();
    this.live = createStore<Live>(() => ({
      experiment: state.experiment,
      t: 0,
      goal: null,
      reached: 0,
      from: 0,
      since: 0,
      at: 0,
      divergence: null,
    }));
    this.#rest();
    const pause = (): void => this.pause();
    this.live.subscribe(({ goal }) => setTraining(goal === null ? null : pause));
    store.subscribe((now, before) => {
      if (this.#following) return;
      if (now.experiment !== before.experiment) this.#changed(now.experiment);
      else if (now.moment !== before.moment) this.#moved();
    });
  }

  get running(): boolean {
    return this.live.getState().goal !== null;
  }

  /** Trains from the moment at hand to the training step `goal`, or on and on. */
  start(goal = Infinity): void {
    if (store.getState().playing) store.setState({ playing: false });
    this.#launch(goal);
  }

  /** So many steps from here. */
  go(steps: number): void {
    this.start(trainingStepsDone(store.getState()) + steps);
  }

  /** Measures what came before training step t, where it is not known, as long as nothing else runs. */
  fill(experiment: Experiment, t: number): void {
    const now = this.live.getState();
    if (this.running || now.experiment !== experiment || now.t !== t) return;
    if (gapBefore(experiment, t)) this.#launch(t);
  }

  /** Stops where it is: the moment on the page is that step. */
  pause(): void {
    if (!this.running) return;
    this.#stop();
    this.#follow();
    this.#rest();
  }

  toggle(): void {
    if (this.running) this.pause();
    else this.start();
  }

  /** Changes from the step that training has come to, and goes on. */
  settle(changes: Parameters<typeof change>[2], gesture?: string): void {
    const { t } = this.live.getState();
    if (this.running) this.#follow();
    commit(change(store.getState().experiment, t, changes), gesture);
  }

  /** Leaves no worker behind. */
  leave(): void {
    this.pause();
    this.#worker.end();
  }

  #launch(goal: number): void {
    const state = store.getState();
    const t = trainingStepsDone(state);
    const { experiment } = state;
    this.live.setState({ experiment, t, goal, divergence: null });
    this.#followed = this.#around.now();
    this.#leg = null;
    this.#begin(t);
  }

  /** The leg from t on: what fits into a part of a frame here, what is left in the worker. */
  #begin(t: number): void {
    const { experiment, goal } = this.live.getState();
    const gap = gapBefore(experiment, t);
    const leg = gap ?? legFrom(experiment, t, goal ?? t);
    const filling = gap !== null;
    const now = this.#around.now();
    const afresh = this.#leg?.filling !== filling && { from: leg.from, since: now, at: now };
    this.live.setState({ reached: leg.from, ...afresh });
    this.#leg = { ...leg, filling };
    this.#worker.drop();
    const from = leg.to < Infinity ? this.#atOnce(leg) : leg.from;
    if (from === null) return;
    this.#send(from);
    this.#next();
  }

  /** Runs a leg for a part of a frame; where it came to, or null where that was its end. */
  #atOnce({ checkpoint, from, to }: Leg): number | null {
    const { now } = this.#around;
    const end = now() + AT_ONCE;
    const lap = lapOf(courseOf(this.#network, checkpoint).job, this.#beginning(from), now);
    lap.advance(to, () => now() >= end);
    const slice = lap.report();
    return this.#take(slice) ? slice.t : null;
  }

  get #network() {
    return this.live.getState().experiment.network;
  }

  #beginning(from: number): Begin {
    const { checkpoint } = this.#leg!;
    const { rows, kept } = courseOf(this.#network, checkpoint);
    this.#begun = begunAt(checkpoint, from);
    const parameters = flatten(this.#network, parametersFrom(this.#network, checkpoint, from));
    const before = from > checkpoint.t ? calmBefore(rows, from) : null;
    if (!before) return { from, parameters, first: null, calm: null };
    const near = kept.before(before.t);
    const known = { t: near, parameters: kept.at(near)! };
    return { from, parameters, first: before.first, calm: { t: before.t, known } };
  }

  #send(from: number): void {
    const { job } = courseOf(this.#network, this.#leg!.checkpoint);
    this.#worker.begin(job, this.#beginning(from));
  }

  /** A worker is lost: what it had said last is where the next one begins. */
  #lose(why: string): void {
    if (!this.running || !this.#leg) return;
    const { t } = this.live.getState();
    const where = this.#worker.hires ? 'A new one goes on' : 'The page itself goes on';
    store.setState({ notice: `The training worker stopped: ${why}. ${where} from step ${t}.` });
    this.#begin(t);
  }

  #next(): void {
    if (this.#framed) return;
    this.#framed = true;
    this.#around.frame(() => {
      this.#framed = false;
      this.#frame();
    });
  }

  #frame(): void {
    if (!this.running) return;
    const answer = this.#worker.answer();
    if (answer) this.#take(answer);
    if (!this.running) return;
    const rest = this.#around.now() - this.#followed;
    if (rest >= Math.max(BEAT, Math.min(LONGEST, this.#cost / FOLLOW))) this.#follow();
    if (!this.running) return;
    const { to, filling } = this.#leg!;
    const { t } = this.live.getState();
    this.#worker.ask(filling ? to : Math.min(to, t + paces[this.pace]));
    this.#next();
  }

  /** Takes in a slice of the leg at hand; whether the leg goes on after it. */
  #take(slice: Slice): boolean {
    const { checkpoint, to, filling } = this.#leg!;
    learn(this.#network, checkpoint, slice);
    if (this.#begun) time(this.#network, checkpoint, this.#begun, slice);
    const at = this.#around.now();
    this.live.setState({ reached: slice.t, at, ...(!filling && { t: slice.t }) });
    if (!slice.divergence && slice.t < to) return true;
    const { experiment, t, goal } = this.live.getState();
    const done = t >= (goal ?? t) && !gapBefore(experiment, t);
    if (slice.divergence || done) this.#end(slice.divergence);
    else this.#begin(t);
    return false;
  }

  #end(divergence: Divergence | null): void {
    this.#stop();
    this.#follow();
    this.#rest(divergence);
  }

  #stop(): void {
    this.#worker.drop();
    this.#leg = null;
    this.live.setState({ goal: null });
  }

  /** Brings the moment on the page to where training is. */
  #follow(): void {
    const { t } = this.live.getState();
    const { now } = this.#around;
    const before = now();
    this.#followed = before;
    if (trainingStepsDone(store.getState()) === t) return;
    const { notice } = store.getState();
    this.#following = true;
    goTo(sameStepAt(t));
    if (notice && !store.getState().notice) store.setState({ notice });
    this.#following = false;
    // What React draws for it comes before this, in an earlier microtask.
    void Promise.resolve().then(() => (this.#cost = now() - before));
  }

  #rest(divergence: Divergence | null = null): void {
    const state = store.getState();
    const { experiment } = state;
    const t = trainingStepsDone(state);
    this.live.setState({ experiment, t, reached: t, goal: null, divergence });
  }

  #changed(experiment: Experiment): void {
    const { goal, t, experiment: before } = this.live.getState();
    const goesOn =
      goal !== null &&
      experiment.network === before.network &&
      inForce(experiment, t).data === inForce(before, t).data;
    if (!goesOn) {
      this.#stop();
      return this.#rest();
    }
    const done = trainingStepsDone(store.getState());
    this.live.setState({ experiment, t: done });
    this.#begin(done);
  }

  #moved(): void {
    if (this.running) this.#stop();
    const { t } = this.live.getState();
    if (trainingStepsDone(store.getState()) !== t) this.#rest();
  }
}

/** The moment of training step t that is as far within its pass, or after the forward pass where this one is done. */
function sameStepAt(t: number): Moment {
  const { experiment, moment } = store.getState();
  const { steps } = traceAt(experiment, moment.t);
  const ended = moment.step === steps.length;
  return { t, step: ended ? stepsIn(steps, 'forward') : Math.max(1, moment.step), cell: null };
}

/** To the training step t, as far within its pass as now. */
export const goToTraining = (t: number): void => goTo(sameStepAt(t));

export const runner = new Runner();

if (typeof document !== 'undefined') addEventListener('pagehide', () => runner.leave());
