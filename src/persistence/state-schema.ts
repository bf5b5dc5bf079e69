import { size, type Shape } from '../tensor/tensor.ts';
import * as v from 'valibot';
import { stepSizes } from '../engine/moment.ts';
import {
  depth,
  inputSize,
  modelOf,
  outputSize,
  trainedShapes,
  type Network,
} from '../layers/network.ts';
import { setTitles } from '../experiment/data/catalog.ts';
import type { SetName } from '../experiment/data/set.ts';
import { LIMITS } from '../experiment/limits.ts';
import { inputs, parameterLists, target, targets } from './network-schema.ts';
import type { NestedNumbers } from '../experiment/experiment.ts';
import { unpack } from './packed.ts';
import { exactly, expected, finite, listOf, object, whole } from './schema.ts';

const setNames = Object.keys(setTitles) as SetName[];

const text = v.string(expected('a text'));
const one = <const T extends readonly (string | number)[]>(options: T) =>
  v.picklist(options, expected(`one of ${options.join(', ')}`));

/** Learning rate α; at 0 nothing is learnt, which may be asked for. */
export const rate = v.pipe(
  finite,
  v.check((value) => value >= 0, expected('a number of at least 0')),
);

/** A tensor as nested lists, or packed. */
const kept = (lists: v.GenericSchema<unknown, NestedNumbers>, shape: Shape) =>
  v.lazy((input) => (typeof input === 'string' ? packed(shape) : lists));

const packed = (shape: Shape): v.GenericSchema<unknown, NestedNumbers> =>
  v.pipe(
    v.string(),
    v.transform((text) => unpack(text, shape)),
    v.custom<NestedNumbers>(
      (numbers) => numbers !== null,
      `${size(shape)} packed numbers expected, others found`,
    ),
  );

/** Parameters, and the states of the optimizer, which begin anew where they are missing. */
export const parameters = (network: Network) =>
  object(
    Object.fromEntries(
      Object.entries(trainedShapes(network)).map(([name, shape]) => {
        const tensor = kept(parameterLists(network, name, finite), shape);
        return [name, name in modelOf(network).graph.states ? v.optional(tensor) : tensor];
      }),
    ),
  ) as unknown as v.GenericSchema<unknown, Record<string, NestedNumbers>>;

/** Names of all `n`, or of none. */
const names = (n: number) =>
  v.pipe(
    listOf(text),
    v.check(({ length }) => length === 0 || length === n, `${n} names or none expected`),
  );

/** Samples of the input, each as one row of numbers. */
const samplesOf = (network: Network) =>
  inputs([inputSize(network)], finite) as unknown as v.GenericSchema<unknown, number[][]>;

/** Samples by value, as they were given. */
const given = (network: Network) =>
  object({
    kind: v.literal('given'),
    name: one(['worked', 'file', 'csv', 'points', ...setNames]),
    title: text,
    X: samplesOf(network),
    Y: targets(network),
    features: names(inputSize(network)),
    classes: names(outputSize(network)),
    heldOut: listOf(whole(0)),
  });

/** A set of the reader's own, by value. */
const own = (network: Network) =>
  object({
    title: text,
    features: names(inputSize(network)),
    classes: exactly(text, outputSize(network), 'names', `n_${depth(network)}`),
    measures: samplesOf(network),
    labels: listOf(whole(0, outputSize(network) - 1)),
  });

/** A split of a set of the book, by its name, or of the reader's own. */
const split = (of: Network) =>
  object({
    kind: v.literal('split'),
    set: v.union([one(setNames), own(of)], expected('a set')),
    seed: whole(0),
    share: v.pipe(
      finite,
      v.check((value) => value >= 0 && value < 1, expected('a share from 0 up to 1')),
    ),
    drawing: v.optional(
      object({
        size: whole(1, LIMITS.samples / 2),
        noise: v.pipe(
          finite,
          v.check((value) => value >= 0, expected('a number of at least 0')),
        ),
      }),
    ),
  });

const source = (of: Network) => v.variant('kind', [given(of), split(of)], expected('samples'));

/** Samples that were changed, with all that they are now. */
const bent = (network: Network) =>
  object({
    sample: whole(0),
    x: exactly(finite, inputSize(network), 'numbers', 'n_0'),
    y: target(network, `n_${depth(network)}`),
  });

const plan = v.variant(
  'kind',
  [
    object({ kind: v.literal('picked'), samples: v.pipe(listOf(whole(0)), v.minLength(1)) }),
    object({ kind: v.literal('shuffled'), size: whole(1), seed: whole(0) }),
  ],
  expected('a plan of samples'),
);

const checkpoint = (of: Network) =>
  object({
    t: whole(0),
    /** Null where they are drawn or trained again. */
    parameters: v.nullable(parameters(of)),
    trained: v.optional(v.literal(true)),
    /** Place in the list of samples. */
    data: whole(0),
    bent: listOf(bent(of)),
    plan,
    rate,
  });

const place = object({ key: text, cell: v.pipe(listOf(whole(0)), v.maxLength(5)) });

/** A kept experiment whose numbers fit the network. */
export const experiment = (of: Network) =>
  object({
    start: v.optional(object({ seed: whole(0), scale: finite })),
    look: v.optional(object({ t: whole(0), samples: v.pipe(listOf(whole(0)), v.minLength(1)) })),
    asks: v.optional(place),
    data: listOf(source(of)),
    checkpoints: v.pipe(
      v.tupleWithRest([checkpoint(of)], checkpoint(of), expected('a list')),
      v.check(
        (all) => all.every(({ t }, n) => (n ? t > all[n - 1]!.t : t === 0)),
        'training steps from 0 upwards expected',
      ),
    ),
  });

const answer = object({
  guess: v.nullable(finite),
  because: text,
  told: v.boolean(expected('true or false')),
});

const hiddenPlace = object({ key: text, cell: v.nullable(listOf(whole(0))) });

const progress = object({
  now: whole(0),
  shown: whole(1),
  layer: v.nullable(whole(1)),
  free: v.record(v.string(), whole(0)),
});

/** What is read first, because the rest must fit it. */
export const outline = object({
  version: v.unknown(),
  state: object({ experiment: object({ network: v.unknown() }) }),
});

/** The lasting part of what the reader did, with an experiment whose numbers fit the network. */
export const lasting = (of: Network) =>
  object({
    experiment: experiment(of),
    reached: v.optional(object({ t: whole(0), parameters: parameters(of) })),
    moment: object({
      t: whole(0),
      step: whole(0),
      cell: v.nullable(whole(0)),
    }),
    size: one(stepSizes),
    speed: v.pipe(
      finite,
      v.check((value) => value > 0, expected('a number above 0')),
    ),
    sample: whole(0),
    chosen: whole(0),
    editing: v.nullable(place),
    tab: one(['step', 'tensors', 'training', 'files', 'code']),
    gradientPath: v.nullable(object({ place, path: v.nullable(whole(0)) })),
    answers: v.optional(v.record(v.string(), answer), {}),
    asking: v.optional(v.record(v.string(), listOf(hiddenPlace)), {}),
    derivations: v.optional(v.record(v.string(), progress), {}),
    numberSwitches: v.optional(v.record(v.string(), v.boolean(expected('true or false'))), {}),
  });
