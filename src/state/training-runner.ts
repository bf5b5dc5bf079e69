import { createStore } from 'zustand/vanilla';
import { stepsIn } from '../engine/program.ts';
import { isOutcome, outcomeMoment, type Moment } from '../engine/moment.ts';
import { change } from '../experiment/change.ts';
import { checkpointAt, type Experiment } from '../experiment/experiment.ts';
import { commit } from './undo.ts';
import { traceAt } from '../experiment/replay.ts';
import type { ReaderStore } from './store.ts';
import { goTo, trainingStepsDone } from './navigation.ts';
import { runCacheOf, addProgress, parametersFrom } from '../experiment/run/run-cache.ts';
import { toVector } from '../experiment/run/parameter-vector.ts';
import {
  calmBefore,
  trainingRun,
  type RunStart,
  type Divergence,
  type RunProgress,
} from '../experiment/run/training-run.ts';
import { gapBefore, segmentFrom, type Segment } from '../training/segment.ts';
import { WorkerClient } from '../training/worker-client.ts';
import { spawnWorker, type Spawn } from '../training/worker-port.ts';
import { elapsedAt, recordTime, type Elapsed } from '../training/stopwatch.ts';

/** Training as it stands, frame by frame; the rest of the page follows more slowly. */
export interface TrainingStatus {
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
export const stepsPerFrame = { '1': 1, '10': 10, '100': 100, 'all it can': Infinity } as const;
export type Pace = keyof typeof stepsPerFrame;

/** Milliseconds of training that the page does itself, at once. */
const AT_ONCE = 4;
/** Milliseconds between two moments at which the rest of the page follows, at least and at most, and the share it may take. */
const [BEAT, LONGEST, FOLLOW] = [500, 10_000, 1 / 250];

/** What the runner needs of a browser. */
export interface Environment {
  readonly spawn: Spawn;
  readonly now: () => number;
  readonly frame: (then: () => void) => number;
}

const browser: Environment = {
  spawn: spawnWorker,
  now: () => performance.now(),
  frame: (then) => requestAnimationFrame(then),
};

export class TrainingRunner {
  readonly live;
  #pace: Pace = 'all it can';
  readonly #store: ReaderStore;
  readonly #around: Environment;
  readonly #worker: WorkerClient;
  #segment: (Segment & { readonly filling: boolean }) | null = null;
  #begun: Elapsed | null = null;
  #framed = false;
  #following = false;
  #followed = 0;
  #cost = 0;

