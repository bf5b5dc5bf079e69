import * as tf from '@tensorflow/tfjs';
import type { Contender, Parameters, Samples } from './contender.ts';
import { RATE, type Workload } from './workloads.ts';

/** TensorFlow.js on a backend that `ready` makes the one in use. */
export const tensorflow = (ready: () => Promise<unknown>): Contender => ({
  bits: 32,
  async prepare(workload, samples) {
    await ready();
    await tf.ready();
    const { layers } = workload;
    const batches = batchesOf(workload, samples);
    // Weights [in, out]: samples are rows.
    const names = layers.slice(1).flatMap((_, n) => [`W${n + 1}`, `b${n + 1}`]);
    const variables = layers
      .slice(1)
      .flatMap((width, n) => [
        tf.variable(tf.zeros<tf.Rank.R2>([layers[n]!, width])),
        tf.variable(tf.zeros<tf.Rank.R1>([width])),
      ]);
    const optimizer = tf.train.sgd(RATE);

    const loss = (x: tf.Tensor, y: tf.Tensor): tf.Scalar => {
      let a = x;
      for (let n = 0; n < variables.length; n += 2) {
        const z = tf.add(tf.matMul(a, variables[n]!), variables[n + 1]!);
        a = n + 2 < variables.length ? tf.sigmoid(z) : z;
      }
      return tf.losses.softmaxCrossEntropy<tf.Tensor, tf.Scalar>(y, a);
    };

    const assign = (variable: tf.Variable, value: ArrayLike<number>): void =>
      tf.tidy(() => {
        const [rows = 0, columns] = variable.shape;
        const flat = Float32Array.from(value);
        variable.assign(
          columns === undefined
            ? tf.tensor1d(flat)
            : tf.transpose(tf.tensor2d(flat, [columns, rows])),
        );
      });

    return {
      load: (parameters) => names.forEach((name, n) => assign(variables[n]!, parameters[name]!)),
      train(from, to) {
        for (let step = from; step < to; step++) {
          const { x, y } = batches[step % batches.length]!;
          optimizer.minimize(() => loss(x, y), false, variables);
        }
      },
      parameters: (): Parameters =>
        tf.tidy(() =>
          Object.fromEntries(
            names.map((name, n) => [name, tf.transpose(variables[n]!).dataSync()]),
          ),
        ),
    };
  },
});

function batchesOf({ layers, batch, samples }: Workload, { x, labels }: Samples) {
  const inputs = layers[0]!;
  return Array.from({ length: samples / batch }, (_, n) => {
    const [from, to] = [n * batch, (n + 1) * batch];
    return {
      x: tf.tensor2d(Float32Array.from(x.subarray(from * inputs, to * inputs)), [batch, inputs]),
      y: tf.oneHot(tf.tensor1d(labels.slice(from, to), 'int32'), layers.at(-1)!).toFloat(),
    };
  });
}
