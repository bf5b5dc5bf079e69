import * as v from 'valibot';
import { depth } from '../ops/network.ts';
import { TensorError } from '../tensor/error.ts';
import { VALUE_LIMIT } from '../experiment/change.ts';
import {
  checkpointAt,
  trainingSamples,
  type Data,
  type Experiment,
  type Rows,
} from '../experiment/experiment.ts';
import { FileError } from '../experiment/file-error.ts';
import { formatJson, parseJson } from '../persistence/json.ts';
import {
  activation,
  biases,
  inputs,
  layers,
  targets,
  weights,
} from '../persistence/network-schema.ts';
import { mapValues, parametersAt, toJson, traceAt } from '../experiment/replay.ts';
import { exactly, object, read, withinLimit } from '../persistence/schema.ts';
import { rate } from '../persistence/state-schema.ts';

const RATE = 0.5;

const heading = object({ layers, activation: v.optional(activation, 'sigmoid') });

function body(widths: readonly number[]) {
  const each = widths.slice(1).map((_, n) => n + 1);
  const entry = withinLimit(VALUE_LIMIT);
  return object({
    W: perLayer(each.map((k) => weights(widths, k, entry))),
    b: perLayer(each.map((k) => biases(widths, k, entry))),
    X: inputs(widths[0]!, entry),
    Y: targets(widths),
    learningRate: v.optional(rate, RATE),
  });
}

/** One tensor for each layer but the input. */
const perLayer = (schemas: v.GenericSchema<unknown, Rows>[]) =>
  v.pipe(
    exactly(v.unknown(), schemas.length, 'entries', 'one for each layer after the input'),
    v.tuple(schemas),
  );

/**
 * The experiment in a network file; all its samples are the mini-batch, and its name is the title.
 * Throws a FileError that says what is wrong and where.
 */
export function openNetwork(text: string, name = 'Opened network'): Experiment {
  const json = parseJson(text);
  const network = read(heading, json);
  const { W, b, X, Y, learningRate } = read(body(network.layers), json);
  if (X.length !== Y.length) {
    throw new FileError(
      `${X.length} targets expected, one for each sample of X, ${Y.length} found`,
      'Y',
    );
  }
  const parameters = Object.fromEntries(
    W.flatMap((weight, n) => [
      [`W${n + 1}`, weight],
      [`b${n + 1}`, b[n]!],
    ]),
  );
  const title = name.replace(/\.json$/i, '');
  const data: Data = { name: 'file', title, X, Y, features: [], classes: [], heldOut: [] };
  const plan = { kind: 'picked', samples: X.map((_, n) => n) } as const;
  const checkpoint = { t: 0, parameters, data, plan, rate: learningRate };
  return computable({ network, checkpoints: [checkpoint] });
}

function computable(experiment: Experiment): Experiment {
  try {
    traceAt(experiment, 0);
    return experiment;
  } catch (error) {
    if (!(error instanceof TensorError)) throw error;
    throw new FileError(`its first training step leaves the finite numbers: ${error.message}`);
  }
}

/**
 * A network file of the parameters at the start of the training step t and of the samples that it is trained on:
 * the mini-batch where it is always the same, else all that mini-batches are drawn from.
 */
export function saveNetwork(experiment: Experiment, t: number): string {
  const { network } = experiment;
  const { data, plan, rate: learningRate } = checkpointAt(experiment, t);
  const parameters = mapValues(parametersAt(experiment, t), toJson);
  const each = Array.from({ length: depth(network) }, (_, n) => n + 1);
  const samples = plan.kind === 'picked' ? plan.samples : trainingSamples(data);
  const file = {
    layers: network.layers,
    activation: network.activation,
    W: each.map((k) => parameters[`W${k}`]),
    b: each.map((k) => parameters[`b${k}`]),
    X: samples.map((n) => data.X[n]),
    Y: samples.map((n) => data.Y[n]),
    learningRate,
  };
  return `${formatJson(file, 2)}\n`;
}
