import { workOf, type Job } from '../experiment/run/job.ts';
import type { Survey, SurveyProgress } from '../experiment/run/survey.ts';
import { trainingRun, type RunProgress, type RunStart } from '../experiment/run/training-run.ts';
import type { Report } from './protocol.ts';
import { spawnOnPage, spawnWorker, type Spawn, type WorkerPort } from './worker-port.ts';

/** What the scheduler needs of a browser. */
export interface Environment {
  readonly spawn: Spawn;
  readonly now: () => number;
  readonly frame: (then: () => void) => unknown;
}

/** A run to be computed. */
export interface ScheduledRun {
  readonly job: Job;
  /** Where it begins; asked when it does. */
  readonly start: () => RunStart;
  /** The training step at which it is done. */
  readonly to: number;
  /** Milliseconds for which it runs on the page, before the worker takes over. */
  readonly atOnce: number;
  /** The training step to reach next, asked once a frame; by default `to`. */
  readonly next?: () => number;
  /** What was done since the last time. The run is over where it has reached `to` or diverged. */
  readonly onProgress: (progress: RunProgress) => void;
  /** Its worker is lost, and the run is over; whether the next run has a worker again. */
  readonly onLoss: (why: string, replaced: boolean) => void;
}

/** Numbers to be computed in the worker: to their end, which is `to`. */
export interface ScheduledSurvey extends Pick<ScheduledRun, 'job' | 'to' | 'onLoss'> {
  readonly survey: Survey;
  readonly onProgress: (progress: SurveyProgress) => void;
}

interface Activity {
  reached: number;
  begun: boolean;
  /** When it was asked for what has not come yet. */
  asked: number | null;
  answer: Report | null;
  /** Milliseconds until an answer counts as lost. */
  readonly patience: number;
}

type ActiveRun = (ScheduledRun | ScheduledSurvey) & Activity;

/** Milliseconds of training in a frame, and until a worker counts as dead. */
const [SLICE, PATIENCE] = [11, 3000];
/** Multiplications in a millisecond on a slow machine. */
const SLOWEST = 5e3;
/** Workers lost one after the other, without an answer in between, before the page trains itself. */
const TRIES = 3;

const browser: Environment = {
  spawn: spawnWorker,
  now: () => performance.now(),
  frame: (then) => requestAnimationFrame(then),
};

/** All runs of a page in one worker, asked once a frame; on the page itself where there is none. */
export class Scheduler {
  readonly around: Environment;
  readonly #runs = new Map<number, ActiveRun>();
  #port: WorkerPort | null = null;
  #begun = 0;
  #framed = false;
  #lost = 0;

  constructor(around: Environment = browser) {
    this.around = around;
  }

  /** Begins a run, now or in the next frame, and gives the function that ends it. */
  begin(run: ScheduledRun, when: 'now' | 'next frame' = 'now'): () => void {
    return this.#add(run, when);
  }

  /** Begins a survey in the next frame, and gives the function that ends it. */
  survey(survey: ScheduledSurvey): () => void {
    return this.#add(survey, 'next frame');
  }

  #add(run: ScheduledRun | ScheduledSurvey, when: 'now' | 'next frame'): () => void {
    const id = ++this.#begun;
    const patience = PATIENCE + workOf(run.job) / SLOWEST;
    const idle = { reached: -1, begun: false, asked: null, answer: null };
    const active = { ...run, ...idle, patience };
    this.#runs.set(id, active);
    if (when === 'now') this.#start(id, active);
    this.#request();
    return () => this.#drop(id);
  }

  /** Ends all runs and the worker. */
  end(): void {
    this.#runs.clear();
    this.#port?.end();
    this.#port = null;
  }

  #drop(id: number): void {
    if (this.#runs.delete(id)) this.#port?.post({ kind: 'end', run: id });
  }

  #start(id: number, run: ActiveRun): void {
    run.begun = true;
    if ('survey' in run) {
      run.reached = 0;
      this.#port ??= this.#spawned();
      this.#port.post({ kind: 'survey', run: id, job: run.job, survey: run.survey });
      return;
    }
    let start = run.start();
    if (run.atOnce > 0) {
      const { now } = this.around;
      const end = now() + run.atOnce;
      const training = trainingRun(run.job, start, now);
      training.advance(run.to, () => now() >= end);
      this.#take(id, run, training.report());
      if (!this.#runs.has(id)) return;
      start = training.continuation();
    }
    run.reached = start.from;
    this.#port ??= this.#spawned();
    this.#port.post({ kind: 'begin', run: id, job: run.job, start });
  }

  #take(id: number, run: ActiveRun, progress: RunProgress | SurveyProgress): void {
    run.reached = progress.t;
    const ended = 'divergence' in progress && progress.divergence !== null;
    if (progress.t >= run.to || ended) this.#drop(id);
    // The worker answers what it was asked.
    if ('survey' in run) run.onProgress(progress as SurveyProgress);
    else run.onProgress(progress as RunProgress);
  }

  #request(): void {
    if (this.#framed || this.#runs.size === 0) return;
    this.#framed = true;
    this.around.frame(() => {
      this.#framed = false;
      this.#frame();
      this.#request();
    });
  }

  #frame(): void {
    for (const [id, run] of this.#runs) {
      const { answer, asked } = run;
      if (!run.begun) this.#start(id, run);
      else if (answer) {
        [run.answer, run.asked, this.#lost] = [null, null, 0];
        this.#take(id, run, answer);
      } else if (asked !== null && this.around.now() - asked > run.patience) {
        this.#lose('it gave no answer');
      }
    }
    for (const [id, run] of this.#runs) {
      const next = 'next' in run ? run.next?.() : undefined;
      const to = Math.min(run.to, next ?? run.to);
      if (run.asked !== null || to <= run.reached || !this.#runs.has(id)) continue;
      run.asked = this.around.now();
      this.#port?.post({ kind: 'go', run: id, to, ms: SLICE / this.#runs.size });
    }
  }

  #lose(why: string): void {
    const lost = [...this.#runs.values()];
    this.end();
    this.#lost++;
    for (const { onLoss } of lost) onLoss(why, this.#lost < TRIES);
  }

  #spawned(): WorkerPort {
    const callbacks = {
      onReport: (report: Report) => {
        const run = this.#runs.get(report.run);
        if (run) run.answer = report;
      },
      onFailure: (why: string) => {
        if (this.#port === port) this.#lose(why);
      },
    };
    let port: WorkerPort | null = null;
    try {
      port = (this.#lost < TRIES ? this.around.spawn : spawnOnPage)(callbacks);
    } catch {
      this.#lost = TRIES;
      port = spawnOnPage(callbacks);
    }
    return port;
  }
}
