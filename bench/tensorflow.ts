import * as tf from '@tensorflow/tfjs';
import type { Contender, Parameters, Samples } from './contender.ts';
import { classesOf, RATE, stagesOf, weightsShape, type Stage, type Workload } from './workloads.ts';

/** TensorFlow.js on a backend that `ready` makes the one in use. Samples are rows, and channels the last axis. */
export const tensorflow = (ready: () => Promise<unknown>): Contender => ({
  bits: 32,
  async prepare(workload, samples) {
    await ready();
    await tf.ready();
    const batches = batchesOf(workload, samples);
    const stages = stagesOf(workload);
    const trained = stages.flatMap((stage, n) =>
      stage.m ? [{ stage, layout: layoutOf(stage, stages[n - 1]) }] : [],
    );
    const weights = trained.map(({ layout }) => tf.variable(tf.zeros(layout.shape)));
    const biases = trained.map(({ stage }) => tf.variable(tf.zeros([stage.to[0]!])));
    const variables = weights.flatMap((W, n) => [W, biases[n]!]);
    const optimizer = tf.train.sgd(RATE);

    const apply = (x: tf.Tensor, { layer, m }: Stage): tf.Tensor => {
      switch (layer.type) {
        case 'dense':
          return tf.add(tf.matMul(x, weights[m - 1]!), biases[m - 1]!);
        case 'conv2d': {
          const kernel = weights[m - 1] as tf.Tensor4D;
          return tf.add(tf.conv2d(x as tf.Tensor4D, kernel, 1, 'valid'), biases[m - 1]!);
        }
        case 'maxPool2d':
          return tf.maxPool(x as tf.Tensor4D, layer.stride, layer.stride, 'valid');
        case 'flatten':
          return tf.reshape(x, [x.shape[0]!, -1]);
        default:
          return layer.type === 'relu' ? tf.relu(x) : tf.sigmoid(x);
      }
    };
    const loss = (x: tf.Tensor, y: tf.Tensor): tf.Scalar =>
      tf.losses.softmaxCrossEntropy<tf.Tensor, tf.Scalar>(y, stages.reduce(apply, x));

    return {
      load: (parameters) =>
        tf.tidy(() =>
          trained.forEach(({ layout }, n) => {
            const W = tf.tensor(Float32Array.from(parameters[`W${n + 1}`]!), layout.given);
            weights[n]!.assign(tf.reshape(tf.transpose(W, [...layout.there]), layout.shape));
            biases[n]!.assign(tf.tensor1d(Float32Array.from(parameters[`b${n + 1}`]!)));
          }),
        ),
      train(from, to) {
        for (let step = from; step < to; step++) {
          const { x, y } = batches[step % batches.length]!;
          optimizer.minimize(() => loss(x, y), false, variables);
        }
      },
      parameters: (): Parameters =>
        tf.tidy(() =>
          Object.fromEntries(
            trained.flatMap(({ layout }, n) => {
              const turned = layout.there.map((axis) => layout.given[axis]!);
              const W = tf.transpose(tf.reshape(weights[n]!, turned), [...layout.back]);
              return [
                [`W${n + 1}`, W.dataSync()],
                [`b${n + 1}`, biases[n]!.dataSync()],
              ];
            }),
          ),
        ),
    };
  },
});

/** How the weights of the book, of the shape `given`, are turned and then shaped. */
interface Layout {
  readonly given: number[];
  readonly there: readonly number[];
  readonly back: readonly number[];
  readonly shape: number[];
}

function layoutOf(stage: Stage, before: Stage | undefined): Layout {
  const shape = weightsShape(stage);
  const [units, inputs] = shape as [number, number];
  if (stage.layer.type === 'conv2d') {
    const [filters, channels, rows, columns] = shape as [number, number, number, number];
    return {
      given: shape,
      there: [2, 3, 1, 0],
      back: [3, 2, 0, 1],
      shape: [rows, columns, channels, filters],
    };
  }
  return before?.layer.type === 'flatten'
    ? {
        given: [units, ...before.from],
        there: [2, 3, 1, 0],
        back: [3, 2, 0, 1],
        shape: [inputs, units],
      }
    : { given: shape, there: [1, 0], back: [1, 0], shape: [inputs, units] };
}

function batchesOf(workload: Workload, { x, labels }: Samples) {
  const { input, batch, samples } = workload;
  const size = x.length / samples;
  return Array.from({ length: samples / batch }, (_, n) => {
    const [from, to] = [n * batch, (n + 1) * batch];
    const all = tf.tensor(Float32Array.from(x.subarray(from * size, to * size)), [batch, ...input]);
    return {
      x: input.length > 1 ? tf.transpose(all, [0, 2, 3, 1]) : all,
      y: tf.oneHot(tf.tensor1d(labels.slice(from, to), 'int32'), classesOf(workload)).toFloat(),
    };
  });
}
