import { createStore } from 'zustand/vanilla';
import { change } from '../../experiment/change.ts';
import { checkpointAt, type Experiment } from '../../experiment/experiment.ts';
import { epochLength, workOf } from '../../experiment/run/job.ts';
import { runCacheOf, addProgress } from '../../experiment/run/run-cache.ts';
import type { RunProgress } from '../../experiment/run/training-run.ts';
import { isClassifier } from '../../layers/network.ts';
import { RunPreview } from '../../training/run-preview.ts';
import { Scheduler } from '../../training/scheduler.ts';
import { gapBefore, segmentFrom, startOf, type Segment } from '../../training/segment.ts';
import { Pacer, type Speed } from '../../training/speed.ts';
import { stopAt } from '../../training/stopping.ts';
import { elapsedAt, recordTime } from '../../training/stopwatch.ts';
import { trainingStepsDone } from '../navigation.ts';
import type { ReaderStore } from '../store.ts';
import { commit } from '../undo.ts';
import { PageFollower } from './page-follower.ts';
import { AT_REST, type TrainingStatus } from './training-status.ts';

/** Milliseconds of training that the page does itself, at once. */
const AT_ONCE = 4;
/** Multiplications of a measurement up to which it does so. */
const QUICK = 1e6;
/** Trains the experiment of a page: what is known of its run grows, and the moment of the page moves on. */
export class TrainingRunner {
  readonly live;
  readonly scheduler: Scheduler;
  /** Whole runs with settings that are being tried. */
  readonly preview: RunPreview;
  readonly #store: ReaderStore;
  #segment: (Segment & { readonly filling: boolean }) | null = null;
  readonly #pacer = new Pacer();
  #drop: () => void = () => {};
  /** The step from which the run is watched for a reason to stop, and the last that was looked at. */
  #watched = { from: 0, seen: 0 };
  readonly #follower: PageFollower;

  constructor(store: ReaderStore, scheduler = new Scheduler()) {
    this.#store = store;
    this.scheduler = scheduler;
    this.preview = new RunPreview(scheduler);
    this.#follower = new PageFollower(store, scheduler.around.now);
    const { experiment } = store.getState();
    const start = { t: 0, reached: 0, from: 0, since: 0, at: 0 };
    this.live = createStore<TrainingStatus>(() => ({ experiment, ...start, ...AT_REST }));
    this.#rest();
    store.subscribe((now, before) => {
      if (this.#follower.isFollowing) return;
      if (now.experiment !== before.experiment) this.#changed(now.experiment);
      else if (now.moment !== before.moment) this.#moved();
    });
  }

  get speed(): Speed {
    return this.#pacer.speed;
  }

  /** Of runs without an end; the others are done as fast as the machine can. */
  setSpeed(speed: Speed): void {
    this.#pacer.speed = speed;
  }

  get running(): boolean {
    return this.live.getState().goal !== null;
  }

  /** Trains from the current moment to the training step `goal`, or on and on. */
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
    if (this.running) this.#stop({});
  }

  toggle(): void {
    if (this.running) this.pause();
    else this.start();
  }

