import type { Trace } from '../engine/trace.ts';
import { denseForm, depth, modelOf, type Network } from '../layers/network.ts';
import { at, size, type Tensor } from '../tensor/tensor.ts';
import {
  nestedNumbers,
  samplesAt,
  type Experiment,
  type NestedNumbers,
} from '../experiment/experiment.ts';
import { formatJson } from '../persistence/json.ts';
import { toJson, traceOf } from '../experiment/replay.ts';

/**
 * Every tensor of a pass over the mini-batch of training step t, in full precision: `p`, `lossPerSample` and `dx` by
 * sample; `loss`, with an L2 penalty also `lossWithPenalty`, and `parameters` (`dW1`, `db1` …) of the mean loss; `layers`, one entry for each layer of the network,
 * with its `output` and the `gradient` by it, by sample. What a sample has is of its own loss.
 * Of dense layers with one activation also, as [sample][k−1][unit], `z`, `a` (whose last is p), `dz` and, of the
 * hidden ones, `da`; and `dW` and `db` by layer.
 */
export function saveTensors(experiment: Experiment, t: number): string {
  const { network } = experiment;
  const samples = samplesAt(experiment, t);
  const trace = traceOf(experiment, t, samples, { inputGradient: true });
  const { parameters, outputs } = modelOf(network);
  const final = finalOf(trace);
  const file = {
    ...(denseForm(network) && denseTensors(network, trace, samples.length)),
    p: bySample(final('p')),
    lossPerSample: [...final('L').data],
    loss: samples.length > 1 ? at(final('Lbar'), []) : final('L').data[0],
    ...(modelOf(network).graph.penalty && { lossWithPenalty: final('J').data[0] }),
    dx: bySample(final('da0')),
    layers: outputs.map((name, n) => ({
      output: bySample(final(name)),
      ...(n < outputs.length - 1 && { gradient: bySample(final(`d${name}`)) }),
    })),
    parameters: Object.fromEntries(
      Object.keys(parameters).map((name) => [`d${name}`, toJson(final(`d${name}`))]),
    ),
  };
  return `${formatJson(file, 2)}\n`;
}

/** Tensors as they are at the end of a pass. */
const finalOf =
  (trace: Trace) =>
  (key: string): Tensor =>
    trace.at(key, trace.steps.length)!;

/** A tensor whose last axis is the samples, sample by sample. */
function bySample({ shape, data }: Tensor): NestedNumbers[] {
  const inner = shape.slice(0, -1);
  const N = shape.at(-1)!;
  return Array.from({ length: N }, (_, n) =>
    nestedNumbers(
      inner,
      Float64Array.from({ length: size(inner) }, (_one, c) => data[c * N + n]!),
    ),
  );
}

function denseTensors(network: Network, trace: Trace, samples: number) {
  const final = finalOf(trace);
  const layers = Array.from({ length: depth(network) }, (_, n) => n + 1);
  const inner = layers.slice(0, -1);
  const together = (keys: readonly string[]): NestedNumbers[] => {
    const tensors = keys.map((key) => bySample(final(key)));
    return Array.from({ length: samples }, (_, n) => tensors.map((one) => one[n]!));
  };
  return {
    z: together(layers.map((k) => `z${k}`)),
    a: together([...inner.map((k) => `a${k}`), 'p']),
    dz: together(layers.map((k) => `dz${k}`)),
    da: together(inner.map((k) => `da${k}`)),
    dW: layers.map((k) => toJson(final(`dW${k}`))),
    db: layers.map((k) => toJson(final(`db${k}`))),
  };
}
