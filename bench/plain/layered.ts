import { size } from '../../src/tensor/tensor.ts';
import type { Parameters, Runner, Samples } from '../contender.ts';
import { RATE, stagesOf, weightsShape, type Stage, type Workload } from '../workloads.ts';

interface PlainLayer {
  readonly output: Float64Array;
  readonly W?: Float64Array;
  readonly b?: Float64Array;
  forward(x: Float64Array): void;
  /** Adds to the gradients and, where it is given, fills the error of the input. */
  backward(x: Float64Array, error: Float64Array, dx: Float64Array | null): void;
  update?(batch: number): void;
}

/** Layers of all kinds, one after the other. */
export function layered(workload: Workload, { x, labels }: Samples): Runner {
  const { batch, samples: count, input } = workload;
  const layers = stagesOf(workload).map(layerOf);
  const values = [new Float64Array(size(input)), ...layers.map(({ output }) => output)];
  const errors = values.map(({ length }) => new Float64Array(length));
  const inputs = values[0]!.length;
  const last = layers.length;

  function softmax(z: Float64Array): void {
    let largest = -Infinity;
    for (let i = 0; i < z.length; i++) largest = Math.max(largest, z[i]!);
    let sum = 0;
    for (let i = 0; i < z.length; i++) {
      z[i] = Math.exp(z[i]! - largest);
      sum += z[i]!;
    }
    for (let i = 0; i < z.length; i++) z[i] = z[i]! / sum;
  }

  function step(sample: number): void {
    for (let i = 0; i < inputs; i++) values[0]![i] = x[sample * inputs + i]!;
    for (let n = 0; n < last; n++) layers[n]!.forward(values[n]!);
    const p = values[last]!;
    softmax(p);
    for (let i = 0; i < p.length; i++) errors[last]![i] = p[i]! - (labels[sample] === i ? 1 : 0);
    for (let n = last - 1; n >= 0; n--) {
      layers[n]!.backward(values[n]!, errors[n + 1]!, n > 0 ? errors[n]! : null);
    }
  }

  const trained = layers.filter(({ W }) => W);
  return {
    load(parameters) {
      trained.forEach(({ W, b }, n) => {
        W!.set(parameters[`W${n + 1}`]!);
        b!.set(parameters[`b${n + 1}`]!);
      });
    },
    train(from, to) {
      for (let s = from; s < to; s++) {
        for (let n = 0; n < batch; n++) step((s * batch + n) % count);
        for (const layer of trained) layer.update!(batch);
      }
    },
    parameters: (): Parameters =>
      Object.fromEntries(
        trained.flatMap(({ W, b }, n) => [
          [`W${n + 1}`, W!],
          [`b${n + 1}`, b!],
        ]),
      ),
  };
}

function layerOf(stage: Stage): PlainLayer {
  switch (stage.layer.type) {
    case 'dense':
      return denseLayer(stage);
    case 'conv2d':
      return convolutionLayer(stage);
    case 'maxPool2d':
      return maxPoolLayer(stage, stage.layer.stride);
    case 'relu':
      return reluLayer(stage);
    case 'sigmoid':
      return sigmoidLayer(stage);
    default:
      return copyLayer(stage);
  }
}

function parametersOf(stage: Stage) {
  const shape = weightsShape(stage);
  const [W, dW] = [new Float64Array(size(shape)), new Float64Array(size(shape))];
  const [b, db] = [new Float64Array(shape[0]!), new Float64Array(shape[0]!)];
  const descend = (parameters: Float64Array, gradient: Float64Array, batch: number): void => {
    for (let n = 0; n < parameters.length; n++) {
      parameters[n]! -= (RATE * gradient[n]!) / batch;
      gradient[n] = 0;
    }
  };
  return {
    W,
    b,
    dW,
    db,
    update(batch: number) {
      descend(W, dW, batch);
      descend(b, db, batch);
    },
  };
}

function denseLayer(stage: Stage): PlainLayer {
  const { W, b, dW, db, update } = parametersOf(stage);
  const output = new Float64Array(stage.to[0]!);
  return {
    output,
    W,
    b,
    update,
    forward(x) {
      for (let i = 0; i < output.length; i++) {
        let z = b[i]!;
        for (let j = 0; j < x.length; j++) z += W[i * x.length + j]! * x[j]!;
        output[i] = z;
      }
    },
    backward(x, error, dx) {
      for (let i = 0; i < error.length; i++) {
        db[i]! += error[i]!;
        for (let j = 0; j < x.length; j++) dW[i * x.length + j]! += error[i]! * x[j]!;
      }
      if (!dx) return;
      for (let j = 0; j < x.length; j++) {
        let sum = 0;
        for (let i = 0; i < error.length; i++) sum += W[i * x.length + j]! * error[i]!;
        dx[j] = sum;
      }
    },
  };
}