  /** Changes from the step that training has reached, and continues. */
  changeSettings(changes: Parameters<typeof change>[2], gesture?: string): void {
    const { t } = this.live.getState();
    if (this.running) this.#follower.follow(t);
    commit(this.#store, change(this.#store.getState().experiment, t, changes), gesture);
  }

  /** Leaves no worker behind. */
  leave(): void {
    this.pause();
    this.scheduler.end();
  }

  #launch(goal: number): void {
    const { experiment } = this.#store.getState();
    const t = trainingStepsDone(this.#store.getState());
    const { divergence, stopped } = AT_REST;
    this.live.setState({ experiment, t, goal, divergence, stopped });
    this.#follower.rest();
    this.#segment = null;
    this.#begin(t);
  }

  /** The segment from t on: first what came before and is not known, then on to the goal. */
  #begin(t: number): void {
    const { experiment, goal } = this.live.getState();
    const gap = gapBefore(experiment, t);
    const segment = gap ?? segmentFrom(experiment, t, goal ?? t);
    const filling = gap !== null;
    const now = this.#now();
    const afresh = this.#segment?.filling !== filling && {
      from: segment.from,
      since: now,
      at: now,
    };
    this.live.setState({ reached: segment.from, ...afresh });
    if (!filling && (afresh || segment.checkpoint !== this.#segment?.checkpoint)) {
      this.#watched = { from: segment.from, seen: segment.from };
      this.#pacer.start(t, now);
    }
    const own = { ...segment, filling };
    this.#segment = own;
    this.#drop();
    const { checkpoint, from, to } = segment;
    const { network } = experiment;
    const { job } = runCacheOf(network, checkpoint);
    const timed = elapsedAt(checkpoint, from) !== null;
    const drop = this.scheduler.begin({
      job,
      start: () => startOf(experiment, segment),
      to,
      atOnce: to < Infinity && workOf(job) < QUICK ? AT_ONCE : 0,
      next: () => this.#next(to),
      onProgress: (progress) => {
        addProgress(network, checkpoint, progress);
        if (timed) recordTime(network, checkpoint, progress);
        this.#take(progress);
      },
      onLoss: (why, replaced) => {
        const { t: last } = this.live.getState();
        const where = replaced ? 'A new one continues' : 'The page itself continues';
        const notice = `The training worker stopped: ${why}. ${where} from step ${last}.`;
        this.#store.setState({ notice });
        this.#begin(last);
      },
    });
    // What is done at once can end the run, or lead to the next segment.
    if (this.#segment === own) this.#drop = drop;
    else drop();
  }

  /** The step to reach in this frame. */
  #next(to: number): number {
    const { t, goal } = this.live.getState();
    if (this.#follower.isDue) this.#follower.follow(t);
    return goal === Infinity && !this.#segment?.filling ? this.#pacer.next(t, this.#now()) : to;
  }

  /** Takes in what was done of the current segment. */
  #take({ t: reached, divergence }: RunProgress): void {
    const { to, filling } = this.#segment!;
    this.live.setState({ reached, at: this.#now(), ...(!filling && { t: reached }) });
    const { experiment, t, goal } = this.live.getState();
    if (divergence) return this.#stop({ divergence });
    if (goal === Infinity && !filling && this.#stopsItself()) return;
    if (reached < to) return;
    if (t >= (goal ?? t) && !gapBefore(experiment, t)) this.#stop({});
    else this.#begin(t);
  }

  /** Stops a run without an end that has learned, or no longer learns, at the step where that showed. */
  #stopsItself(): boolean {
    const { experiment } = this.live.getState();
    const { job, rows } = runCacheOf(experiment.network, this.#segment!.checkpoint);
    const classifier = isClassifier(experiment.network);
    const stop = stopAt(rows, { ...this.#watched, epoch: epochLength(job), classifier });
    this.#watched.seen = rows.at(-1)?.[0] ?? this.#watched.seen;
    if (!stop) return false;
    this.live.setState({ t: stop.t, reached: stop.t });
    this.#stop({ stopped: stop.reason });
    return true;
  }

  /** Ends the run; the moment of the page is where it came to. */
  #stop(why: Partial<Pick<TrainingStatus, 'divergence' | 'stopped'>>): void {
    this.#end();
    this.#follower.follow(this.live.getState().t);
    this.#rest(why);
  }

  #end(): void {
    this.#drop();
    this.#segment = null;
    this.live.setState({ goal: null });
  }

  #now(): number {
    return this.scheduler.around.now();
  }

  #rest(why: Partial<TrainingStatus> = {}): void {
    const state = this.#store.getState();
    const t = trainingStepsDone(state);
    this.live.setState({ experiment: state.experiment, t, reached: t, ...AT_REST, ...why });
  }

  #changed(experiment: Experiment): void {
    this.preview.settle();
    const { goal, t, experiment: before } = this.live.getState();
    const goesOn =
      goal !== null &&
      experiment.network === before.network &&
      checkpointAt(experiment, t).data === checkpointAt(before, t).data;
    if (!goesOn) {
      this.#end();
      return this.#rest();
    }
    const done = trainingStepsDone(this.#store.getState());
    this.live.setState({ experiment, t: done });
    this.#begin(done);
  }

  #moved(): void {
    if (this.running) this.#end();
    const { t } = this.live.getState();
    if (trainingStepsDone(this.#store.getState()) !== t) this.#rest();
  }
}
