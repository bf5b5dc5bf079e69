import { memo } from '../../tensor/memo.ts';
import { gatherSamples } from '../../tensor/samples.ts';
import type { Tensor } from '../../tensor/tensor.ts';
import type { Executor, SampleRows } from './executor.ts';
import type { Kernel } from '../operation.ts';
import type { Plan } from './plan.ts';

/** A kernel and its operands, spelled out: a small network trains faster where no list of them is indexed. */
interface Call {
  readonly kernel: Kernel;
  readonly a: Tensor;
  readonly b: Tensor;
  readonly c: Tensor;
  readonly d: Tensor;
  readonly e: Tensor;
  readonly f: Tensor;
  readonly rest: readonly Tensor[];
}

/** Runs plans in TypeScript. */
export function interpreted(rows: SampleRows): Executor {
  const ready = memo(({ given, work }: Plan) => ({
    gathers: given.map(({ name, tensor }) => ({ tensor, all: rows[name]! })),
    calls: work.map(({ kernel, operands }): Call => {
      const [a, b, c, d, e, f, ...rest] = operands;
      return { kernel, a: a!, b: b!, c: c!, d: d!, e: e!, f: f!, rest };
    }),
  }));
  const pass = (
    { gathers, calls }: ReturnType<typeof ready>,
    samples: ArrayLike<number>,
    first: number,
  ): void => {
    for (const { tensor, all } of gathers) gatherSamples(tensor, all, samples, first);
    for (const { kernel, a, b, c, d, e, f, rest } of calls) {
      if (rest.length > 0) kernel(a, b, c, d, e, f, ...rest);
      else kernel(a, b, c, d, e, f);
    }
  };
  return {
    run(planOf, { from, to, rate, columns }) {
      let plan: Plan | null = null;
      let work: ReturnType<typeof ready> | null = null;
      for (let step = from; step < to; step++) {
        const batch = columns(step);
        if (!plan || !work || plan.samples !== batch.length) {
          plan = planOf(batch.length);
          plan.rate.data[0] = rate;
          work = ready(plan);
        }
        pass(work, batch, 0);
      }
    },
    pass: (plan, samples, first) => pass(ready(plan), samples, first),
    release() {},
  };
}
