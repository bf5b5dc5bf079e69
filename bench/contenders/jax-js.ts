import { blockUntilReady, defaultDevice, grad, init, jit, lax, nn, numpy as np } from '@jax-js/jax';
import type { Contender } from '../contender.ts';
import { classesOf, RATE, stagesOf, weightsShape, type Stage } from '../workloads.ts';

/** Every function of jax-js disposes of its arguments; `.ref` keeps one. */
type Layers = { W: np.Array; b: np.Array }[];

function apply(x: np.Array, { layer, from, to, m }: Stage, layers: Layers): np.Array {
  switch (layer.type) {
    case 'dense':
      return np.dot(x, layers[m - 1]!.W).add(layers[m - 1]!.b);
    case 'conv2d': {
      const { W, b } = layers[m - 1]!;
      return lax.conv(x, W, [1, 1], 'VALID').add(b.reshape([1, layer.filters, 1, 1]));
    }
    case 'maxPool2d': {
      // Windows side by side have axes of their own.
      const [channels, rows, columns] = to as [number, number, number];
      const { stride } = layer;
      return np.max(x.reshape([-1, channels, rows, stride, columns, stride]), [3, 5]);
    }
    case 'flatten':
      return x.reshape([-1, from.reduce((all, n) => all * n, 1)]);
    default:
      return layer.type === 'relu' ? nn.relu(x) : nn.sigmoid(x);
  }
}

export const contender: Contender = {
  bits: 32,
  async prepare(workload, { x, labels }) {
    await init('wasm');
    defaultDevice('wasm');
    const { input, batch, samples } = workload;
    const size = x.length / samples;
    const classes = classesOf(workload);
    const stages = stagesOf(workload);
    const trained = stages.filter(({ m }) => m > 0);

    function loss(layers: Layers, given: np.Array, y: np.Array): np.Array {
      const z = stages.reduce((a, stage) => apply(a, stage, layers), given);
      return nn.logSoftmax(z, -1).mul(y).sum(-1).mean().neg();
    }
    const step = jit((layers: Layers, given: np.Array, y: np.Array): Layers => {
      const kept = layers.map(({ W, b }) => ({ W: W.ref, b: b.ref }));
      const gradients = grad(loss)(kept, given, y);
      return layers.map(({ W, b }, n) => ({
        W: W.sub(gradients[n]!.W.mul(RATE)),
        b: b.sub(gradients[n]!.b.mul(RATE)),
      }));
    });

    const batches = Array.from({ length: samples / batch }, (_, n) => {
      const [from, to] = [n * batch, (n + 1) * batch];
      const y = new Float32Array(batch * classes);
      labels.slice(from, to).forEach((label, place) => (y[place * classes + label] = 1));
      return {
        x: np
          .array(Float32Array.from(x.subarray(from * size, to * size)))
          .reshape([batch, ...input]),
        y: np.array(y).reshape([batch, classes]),
      };
    });
    /** Dense weights are [in, out]: samples are rows. */
    const turned = (W: np.Array, n: number): np.Array =>
      trained[n]!.layer.type === 'dense' ? W.transpose() : W;
    let layers: Layers = [];
    return {
      load(parameters) {
        for (const { W, b } of layers) [W, b].forEach((array) => array.dispose());
        layers = trained.map((stage, n) => {
          const W = np.array(Float32Array.from(parameters[`W${n + 1}`]!));
          return {
            W: turned(W.reshape(weightsShape(stage)), n),
            b: np.array(Float32Array.from(parameters[`b${n + 1}`]!)),
          };
        });
      },
      async train(from, to) {
        for (let s = from; s < to; s++) {
          const { x: given, y: target } = batches[s % batches.length]!;
          layers = step(layers, given.ref, target.ref);
        }
        await blockUntilReady(layers);
      },
      parameters: () =>
        Object.fromEntries(
          layers.flatMap(({ W, b }, n) => [
            [`W${n + 1}`, turned(W.ref, n).dataSync()],
            [`b${n + 1}`, b.ref.dataSync()],
          ]),
        ),
    };
  },
};
