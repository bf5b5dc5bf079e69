import * as v from 'valibot';
import { denseForm, depth, modelOf, type Network } from '../layers/network.ts';
import { TensorError } from '../tensor/error.ts';
import { VALUE_LIMIT } from '../experiment/change.ts';
import { checkBytes, LIMITS } from '../experiment/limits.ts';
import {
  checkpointAt,
  flatNumbers,
  nestedNumbers,
  trainingSamples,
  type Data,
  type Experiment,
  type NestedNumbers,
} from '../experiment/experiment.ts';
import { FileError } from '../experiment/file-error.ts';
import { formatJson, parseJson } from '../persistence/json.ts';
import { inputs, parameterLists, readNetwork, targets } from '../persistence/network-schema.ts';
import { mapValues, parametersAt, toJson, traceAt } from '../experiment/replay.ts';
import { exactly, object, read, withinLimit } from '../persistence/schema.ts';
import { rate } from '../persistence/state-schema.ts';

const RATE = 0.5;

const entry = withinLimit(VALUE_LIMIT);

const learningRate = v.optional(rate, RATE);

/** Samples of any file: X in the shape of the input, Y as rows. */
const samples = (network: Network) => ({
  X: inputs(network.input, entry),
  Y: targets(network),
  learningRate,
  optimizerState: v.optional(object(listsOf(network, Object.keys(modelOf(network).graph.states)))),
});

const listsOf = (network: Network, names: readonly string[]) =>
  Object.fromEntries(names.map((name) => [name, parameterLists(network, name, entry)]));

/** A file of dense layers: W and b as lists, one entry for each layer after the input. */
function denseBody(network: Network) {
  const each = (symbol: string) =>
    perLayer(
      Object.keys(modelOf(network).parameters)
        .filter((name) => name.startsWith(symbol))
        .map((name) => parameterLists(network, name, entry)),
    );
  return object({ W: each('W'), b: each('b'), ...samples(network) });
}

/** One tensor for each layer but the input. */
const perLayer = (schemas: v.GenericSchema<unknown, NestedNumbers>[]) =>
  v.pipe(
    exactly(v.unknown(), schemas.length, 'entries', 'one for each layer after the input'),
    v.tuple(schemas),
  );

/** A file of any layers: parameters by name. */
const layeredBody = (network: Network) =>
  object({
    parameters: object(listsOf(network, Object.keys(modelOf(network).parameters))),
    ...samples(network),
  });

/**
 * The experiment in a network file, of either format; all its samples are the mini-batch, and its name is the title.
 * Throws a FileError that says what is wrong and where; a text above the limit of size
 * is not parsed.
 */
export function openNetwork(text: string, name = 'Opened network'): Experiment {
  checkBytes(text.length, LIMITS.networkBytes);
  const json = parseJson(text);
  const { format } = read(object({ format: v.optional(v.unknown()) }), json);
  if (format !== undefined && format !== 1 && format !== 2) {
    throw new FileError(`format 1 or 2 expected, ${JSON.stringify(format)} found`, 'format');
  }
  const network = readNetwork(json);
  const {
    parameters,
    X,
    Y,
    learningRate: alpha,
    optimizerState,
  } = format === 2 ? read(layeredBody(network), json) : readDense(network, json);
  if (X.length !== Y.length) {
    throw new FileError(
      `${X.length} targets expected, one for each sample of X, ${Y.length} found`,
      'Y',
    );
  }
  const data: Data = {
    name: 'file',
    title: name.replace(/\.json$/i, ''),
    X: X.map(flatNumbers),
    Y,
    features: [],
    classes: [],
    heldOut: [],
  };
  const plan = { kind: 'picked', samples: X.map((_, n) => n) } as const;
  const checkpoint = {
    t: 0,
    parameters: { ...parameters, ...optimizerState },
    data,
    plan,
    rate: alpha,
  };
  return computable({ network, checkpoints: [checkpoint] });
}

function readDense(network: Network, json: unknown) {
  const { W, b, ...rest } = read(denseBody(network), json);
  const parameters = Object.fromEntries(
    W.flatMap((weight, n) => [
      [`W${n + 1}`, weight],
      [`b${n + 1}`, b[n]!],
    ]),
  );
  return { parameters, ...rest };
}

function computable(experiment: Experiment): Experiment {
  try {
    traceAt(experiment, 0);
    return experiment;
  } catch (error) {
    if (!(error instanceof TensorError)) throw error;
    throw new FileError(
      `after its first training step some numbers are not finite: ${error.message}`,
    );
  }
}

/** Said of a graph that an author wrote, which files do not hold. */
const NO_LAYERS = 'a file holds layers, and this network is a graph of a chapter';

/**
 * A network file of the parameters at the start of the training step t and of the samples that it is trained on:
 * the mini-batch where it is always the same, else all that mini-batches are drawn from. Dense layers with one activation
 * and plain gradient descent are written as widths, all other networks layer by layer, in format 2.
 */
export function saveNetwork(experiment: Experiment, t: number): string {
  const { network } = experiment;
  if (!('layers' in network)) throw new FileError(NO_LAYERS);
  const { data, plan, rate: alpha } = checkpointAt(experiment, t);
  const all = Object.entries(mapValues(parametersAt(experiment, t), toJson));
  const { states } = modelOf(network).graph;
  const [parameters, optimizerState] = [false, true].map((kept) =>
    Object.fromEntries(all.filter(([name]) => name in states === kept)),
  ) as [Record<string, NestedNumbers>, Record<string, NestedNumbers>];
  const chosen = plan.kind === 'picked' ? plan.samples : trainingSamples(data);
  const X = chosen.map((n) => nestedNumbers(network.input, data.X[n]!));
  const given = { X, Y: chosen.map((n) => data.Y[n]), learningRate: alpha };
  const { optimizer, l2 } = network;
  const form = optimizer || l2 ? null : denseForm(network);
  const each = Array.from({ length: depth(network) }, (_, n) => n + 1);
  const file = form
    ? {
        layers: form.widths,
        activation: form.activation,
        W: each.map((k) => parameters[`W${k}`]),
        b: each.map((k) => parameters[`b${k}`]),
        ...given,
      }
    : {
        format: 2,
        input: network.input,
        layers: network.layers,
        ...(optimizer && { optimizer }),
        ...(l2 && { l2 }),
        parameters,
        ...given,
        ...(t > 0 && Object.keys(states).length > 0 && { optimizerState }),
      };
  return `${formatJson(file, 2)}\n`;
}
