import { gatherSamples } from '../tensor/samples.ts';
import type { Executor, SampleRows } from './executor.ts';
import type { Plan } from './plan.ts';
import { perform } from './work.ts';

/** Runs plans in TypeScript. */
export function interpreted(rows: SampleRows): Executor {
  const pass = ({ given, work }: Plan, samples: ArrayLike<number>, first: number): void => {
    for (const { name, tensor } of given) gatherSamples(tensor, rows[name]!, samples, first);
    for (const one of work) perform(one);
  };
  return {
    run(planOf, { from, to, rate, columns }) {
      for (let step = from; step < to; step++) {
        const batch = columns(step);
        const plan = planOf(batch.length);
        plan.rate.data[0] = rate;
        pass(plan, batch, 0);
      }
    },
    pass,
    release() {},
  };
}