  constructor(store: ReaderStore, around: Environment = browser) {
    this.#store = store;
    this.#around = around;
    this.#worker = new WorkerClient(around, (why) => this.#lose(why));
    const state = store.getState();
    this.live = createStore<TrainingStatus>(() => ({
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
    store.subscribe((now, before) => {
      if (this.#following) return;
      if (now.experiment !== before.experiment) this.#changed(now.experiment);
      else if (now.moment !== before.moment) this.#moved();
    });
  }

  /** How many training steps a frame shows. */
  get pace(): Pace {
    return this.#pace;
  }

  setPace(pace: Pace): void {
    this.#pace = pace;
  }

  get running(): boolean {
    return this.live.getState().goal !== null;
  }

  /** Trains from the moment at hand to the training step `goal`, or on and on. */
  start(goal = Infinity): void {
    if (this.#store.getState().playing) this.#store.setState({ playing: false });
    this.#launch(goal);
  }

  /** So many steps from here. */
  go(steps: number): void {
    this.start(trainingStepsDone(this.#store.getState()) + steps);
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
  changeSettings(changes: Parameters<typeof change>[2], gesture?: string): void {
    const { t } = this.live.getState();
    if (this.running) this.#follow();
    commit(this.#store, change(this.#store.getState().experiment, t, changes), gesture);
  }

  /** Leaves no worker behind. */
  leave(): void {
    this.pause();
    this.#worker.end();
  }

  #launch(goal: number): void {
    const state = this.#store.getState();
    const t = trainingStepsDone(state);
    const { experiment } = state;
    this.live.setState({ experiment, t, goal, divergence: null });
    this.#followed = this.#around.now();
    this.#segment = null;
    this.#begin(t);
  }

  /** The segment from t on: what fits into a part of a frame here, what is left in the worker. */
  #begin(t: number): void {
    const { experiment, goal } = this.live.getState();
    const gap = gapBefore(experiment, t);
    const segment = gap ?? segmentFrom(experiment, t, goal ?? t);
    const filling = gap !== null;
    const now = this.#around.now();
    const afresh = this.#segment?.filling !== filling && {
      from: segment.from,
      since: now,
      at: now,
    };
    this.live.setState({ reached: segment.from, ...afresh });
    this.#segment = { ...segment, filling };
    this.#worker.drop();
    const from = segment.to < Infinity ? this.#atOnce(segment) : segment.from;
    if (from === null) return;
    this.#send(from);
    this.#next();
  }

  /** Runs a segment for a part of a frame; where it came to, or null where that was its end. */
  #atOnce({ checkpoint, from, to }: Segment): number | null {
    const { now } = this.#around;
    const end = now() + AT_ONCE;
    const training = trainingRun(
      runCacheOf(this.#network, checkpoint).job,
      this.#beginning(from),
      now,
    );
    training.advance(to, () => now() >= end);
    const progress = training.report();
    return this.#take(progress) ? progress.t : null;
  }

  get #network() {
    return this.live.getState().experiment.network;
  }

  #beginning(from: number): RunStart {
    const { checkpoint } = this.#segment!;
    const { rows, snapshots } = runCacheOf(this.#network, checkpoint);
    this.#begun = elapsedAt(checkpoint, from);
    const parameters = toVector(this.#network, parametersFrom(this.#network, checkpoint, from));
    const before = from > checkpoint.t ? calmBefore(rows, from) : null;
    if (!before) return { from, parameters, first: null, calm: null };
    const near = snapshots.before(before.t);
    const known = { t: near, parameters: snapshots.at(near)! };
    return { from, parameters, first: before.first, calm: { t: before.t, known } };
  }

  #send(from: number): void {
    const { job } = runCacheOf(this.#network, this.#segment!.checkpoint);
    this.#worker.begin(job, this.#beginning(from));
  }

  /** A worker is lost: what it had said last is where the next one begins. */
  #lose(why: string): void {
    if (!this.running || !this.#segment) return;
    const { t } = this.live.getState();
    const where = this.#worker.hires ? 'A new one goes on' : 'The page itself goes on';
    this.#store.setState({
      notice: `The training worker stopped: ${why}. ${where} from step ${t}.`,
    });
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
    const { to, filling } = this.#segment!;
    const { t } = this.live.getState();
    this.#worker.ask(filling ? to : Math.min(to, t + stepsPerFrame[this.#pace]));
    this.#next();
  }

  /** Takes in what was done of the segment at hand; whether the segment goes on after it. */
  #take(progress: RunProgress): boolean {
    const { checkpoint, to, filling } = this.#segment!;
    addProgress(this.#network, checkpoint, progress);
    if (this.#begun) recordTime(this.#network, checkpoint, this.#begun, progress);
    const at = this.#around.now();
    this.live.setState({ reached: progress.t, at, ...(!filling && { t: progress.t }) });
    if (!progress.divergence && progress.t < to) return true;
    const { experiment, t, goal } = this.live.getState();
    const done = t >= (goal ?? t) && !gapBefore(experiment, t);
    if (progress.divergence || done) this.#end(progress.divergence);
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
    this.#segment = null;
    this.live.setState({ goal: null });
  }

  /** Brings the moment on the page to where training is. */
  #follow(): void {
    const { t } = this.live.getState();
    const { now } = this.#around;
    const before = now();
    this.#followed = before;
    if (trainingStepsDone(this.#store.getState()) === t) return;
    const { notice } = this.#store.getState();
    this.#following = true;
    goTo(this.#store, sameStepAt(this.#store, t));
    if (notice && !this.#store.getState().notice) this.#store.setState({ notice });
    this.#following = false;
    // What React draws for it comes before this, in an earlier microtask.
    void Promise.resolve().then(() => (this.#cost = now() - before));
  }

  #rest(divergence: Divergence | null = null): void {
    const state = this.#store.getState();
    const { experiment } = state;
    const t = trainingStepsDone(state);
    this.live.setState({ experiment, t, reached: t, goal: null, divergence });
  }

  #changed(experiment: Experiment): void {
    const { goal, t, experiment: before } = this.live.getState();
    const goesOn =
      goal !== null &&
      experiment.network === before.network &&
      checkpointAt(experiment, t).data === checkpointAt(before, t).data;
    if (!goesOn) {
      this.#stop();
      return this.#rest();
    }
    const done = trainingStepsDone(this.#store.getState());
    this.live.setState({ experiment, t: done });
    this.#begin(done);
  }

  #moved(): void {
    if (this.running) this.#stop();
    const { t } = this.live.getState();
    if (trainingStepsDone(this.#store.getState()) !== t) this.#rest();
  }
}

/**
 * The moment of training step t that is as far within its pass, or after the forward pass where this one is done. The
 * outcome of a training step stays one: of the last step that is done.
 */
function sameStepAt(store: ReaderStore, t: number): Moment {
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
