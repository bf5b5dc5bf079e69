import '../layers/all.ts';
import type { ActivationName } from '../notation/activations/list.ts';
import {
  activationOf,
  denseForm,
  denseNetwork,
  initialParameters,
  type Network,
  widthsOf,
} from '../layers/network.ts';
import type { TrainingSpec } from '../ops/training/training.ts';
import type { SetName } from './data/set.ts';
import {
  checkpointAt,
  samplesAt,
  trainingSamples,
  type Data,
  type Experiment,
  type BatchPlan,
} from './experiment.ts';
import { mapValues, toJson } from './replay.ts';

/** What a training run is set up with, besides its data. */
export interface Settings extends TrainingSpec {
  /** A network that is not of dense layers with one activation; used instead of widths and activation. */
  readonly network?: Network;
  /** Widths from the input to the output. */
  readonly layers: readonly number[];
  readonly activation: ActivationName;
  /** Decides the initial weights and the order of the samples. */
  readonly seed: number;
  /** Factor of the initial weights. */
  readonly scale: number;
  /** Samples of a training step. */
  readonly batch: number;
  /** Learning rate α. */
  readonly rate: number;
}

/** Samples of a training step, where nothing else is said. */
export const BATCH_SIZE = 16;
const SEED = 1;
const SCALE = 1;

type Suited = Pick<Settings, 'activation' | 'batch' | 'rate'> & {
  readonly hidden: readonly number[];
};

const plane: Suited = { hidden: [8, 7], activation: 'tanh', batch: BATCH_SIZE, rate: 0.5 };

/** What suits each set. No matrix of weights is square, so that a missing transpose shows. */
const suited: Readonly<Record<SetName | 'points', Suited>> = {
  iris: { hidden: [6, 5], activation: 'sigmoid', batch: BATCH_SIZE, rate: 0.5 },
  wine: { hidden: [8, 5], activation: 'sigmoid', batch: BATCH_SIZE, rate: 0.5 },
  digits: { hidden: [32], activation: 'sigmoid', batch: 32, rate: 0.5 },
  blobs: plane,
  rings: plane,
  spirals: plane,
  moons: plane,
  checkerboard: plane,
  points: plane,
  xor: { hidden: [4], activation: 'sigmoid', batch: 4, rate: 2 },
};

/** One hidden layer as wide as neither of its neighbours. */
const unsquare = (inputs: number, outputs: number): Suited => ({
  hidden: [8, 7, 9].filter((width) => width !== inputs && width !== outputs).slice(0, 1),
  activation: 'sigmoid',
  batch: BATCH_SIZE,
  rate: 0.5,
});

/** The settings that data begin with. */
function settingsFor(data: Data): Settings {
  const [inputs, outputs] = [data.X[0]!.length, data.Y[0]!.length];
  const named = data.name === 'worked' || data.name === 'file' || data.name === 'csv';
  const { hidden, ...rest } = named ? unsquare(inputs, outputs) : suited[data.name];
  return { layers: [inputs, ...hidden, outputs], ...rest, seed: SEED, scale: SCALE };
}

/** A network for data, its parameters drawn, trained in mini-batches; what is not set is what suits the data. */
export function experimentOf(data: Data, settings: Partial<Settings> = {}): Experiment {
  const { seed, scale, batch, rate, optimizer, l2, ...form } = {
    ...settingsFor(data),
    ...settings,
  };
  const {
    optimizer: _,
    l2: __,
    ...plain
  } = form.network ?? denseNetwork(form.layers, form.activation);
  const network: Network = {
    ...plain,
    ...(optimizer && optimizer.type !== 'sgd' && { optimizer }),
    ...(l2 && { l2 }),
  };
  const parameters = mapValues(initialParameters(network, seed, scale), toJson);
  const size = Math.max(1, Math.min(batch, trainingSamples(data).length));
  const plan = { kind: 'shuffled', size, seed } as const;
  return {
    network,
    start: { seed, scale },
    checkpoints: [{ t: 0, parameters, data, plan, rate }],
  };
}

/** The settings in force at the training step t. */
export function settingsAt(experiment: Experiment, t: number): Settings {
  const { network, start = { seed: SEED, scale: SCALE } } = experiment;
  const { plan, rate } = checkpointAt(experiment, t);
  const batch = plan.kind === 'shuffled' ? plan.size : samplesAt(experiment, t).length;
  const form = denseForm(network);
  const shape = form
    ? { layers: form.widths, activation: form.activation }
    : { network, layers: widthsOf(network), activation: activationOf(network) };
  const { optimizer, l2 } = network;
  return {
    ...shape,
    ...start,
    batch,
    rate,
    ...(optimizer && { optimizer }),
    ...(l2 && { l2 }),
  };
}

/** Begun again with other settings on the data of the training step t; picked samples stay picked. */
export function rebuilt(experiment: Experiment, t: number, changes: Partial<Settings>): Experiment {
  const { data, plan } = checkpointAt(experiment, t);
  const { network, ...settings } = settingsAt(experiment, t);
  const dense = changes.layers !== undefined || changes.activation !== undefined;
  const kept = network && !dense ? { network } : {};
  const next = experimentOf(data, { ...settings, ...kept, ...changes });
  return plan.kind === 'picked' ? planned(next, plan) : next;
}

/** Begun again with the same settings on other samples of the same features and classes. */
export const redrawn = (experiment: Experiment, t: number, data: Data): Experiment =>
  experimentOf(data, settingsAt(experiment, t));

const planned = ({ checkpoints: [first], ...rest }: Experiment, plan: BatchPlan): Experiment => ({
  ...rest,
  checkpoints: [{ ...first, plan }],
});
