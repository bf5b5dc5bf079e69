import { train } from '../../src/engine/train.ts';
import type { Values } from '../../src/engine/operation.ts';
import { graphOf } from '../../src/ops/network.ts';
import { tensor, zeros } from '../../src/tensor/tensor.ts';
import type { Contender, Parameters } from '../contender.ts';
import { batchesOf } from '../samples.ts';
import { RATE, type Workload } from '../workloads.ts';

export const contender: Contender = {
  bits: 64,
  prepare(workload, { x, labels }) {
    const { layers, batch } = workload;
    const graph = graphOf({ layers, activation: 'sigmoid' });
    const batches = batchesOf(workload).map((samples) => {
      const input = zeros([layers[0]!, batch]);
      const target = zeros([layers.at(-1)!, batch]);
      samples.forEach((sample, n) => {
        for (let j = 0; j < layers[0]!; j++)
          input.data[j * batch + n] = x[sample * layers[0]! + j]!;
        target.data[labels[sample]! * batch + n] = 1;
      });
      return { x: input, y: target };
    });
    let values: Values = {};
    return {
      load: (parameters) => (values = valuesOf(workload, parameters)),
      train(from, to) {
        const batchAt = (step: number) => batches[step % batches.length]!;
        values = train(graph, { parameters: values, batchAt, from, to, rate: RATE });
      },
      parameters: () =>
        Object.fromEntries(Object.entries(values).map(([name, { data }]) => [name, data])),
    };
  },
};

const valuesOf = ({ layers }: Workload, parameters: Parameters): Values =>
  Object.fromEntries(
    layers.slice(1).flatMap((width, n) => [
      [`W${n + 1}`, tensor([width, layers[n]!], Array.from(parameters[`W${n + 1}`]!))],
      [`b${n + 1}`, tensor([width], Array.from(parameters[`b${n + 1}`]!))],
    ]),
  );
