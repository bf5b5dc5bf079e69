import convnetjs from 'convnetjs';
import type { Contender } from '../contender.ts';
import { classesOf, RATE, stagesOf, type Stage, type Workload } from '../workloads.ts';

type Definition = Readonly<Record<string, string | number>>;

export const contender: Contender = {
  bits: 64,
  prepare(workload, { x, labels }) {
    const { input, batch, samples: count } = workload;
    const [depth, rows, columns] = mapsOf(input);
    const net = new convnetjs.Net();
    net.makeLayers(definitionsOf(workload));
    const trainer = new convnetjs.SGDTrainer(net, {
      method: 'sgd',
      learning_rate: RATE,
      momentum: 0,
      l1_decay: 0,
      l2_decay: 0,
      batch_size: batch,
    });
    const order = channelsLast(input);
    const volumes = Array.from({ length: count }, (_, n) => {
      const volume = new convnetjs.Vol(columns, rows, depth, 0);
      order.forEach((from, to) => (volume.w[to] = x[n * order.length + from]!));
      return volume;
    });
    const trained = net.layers.filter(({ layer_type }) => ['fc', 'conv'].includes(layer_type));
    const orders = ordersOf(workload);
    return {
      load(parameters) {
        trained.forEach(({ filters, biases }, n) => {
          const weights = parameters[`W${n + 1}`]!;
          filters.forEach(({ w }, i) => {
            orders[n]!.forEach((from, to) => (w[to] = weights[i * w.length + from]!));
          });
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
          trained.flatMap(({ filters, biases }, n) => [
            [`W${n + 1}`, filters.flatMap(({ w }) => inOrder(w, orders[n]!))],
            [`b${n + 1}`, [...biases.w]],
          ]),
        ),
    };
  },
};

function definitionsOf(workload: Workload): Definition[] {
  const [out_depth, out_sy, out_sx] = mapsOf(workload.input);
  const input = { type: 'input', out_sx, out_sy, out_depth };
  const layers = stagesOf(workload)
    .slice(0, -1)
    .flatMap(({ layer }): Definition[] => {
      switch (layer.type) {
        case 'dense':
          return [{ type: 'fc', num_neurons: layer.units }];
        case 'conv2d':
          return [
            {
              type: 'conv',
              sx: layer.kernel[1],
              sy: layer.kernel[0],
              filters: layer.filters,
              stride: 1,
              pad: 0,
            },
          ];
        case 'maxPool2d':
          return [{ type: 'pool', sx: layer.stride, stride: layer.stride }];
        case 'flatten':
          return []; // what is dense reads the maps as they are
        default:
          return [{ type: layer.type }];
      }
    });
  return [input, ...layers, { type: 'softmax', num_classes: classesOf(workload) }];
}

const mapsOf = ([first = 1, rows = 1, columns = 1]: readonly number[]) =>
  [first, rows, columns] as const;

/** Where each number of maps that are stored by row, column, channel is when they are stored by channel, row, column. */
function channelsLast(shape: readonly number[]): number[] {
  const [depth, rows, columns] = mapsOf(shape);
  return Array.from({ length: depth * rows * columns }, (_, place) => {
    const [channel, cell] = [place % depth, Math.floor(place / depth)];
    return channel * rows * columns + cell;
  });
}

/** The same of what one unit or filter of each trained layer weighs. */
const ordersOf = (workload: Workload): number[][] => {
  const stages = stagesOf(workload);
  return stages.flatMap(({ layer, from, m }, n) => {
    if (m === 0) return [];
    if (layer.type === 'conv2d') return [channelsLast([from[0]!, ...layer.kernel])];
    const before: Stage | undefined = stages[n - 1];
    return [channelsLast(before?.layer.type === 'flatten' ? before.from : from)];
  });
};

function inOrder(weights: Float64Array, order: readonly number[]): number[] {
  const result = Array.from({ length: weights.length }, () => 0);
  order.forEach((from, to) => (result[from] = weights[to]!));
  return result;
}
