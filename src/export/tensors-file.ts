import { depth } from '../ops/network.ts';
import { at, toRows, type Tensor } from '../tensor/tensor.ts';
import { samplesAt, type Experiment } from '../experiment/experiment.ts';
import { formatJson } from '../persistence/json.ts';
import { toJson, traceOf } from '../experiment/replay.ts';

/**
 * Every tensor of a pass over the mini-batch of training step t, in full precision: `z`, `a` (whose last is p), `dz`
 * and, for the hidden layers, `da` as [sample][k−1][unit]; `p`, `lossPerSample` and `dx` by sample; `loss`, `dW`
 * and `db` of the mean loss, by layer. What a sample has is of its own loss.
 */
export function saveTensors(experiment: Experiment, t: number): string {
  const samples = samplesAt(experiment, t);
  const trace = traceOf(experiment, t, samples, { inputGradient: true });
  const last = depth(experiment.network);
  const tensor = (key: string): Tensor => trace.at(key, trace.steps.length)!;
  const layers = Array.from({ length: last }, (_, n) => n + 1);
  const bySample = (keys: readonly string[]): number[][][] => {
    const tensors = keys.map((key) => toRows(tensor(key)));
    return samples.map((_, n) => tensors.map((rows) => rows.map((row) => row[n]!)));
  };
  const only = (key: string): number[][] => bySample([key]).map(([column]) => column!);
  const inner = layers.slice(0, -1);
  const file = {
    z: bySample(layers.map((k) => `z${k}`)),
    a: bySample([...inner.map((k) => `a${k}`), 'p']),
    p: only('p'),
    lossPerSample: [...tensor('L').data],
    loss: samples.length > 1 ? at(tensor('Lbar'), []) : tensor('L').data[0],
    dz: bySample(layers.map((k) => `dz${k}`)),
    da: bySample(inner.map((k) => `da${k}`)),
    dx: only('da0'),
    dW: layers.map((k) => toJson(tensor(`dW${k}`))),
    db: layers.map((k) => toJson(tensor(`db${k}`))),
  };
  return `${formatJson(file, 2)}\n`;
}
