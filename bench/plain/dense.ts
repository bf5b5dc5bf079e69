import type { Parameters, Runner, Samples } from '../contender.ts';
import { RATE, type Workload } from '../workloads.ts';

/** Dense layers of the widths given, with sigmoids between. */
export function dense(
  layers: readonly number[],
  { batch, samples: count }: Workload,
  { x, labels }: Samples,
): Runner {
  const last = layers.length - 1;
  const perUnit = () => layers.map((width) => new Float64Array(width));
  const perWeight = () =>
    layers.map((width, m) => new Float64Array(m ? width * layers[m - 1]! : 0));
  const [W, b] = [perWeight(), perUnit()];
  const [dW, db] = [perWeight(), perUnit()];
  const [a, dz] = [perUnit(), perUnit()];

  function forward(sample: number): void {
    for (let j = 0; j < layers[0]!; j++) a[0]![j] = x[sample * layers[0]! + j]!;
    for (let m = 1; m <= last; m++) {
      const [weights, biases, input, output] = [W[m]!, b[m]!, a[m - 1]!, a[m]!];
      for (let i = 0; i < output.length; i++) {
        let z = biases[i]!;
        for (let j = 0; j < input.length; j++) z += weights[i * input.length + j]! * input[j]!;
        output[i] = m < last ? 1 / (1 + Math.exp(-z)) : z;
      }
    }
    softmax(a[last]!);
  }

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

  function backward(sample: number): void {
    for (let i = 0; i < layers[last]!; i++) {
      dz[last]![i] = a[last]![i]! - (labels[sample] === i ? 1 : 0);
    }
    for (let m = last; m >= 1; m--) {
      const [weights, input, error] = [W[m]!, a[m - 1]!, dz[m]!];
      for (let i = 0; i < error.length; i++) {
        db[m]![i]! += error[i]!;
        for (let j = 0; j < input.length; j++) {
          dW[m]![i * input.length + j]! += error[i]! * input[j]!;
        }
      }
      if (m === 1) break;
      for (let j = 0; j < input.length; j++) {
        let da = 0;
        for (let i = 0; i < error.length; i++) da += weights[i * input.length + j]! * error[i]!;
        dz[m - 1]![j] = da * input[j]! * (1 - input[j]!);
      }
    }
  }

  function update(parameters: Float64Array, gradient: Float64Array): void {
    for (let n = 0; n < parameters.length; n++) {
      parameters[n]! -= (RATE * gradient[n]!) / batch;
      gradient[n] = 0;
    }
  }

  return {
    load(parameters) {
      for (let m = 1; m <= last; m++) {
        W[m]!.set(parameters[`W${m}`]!);
        b[m]!.set(parameters[`b${m}`]!);
      }
    },
    train(from, to) {
      for (let step = from; step < to; step++) {
        for (let n = 0; n < batch; n++) {
          const sample = (step * batch + n) % count;
          forward(sample);
          backward(sample);
        }
        for (let m = 1; m <= last; m++) {
          update(W[m]!, dW[m]!);
          update(b[m]!, db[m]!);
        }
      }
    },
    parameters(): Parameters {
      return Object.fromEntries(
        layers.flatMap((_, m) =>
          m
            ? [
                [`W${m}`, W[m]!],
                [`b${m}`, b[m]!],
              ]
            : [],
        ),
      );
    },
  };
}
