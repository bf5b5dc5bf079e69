import { workOf, type Job } from '../experiment/run/job.ts';
import type { RunStart } from '../experiment/run/training-run.ts';
import { spawnOnPage, type WorkerPort, type Spawn } from './worker-port.ts';
import type { Report } from './protocol.ts';

/** Milliseconds of training in a frame, and until a worker counts as dead. */
const [SLICE, PATIENCE] = [11, 3000];
/** Multiplications in a millisecond on a slow machine. */
const SLOWEST = 5e3;
/** Workers lost one after the other, without an answer in between, before the page trains itself. */
const TRIES = 3;

interface Environment {
  readonly spawn: Spawn;
  readonly now: () => number;
}

/** One worker at a time, asked once for each answer; answers of a run that is over are not heard. */
export class WorkerClient {
  readonly #around: Environment;
  readonly #onLoss: (why: string) => void;
  #port: WorkerPort | null = null;
  #run = 0;
  #answer: Report | null = null;
  #asked: number | null = null;
  #patience = PATIENCE;
  #lost = 0;

  constructor(around: Environment, onLoss: (why: string) => void) {
    this.#around = around;
    this.#onLoss = onLoss;
  }

  /** Whether workers are still tried, or the page trains itself. */
  get hires(): boolean {
    return this.#lost < TRIES;
  }

  begin(job: Job, begin: RunStart): void {
    this.drop();
    this.#patience = PATIENCE + workOf(job) / SLOWEST;
    this.#port ??= this.#spawned();
    this.#port.post({ kind: 'begin', run: this.#run, job, ...begin });
  }

  /** What was begun is over. */
  drop(): void {
    this.#run++;
    this.#answer = null;
    this.#asked = null;
  }

  /** Asks for what can be done in a frame, up to a training step, unless an answer is still to come. */
  ask(to: number): void {
    if (this.#asked !== null) return;
    this.#asked = this.#around.now();
    this.#port?.post({ kind: 'go', run: this.#run, to, ms: SLICE });
  }

  /** The answer, once; null while there is none. One that does not come in time counts as a loss. */
  answer(): Report | null {
    const answer = this.#answer;
    if (answer) {
      this.#answer = null;
      this.#asked = null;
      this.#lost = 0;
    } else if (this.#asked !== null && this.#around.now() - this.#asked > this.#patience) {
      this.#lose('it gave no answer');
    }
    return answer;
  }

  end(): void {
    this.drop();
    this.#port?.end();
    this.#port = null;
  }

  #lose(why: string): void {
    this.end();
    this.#lost++;
    this.#onLoss(why);
  }

  #spawned(): WorkerPort {
    const spawn = this.hires ? this.#around.spawn : spawnOnPage;
    const callbacks = {
      onReport: (report: Report) => void (report.run === this.#run && (this.#answer = report)),
      onFailure: (why: string) => {
        if (this.#port === port) this.#lose(why);
      },
    };
    let port: WorkerPort | null = null;
    try {
      port = spawn(callbacks);
    } catch {
      this.#lost = TRIES;
      port = spawnOnPage(callbacks);
    }
    return port;
  }
}
