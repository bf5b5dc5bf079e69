import { blockUntilReady, defaultDevice, grad, init, jit, nn, numpy as np } from '@jax-js/jax';
import type { Contender } from '../contender.ts';
import { RATE } from '../workloads.ts';

/** Every function of jax-js disposes of its arguments; `.ref` keeps one. */
type Layers = { W: np.Array; b: np.Array }[];

function loss(layers: Layers, x: np.Array, y: np.Array): np.Array {
  const z = layers.reduce((a, { W, b }, n) => {
    const sum = np.dot(a, W).add(b);
    return n + 1 < layers.length ? nn.sigmoid(sum) : sum;
  }, x);
  return nn.logSoftmax(z, -1).mul(y).sum(-1).mean().neg();
}

const step = jit((layers: Layers, x: np.Array, y: np.Array): Layers => {
  const kept = layers.map(({ W, b }) => ({ W: W.ref, b: b.ref }));
  const gradients = grad(loss)(kept, x, y);
  return layers.map(({ W, b }, n) => ({
    W: W.sub(gradients[n]!.W.mul(RATE)),
    b: b.sub(gradients[n]!.b.mul(RATE)),
  }));
});

export const contender: Contender = {
  bits: 32,
  async prepare({ layers: widths, batch, samples }, { x, labels }) {
    await init('wasm');
    defaultDevice('wasm');
    const [inputs, classes] = [widths[0]!, widths.at(-1)!];
    const batches = Array.from({ length: samples / batch }, (_, n) => {
      const [from, to] = [n * batch, (n + 1) * batch];
      const y = new Float32Array(batch * classes);
      labels.slice(from, to).forEach((label, place) => (y[place * classes + label] = 1));
      return {
        x: np
          .array(Float32Array.from(x.subarray(from * inputs, to * inputs)))
          .reshape([batch, inputs]),
        y: np.array(y).reshape([batch, classes]),
      };
    });
    let layers: Layers = [];
    return {
      load(parameters) {
        for (const { W, b } of layers) [W, b].forEach((array) => array.dispose());
        // Weights [in, out]: samples are rows.
        layers = widths.slice(1).map((width, n) => ({
          W: np
            .array(Float32Array.from(parameters[`W${n + 1}`]!))
            .reshape([width, widths[n]!])
            .transpose(),
          b: np.array(Float32Array.from(parameters[`b${n + 1}`]!)),
        }));
      },
      async train(from, to) {
        for (let s = from; s < to; s++) {
          const { x: input, y: target } = batches[s % batches.length]!;
          layers = step(layers, input.ref, target.ref);
        }
        await blockUntilReady(layers);
      },
      parameters: () =>
        Object.fromEntries(
          layers.flatMap(({ W, b }, n) => [
            [`W${n + 1}`, W.ref.transpose().dataSync()],
            [`b${n + 1}`, b.ref.dataSync()],
          ]),
        ),
    };
  },
};
