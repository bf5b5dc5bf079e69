import '../layers/all.ts';
import * as v from 'valibot';
import { LIMITS } from '../experiment/limits.ts';
import type { NestedNumbers } from '../experiment/experiment.ts';
import { mapValues } from '../experiment/replay.ts';
import { FileError } from '../experiment/file-error.ts';
import { parameterCount } from '../experiment/run/parameter-vector.ts';
import { LayerError } from '../layers/layer.ts';
import type { FieldSpec } from '../layers/fields.ts';
import { layerKinds, type LayerSpec } from '../layers/list.ts';
import {
  denseForm,
  denseNetwork,
  headOf,
  modelOf,
  outputSize,
  trainedShapes,
  type Network,
} from '../layers/network.ts';
import { activationNames } from '../notation/activations/list.ts';
import { sigmoidCrossEntropy } from '../ops/sigmoid-cross-entropy.ts';
import { softmaxCrossEntropy } from '../ops/softmax-cross-entropy.ts';
import { usualSettings, type OptimizerSpec, type TrainingSpec } from '../ops/training/training.ts';
import type { Shape } from '../tensor/tensor.ts';
import { exactly, expected, finite, listOf, object, read, whole } from './schema.ts';

type Entry = v.GenericSchema<unknown, number>;

/** A target of `n` classes: none negative, the sum 1 within 1e-9. */
const distribution = (n: number, name: string) =>
  v.pipe(
    exactly(finite, n, 'numbers', name),
    v.check(
      (entries) => entries.every((entry) => entry >= 0) && Math.abs(total(entries) - 1) <= 1e-9,
      ({ input }) => {
        const negative = input.findIndex((entry) => entry < 0);
        const why =
          negative < 0
            ? `they sum to ${Number(total(input).toPrecision(12))}`
            : `number ${negative + 1} is ${input[negative]}`;
        return `entries must be ≥ 0 and sum to 1; ${why}`;
      },
    ),
  );

const total = (entries: readonly number[]): number => entries.reduce((sum, one) => sum + one, 0);

/** What the lists of a tensor of so many axes hold, the outermost first. */
const contents: Readonly<Record<number, readonly string[]>> = {
  1: ['numbers'],
  2: ['rows', 'numbers'],
  3: ['channels', 'rows', 'numbers'],
  4: ['filters', 'channels', 'rows', 'numbers'],
};

/** Nested lists of this shape; `names` say why so many, the outermost first. */
function nested(
  shape: Shape,
  entry: Entry,
  names: readonly string[] = [],
): v.GenericSchema<unknown, NestedNumbers> {
  const words = contents[shape.length] ?? shape.map(() => 'entries');
  return shape.reduceRight<v.GenericSchema<unknown, NestedNumbers>>(
    (item, length, axis) => exactly(item, length, words[axis]!, names[axis]),
    entry,
  );
}

/** Nested lists of a parameter of a network; where its layers are dense they say which width does not fit. */
export function parameterLists(
  network: Network,
  name: string,
  entry: Entry,
): v.GenericSchema<unknown, NestedNumbers> {
  const layer = Number(/\d*$/.exec(name)![0]);
  const widths = denseForm(network) ? [`n_${layer}`, `n_${layer - 1}`] : [];
  return nested(trainedShapes(network)[name]!, entry, widths);
}

/** Widths of dense layers, the input first. */
const widths = v.pipe(
  listOf(whole(1)),
  v.check(
    ({ length }) => length >= 2 && length <= LIMITS.layers,
    ({ input }) =>
      `2 to ${LIMITS.layers} widths expected, from the input to the output, ${input.length} found`,
  ),
);

const activation = v.picklist(
  activationNames,
  expected(`one of ${activationNames.map((name) => `"${name}"`).join(', ')}`),
);

/** A number from 0 up to, but not, 1. */
const decay = v.pipe(
  finite,
  v.check((value) => value >= 0 && value < 1, expected('a number of at least 0 and below 1')),
);

const above0 = v.pipe(
  finite,
  v.check((value) => value > 0, expected('a number above 0')),
);

type SettingsOf<Spec> = Spec extends unknown ? Exclude<keyof Spec, 'type'> : never;
type SettingName = SettingsOf<OptimizerSpec>;

/** What each setting of an optimizer may be. */
const settings: Readonly<Record<SettingName, Entry>> = {
  beta: decay,
  beta1: decay,
  beta2: decay,
  epsilon: above0,
};

const optimizerTypes = Object.keys(usualSettings).map((type) => `"${type}"`);