function convolutionLayer(stage: Stage): PlainLayer {
  const { W, b, dW, db, update } = parametersOf(stage);
  const [channels = 1, height = 1, width = 1] = stage.from;
  const [filters = 1, rows = 1, columns = 1] = stage.to;
  const side = height - rows + 1;
  const output = new Float64Array(filters * rows * columns);
  return {
    output,
    W,
    b,
    update,
    forward(x) {
      for (let o = 0; o < filters; o++) {
        for (let i = 0; i < rows; i++) {
          for (let j = 0; j < columns; j++) {
            let z = b[o]!;
            for (let c = 0; c < channels; c++) {
              for (let u = 0; u < side; u++) {
                const weight = ((o * channels + c) * side + u) * side;
                const cell = (c * height + i + u) * width + j;
                for (let v = 0; v < side; v++) z += W[weight + v]! * x[cell + v]!;
              }
            }
            output[(o * rows + i) * columns + j] = z;
          }
        }
      }
    },
    backward(x, error, dx) {
      if (dx) dx.fill(0);
      for (let o = 0; o < filters; o++) {
        for (let i = 0; i < rows; i++) {
          for (let j = 0; j < columns; j++) {
            const dz = error[(o * rows + i) * columns + j]!;
            db[o]! += dz;
            for (let c = 0; c < channels; c++) {
              for (let u = 0; u < side; u++) {
                const weight = ((o * channels + c) * side + u) * side;
                const cell = (c * height + i + u) * width + j;
                for (let v = 0; v < side; v++) dW[weight + v]! += dz * x[cell + v]!;
                if (!dx) continue;
                for (let v = 0; v < side; v++) dx[cell + v]! += dz * W[weight + v]!;
              }
            }
          }
        }
      }
    },
  };
}

function maxPoolLayer({ from, to }: Stage, side: number): PlainLayer {
  const [, height = 1, width = 1] = from;
  const [channels = 1, rows = 1, columns = 1] = to;
  const output = new Float64Array(channels * rows * columns);
  const winner = new Int32Array(output.length);
  return {
    output,
    forward(x) {
      let place = 0;
      for (let c = 0; c < channels; c++) {
        for (let i = 0; i < rows; i++) {
          for (let j = 0; j < columns; j++, place++) {
            let best = (c * height + i * side) * width + j * side;
            for (let u = 0; u < side; u++) {
              for (let v = 0; v < side; v++) {
                const cell = (c * height + i * side + u) * width + j * side + v;
                if (x[cell]! > x[best]!) best = cell;
              }
            }
            output[place] = x[best]!;
            winner[place] = best;
          }
        }
      }
    },
    backward(_, error, dx) {
      dx!.fill(0);
      for (let n = 0; n < error.length; n++) dx![winner[n]!]! += error[n]!;
    },
  };
}

function reluLayer({ to }: Stage): PlainLayer {
  const output = new Float64Array(size(to));
  return {
    output,
    forward(x) {
      for (let n = 0; n < x.length; n++) output[n] = x[n]! > 0 ? x[n]! : 0;
    },
    backward(x, error, dx) {
      for (let n = 0; n < x.length; n++) dx![n] = x[n]! > 0 ? error[n]! : 0;
    },
  };
}

function sigmoidLayer({ to }: Stage): PlainLayer {
  const output = new Float64Array(size(to));
  return {
    output,
    forward(x) {
      for (let n = 0; n < x.length; n++) output[n] = 1 / (1 + Math.exp(-x[n]!));
    },
    backward(_, error, dx) {
      for (let n = 0; n < error.length; n++) dx![n] = error[n]! * output[n]! * (1 - output[n]!);
    },
  };
}

function copyLayer({ to }: Stage): PlainLayer {
  const output = new Float64Array(size(to));
  return {
    output,
    forward: (x) => output.set(x),
    backward: (_, error, dx) => dx!.set(error),
  };
}
