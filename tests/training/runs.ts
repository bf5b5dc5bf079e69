import { drawPlane } from '../../src/experiment/data/synthetic.ts';
import { dataOf, firstSplit } from '../../src/experiment/data/split.ts';
import type { Experiment } from '../../src/experiment/experiment.ts';
import { parametersAt } from '../../src/experiment/replay.ts';
import { experimentOf, type Settings } from '../../src/experiment/setup.ts';
import { runCacheOf } from '../../src/experiment/run/run-cache.ts';
import { toVector } from '../../src/experiment/run/parameter-vector.ts';
import type { Spawn, WorkerCallbacks, WorkerPort } from '../../src/training/worker-port.ts';
import { serve, type Order } from '../../src/training/protocol.ts';
import { trainingRun, type TrainingRun } from '../../src/experiment/run/training-run.ts';

/** An experiment of its own on points of the plane. */
export const blobs = (settings: Partial<Settings> = {}): Experiment =>
  experimentOf(dataOf(firstSplit(drawPlane('blobs', 1))), { layers: [2, 4, 3], ...settings });

export const flatAt = (experiment: Experiment, t: number): Float64Array =>
  toVector(experiment.network, parametersAt(experiment, t));

/** A run from the first step on; every look at the clock is a millisecond. */
export function lapFrom(experiment: Experiment): TrainingRun {
  const { job } = runCacheOf(experiment.network, experiment.checkpoints[0]);
  let now = 0;
  return trainingRun(
    job,
    { from: 0, parameters: flatAt(experiment, 0), first: null, calm: null },
    () => now++,
  );
}

/** A browser without one: frames that the test calls, workers that answer when it says, and can be killed. */
export class FakeBrowser {
  now = 0;
  workers: FakeWorker[] = [];
  readonly #frames: (() => void)[] = [];

  readonly around = {
    now: () => (this.now += 0.5),
    frame: (then: () => void): number => this.#frames.push(then),
    spawn: ((ears) => {
      const worker = new FakeWorker(ears, () => (this.now += 0.5));
      this.workers.push(worker);
      return worker;
    }) satisfies Spawn,
  };

  /** Frames that are asked for. */
  get waiting(): number {
    return this.#frames.length;
  }

  get living(): FakeWorker[] {
    return this.workers.filter(({ ended }) => !ended);
  }

  /** Lets workers answer, then draws a frame. */
  frame(): void {
    for (const worker of this.living) worker.answer();
    this.now += 16;
    for (const then of this.#frames.splice(0)) then();
  }

  frames(count: number): void {
    for (let n = 0; n < count; n++) this.frame();
  }
}

export class FakeWorker implements WorkerPort {
  ended = false;
  /** Takes orders, and never answers. */
  mute = false;
  readonly ears: WorkerCallbacks;
  readonly orders: Order[] = [];
  readonly #serve: (order: Order) => void;

  constructor(ears: WorkerCallbacks, clock: () => number) {
    this.ears = ears;
    this.#serve = serve(
      (report, moved) => ears.onReport(structuredClone(report, { transfer: moved })),
      clock,
    );
  }

  post(order: Order): void {
    const transfer = order.kind === 'begin' ? [order.start.parameters.buffer as ArrayBuffer] : [];
    this.orders.push(structuredClone(order, { transfer }));
  }

  answer(): void {
    if (this.mute) return;
    for (const order of this.orders.splice(0)) this.#serve(order);
  }

  end(): void {
    this.ended = true;
  }
}