const optimizer = v.variant(
  'type',
  Object.entries(usualSettings).map(([type, usual]) =>
    v.strictObject(
      {
        type: v.literal(type),
        ...mapValues(usual as Readonly<Record<string, number>>, (value, name) =>
          v.optional(settings[name as SettingName], value),
        ),
      },
      (issue) => (issue.expected === 'never' ? 'no such setting of this optimizer' : 'missing'),
    ),
  ) as never,
  expected(`an optimizer of type ${optimizerTypes.join(', ')}`),
) as unknown as v.GenericSchema<unknown, OptimizerSpec>;

/** How a network is trained, which files of both formats may say. */
const trainingFields = {
  optimizer: v.optional(optimizer),
  l2: v.optional(
    v.pipe(
      finite,
      v.check((value) => value >= 0, expected('a number of at least 0')),
    ),
  ),
};

const denseFile = object({
  layers: widths,
  activation: v.optional(activation, 'sigmoid'),
  ...trainingFields,
});

const types = Object.keys(layerKinds).map((type) => `"${type}"`);

const field = (of: FieldSpec): v.GenericSchema => {
  if (of.holds === 'rows and columns') {
    return exactly(whole(1), 2, 'numbers', 'rows and columns');
  }
  const number = whole(of.least);
  return of.default === undefined ? number : v.optional(number, of.default);
};

const layer = v.variant(
  'type',
  Object.entries(layerKinds).map(([type, { fields }]) =>
    v.strictObject(
      { type: v.literal(type), ...mapValues(fields as Readonly<Record<string, FieldSpec>>, field) },
      (issue) => (issue.expected === 'never' ? 'no such field of this layer' : 'missing'),
    ),
  ) as never,
  expected(`a layer of type ${types.join(', ')}`),
) as unknown as v.GenericSchema<unknown, LayerSpec>;

/** Layers of a network that are taken from a file. */
const MOST_LAYERS = 3 * LIMITS.layers;

const layered = object({
  input: v.pipe(
    listOf(whole(1)),
    v.check(
      ({ length }) => length === 1 || length === 3,
      'one length, the units, or three, [channels, rows, columns], expected',
    ),
  ),
  layers: v.pipe(
    listOf(layer),
    v.check(
      ({ length }) => length >= 1 && length <= MOST_LAYERS,
      ({ input }) => `1 to ${MOST_LAYERS} layers expected, ${input.length} found`,
    ),
  ),
  ...trainingFields,
});

/**
 * The network of a file or of a saved state: `input` and a list of layers, or, as dense networks were written before,
 * their widths and one activation. Throws a FileError that says what is wrong and where.
 */
export function readNetwork(json: unknown): Network {
  const dense = !(typeof json === 'object' && json !== null && 'input' in json);
  const network = dense ? readDense(json) : (read(layered, json) as Network);
  try {
    modelOf(network);
  } catch (error) {
    if (!(error instanceof LayerError)) throw error;
    throw new FileError(error.message, 'layers');
  }
  const count = parameterCount(network);
  if (count > LIMITS.parameters) {
    throw new FileError(
      `at most ${LIMITS.parameters} weights and biases expected, ${count} found`,
      'layers',
    );
  }
  return network;
}

function readDense(json: unknown): Network {
  const { layers, activation: name, ...training } = read(denseFile, json);
  return { ...denseNetwork(layers, name), ...(training as TrainingSpec) };
}

const samplesOf = <T>(sample: v.GenericSchema<unknown, T>) =>
  v.pipe(
    listOf(sample),
    v.check(
      ({ length }) => length >= 1 && length <= LIMITS.samples,
      ({ input }) => `1 to ${LIMITS.samples} samples expected, ${input.length} found`,
    ),
  );

/** Samples of the input, each as nested lists of its shape. */
export const inputs = (shape: Shape, entry: Entry) => samplesOf(nested(shape, entry, ['n_0']));

/** One sample of the target of a network: a distribution, numbers from 0 to 1, or any, as its loss asks. */
export function target(network: Network, name: string): v.GenericSchema<unknown, number[]> {
  const units = outputSize(network);
  switch (headOf(network)) {
    case softmaxCrossEntropy:
      return distribution(units, name);
    case sigmoidCrossEntropy:
      return exactly(share, units, 'numbers', name);
    default:
      return exactly(finite, units, 'numbers', name);
  }
}

const share = v.pipe(
  finite,
  v.check((value) => value >= 0 && value <= 1, expected('a number from 0 to 1')),
);

export const targets = (network: Network) =>
  samplesOf(target(network, `n_${modelOf(network).depth}`));
