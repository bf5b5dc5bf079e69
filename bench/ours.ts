import type { Kernels } from '../src/engine/training/executor.ts';
import { trainer } from '../src/engine/training/trainer.ts';
import { graphOf, initialParameters } from '../src/layers/network.ts';
import { tensor } from '../src/tensor/tensor.ts';
import type { Contender } from './contender.ts';
import { reachDigits } from './digits.ts';
import { batchesOf, columnsOf } from './samples.ts';
import { RATE } from './workloads.ts';

/** The engine of the book, on kernels that `kernels` has ready, or in TypeScript (null). */
export const engine = (kernels: () => Promise<Kernels | null>): Contender => ({
  bits: 64,
  digits: async (csv) => reachDigits(csv, await kernels()),
  async prepare(workload, samples) {
    const batches = batchesOf(workload);
    const columns = (step: number): readonly number[] => batches[step % batches.length]!;
    const data = columnsOf(workload, samples, batches.flat());
    const start = initialParameters(workload, 1);
    const own = trainer(graphOf(workload), start, data, await kernels());
    return {
      load: (parameters) =>
        own.load(
          Object.fromEntries(
            Object.entries(start).map(([name, { shape }]) => [
              name,
              tensor(shape, Array.from(parameters[name]!)),
            ]),
          ),
        ),
      train: (from, to) => own.run({ from, to, rate: RATE, columns }),
      parameters: () =>
        Object.fromEntries(
          Object.entries(own.parameters()).map(([name, { data: values }]) => [name, values]),
        ),
    };
  },
});
