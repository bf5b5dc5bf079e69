import convnetjs from 'convnetjs';
import type { Contender } from '../contender.ts';
import { RATE } from '../workloads.ts';

export const contender: Contender = {
  bits: 64,
  prepare({ layers, batch, samples: count }, { x, labels }) {
    const [inputs = 0, ...widths] = layers;
    const net = new convnetjs.Net();
    net.makeLayers([
      { type: 'input', out_sx: 1, out_sy: 1, out_depth: inputs },
      ...widths
        .slice(0, -1)
        .map((width) => ({ type: 'fc', num_neurons: width, activation: 'sigmoid' })),
      { type: 'softmax', num_classes: widths.at(-1)! },
    ]);
    const trainer = new convnetjs.SGDTrainer(net, {
      method: 'sgd',
      learning_rate: RATE,
      momentum: 0,
      l1_decay: 0,
      l2_decay: 0,
      batch_size: batch,
    });
    const volumes = Array.from({ length: count }, (_, n) => {
      const volume = new convnetjs.Vol(1, 1, inputs, 0);
      volume.w.set(x.subarray(n * inputs, (n + 1) * inputs));
      return volume;
    });
    const dense = net.layers.filter(({ layer_type }) => layer_type === 'fc');
    return {
      load(parameters) {
        dense.forEach(({ filters, biases }, n) => {
          const weights = Float64Array.from(parameters[`W${n + 1}`]!);
          filters.forEach(({ w }, i) => w.set(weights.subarray(i * w.length, (i + 1) * w.length)));
          biases.w.set(parameters[`b${n + 1}`]!);
        });
      },
      train(from, to) {
        for (let n = from * batch; n < to * batch; n++) {
          trainer.train(volumes[n % count]!, labels[n % count]!);
        }
      },
      parameters: () =>
        Object.fromEntries(
          dense.flatMap(({ filters, biases }, n) => [
            [`W${n + 1}`, filters.flatMap(({ w }) => [...w])],
            [`b${n + 1}`, [...biases.w]],
          ]),
        ),
    };
  },
};
