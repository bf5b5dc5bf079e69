import type { Kernels } from '../src/engine/kernels.ts';
import type { Values } from '../src/engine/operation.ts';
import { trainer } from '../src/engine/trainer.ts';
import { graphOf } from '../src/layers/network.ts';
import { tensor, zeros } from '../src/tensor/tensor.ts';
import type { Contender, Parameters, Samples } from './contender.ts';
import { reachDigits } from './digits.ts';
import { batchesOf } from './samples.ts';
import { RATE, type Workload } from './workloads.ts';

/** The engine of the book, on kernels that `kernels` has ready, or in TypeScript (null). */
export const engine = (kernels: () => Promise<Kernels | null>): Contender => ({
  bits: 64,
  digits: async (csv) => reachDigits(csv, await kernels()),
  async prepare(workload, samples) {
    const graph = graphOf({ layers: workload.layers, activation: 'sigmoid' });
    const batches = batchesOf(workload);
    const columns = (step: number): readonly number[] => batches[step % batches.length]!;
    const none = Object.fromEntries(
      graph.parameters.map((name) => [name, zeros(shapeOf(workload, name))]),
    );
    const own = trainer(graph, none, dataOf(workload, samples), await kernels());
    return {
      load: (parameters) => own.load(valuesOf(workload, parameters)),
      train: (from, to) => own.run({ from, to, rate: RATE, columns }),
      parameters: () =>
        Object.fromEntries(
          Object.entries(own.parameters()).map(([name, { data }]) => [name, data]),
        ),
    };
  },
});

/** `W2` or `b2`. */
function shapeOf({ layers }: Workload, name: string): number[] {
  const m = Number(name.slice(1));
  return name.startsWith('W') ? [layers[m]!, layers[m - 1]!] : [layers[m]!];
}

const valuesOf = (workload: Workload, parameters: Parameters): Values =>
  Object.fromEntries(
    Object.entries(parameters).map(([name, values]) => [
      name,
      tensor(shapeOf(workload, name), Array.from(values)),
    ]),
  );

/** All samples as columns. */
function dataOf({ layers, samples }: Workload, { x, labels }: Samples) {
  const [inputs, classes] = [layers[0]!, layers.at(-1)!];
  const columns = { x: zeros([inputs, samples]), y: zeros([classes, samples]) };
  for (let n = 0; n < samples; n++) {
    for (let j = 0; j < inputs; j++) columns.x.data[j * samples + n] = x[n * inputs + j]!;
    columns.y.data[labels[n]! * samples + n] = 1;
  }
  return columns;
}
