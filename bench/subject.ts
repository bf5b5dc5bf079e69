import type { Contender, Parameters, Runner } from './contender.ts';
import type { Reached } from './digits.ts';
import { peakSpeed } from './kernels.ts';
import { samplesFor, startFor } from './samples.ts';
import type { Workload } from './workloads.ts';

/** Shortest time in ms between two looks at the clock, which is coarse in a browser. */
const GLANCE = 5;

/** What a process under measurement does when it is told. */
export interface Subject {
  /** Gets ready for a workload; the bits of its numbers. */
  prepare(workload: Workload): Promise<number>;
  /** Parameters after so many steps from the start. */
  after(steps: number): Promise<Record<string, number[]>>;
  /** Trains from the start for so many ms; samples per second. */
  time(milliseconds: number): Promise<number>;
  digits(csv: string): Promise<readonly Reached[]>;
  /** What the machine can do at most, in operations of 64 bits a second. */
  peak(): Promise<number>;
}

type Contenders = Readonly<Record<string, () => Promise<{ readonly contender: Contender }>>>;

const contenders: Contenders = import.meta.glob<{ readonly contender: Contender }>(
  './contenders/*.ts',
);

export async function subjectOf(name: string): Promise<Subject> {
  const { contender } = await contenders[`./contenders/${name}.ts`]!();
  let runner: Runner;
  let start: Parameters;
  let batch = 1;
  let stride = 1;
  return {
    async prepare(workload) {
      ({ batch } = workload);
      stride = 1;
      start = startFor(workload);
      runner = await contender.prepare(workload, samplesFor(workload));
      return contender.bits;
    },

    async after(steps) {
      runner.load(start);
      await runner.train(0, steps);
      const reached = Object.entries(runner.parameters());
      return Object.fromEntries(reached.map(([key, values]) => [key, Array.from(values)]));
    },

    async time(milliseconds) {
      runner.load(start);
      const began = performance.now();
      let now = began;
      let step = 0;
      while (now - began < milliseconds) {
        await runner.train(step, step + stride);
        step += stride;
        const before = now;
        now = performance.now();
        if (now - before < GLANCE) stride *= 2;
      }
      return (step * batch) / ((now - began) / 1000);
    },

    digits(csv) {
      if (!contender.digits) throw new Error(`${name} does not learn digits`);
      return contender.digits(csv);
    },

    peak: peakSpeed,
  };
}
