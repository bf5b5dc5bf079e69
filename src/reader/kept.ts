import { initialParameters, type Network } from '../ops/network.ts';
import type { DataSet, SetName, Split } from './data/set.ts';
import { dataOf } from './data/split.ts';
import {
  inForce,
  trainingSamples,
  type Checkpoint,
  type Data,
  type Experiment,
  type Look,
  type Start,
} from './experiment.ts';
import { FileError } from './file-error.ts';
import { countParameters, MOST } from './bounds.ts';
import { mapValues, parametersAt, toJson } from './replay.ts';

/** An experiment as it is kept: samples once for all checkpoints, and nothing that a seed or a file of the book brings again. */
export interface KeptExperiment {
  readonly network: Network;
  readonly start?: Start | undefined;
  readonly data: readonly KeptSource[];
  readonly checkpoints: readonly [KeptCheckpoint, ...KeptCheckpoint[]];
  readonly look?: Look | undefined;
}

/** Samples as they were given, or the split of a set: of the book by its name, of the reader's own by value. */
export type KeptSource =
  | ({ readonly kind: 'given' } & Omit<Data, 'split'>)
  | {
      readonly kind: 'split';
      readonly set: SetName | OwnSet;
      readonly seed: number;
      readonly share: number;
    };

type OwnSet = Pick<DataSet, 'title' | 'features' | 'classes' | 'measures' | 'labels'>;

interface KeptCheckpoint extends Pick<Checkpoint, 't' | 'plan' | 'rate'> {
  /** Null where they are drawn again or, being trained, trained again. */
  readonly parameters: Checkpoint['parameters'] | null;
  readonly trained?: true | undefined;
  /** Place in the list of data. */
  readonly data: number;
  /** Samples that differ from those of the split. */
  readonly bent: readonly BentSample[];
}

interface BentSample {
  readonly sample: number;
  readonly x: readonly number[];
  readonly y: readonly number[];
}

/** A set of the book, which may have to be fetched; the seed draws its points where they are drawn. */
export type SetOf = (name: SetName, seed: number) => Promise<DataSet>;

/** Numbers of trained parameters, the latest first, that are kept by value; older ones are trained again. */
const BY_VALUE = 50_000;

/** The kept form of an experiment. */
export function keep(experiment: Experiment): KeptExperiment {
  const sources = new Map<Data | Split, number>();
  const drawn = drawnFor(experiment);
  const { network, start, checkpoints, look } = experiment;
  // Numbers that checkpoints from the nth on hold
  const numbers = (n: number): number => (checkpoints.length - n) * countParameters(network.layers);
  const kept = (
    { t, parameters, trained, data, plan, rate }: Checkpoint,
    n: number,
  ): KeptCheckpoint => {
    const source = ofSplit(data) ? data.split : data;
    if (!sources.has(source)) sources.set(source, sources.size);
    const again = trained ? numbers(n) > BY_VALUE : drawn && sameNumbers(parameters, drawn);
    return {
      t,
      parameters: again ? null : parameters,
      trained,
      data: sources.get(source)!,
      bent: ofSplit(data) ? bentOf(data, dataOf(data.split)) : [],
      plan,
      rate,
    };
  };
  const [first, ...rest] = checkpoints;
  return {
    network,
    start,
    look,
    checkpoints: [kept(first, 0), ...rest.map((one, n) => kept(one, n + 1))],
    data: [...sources.keys()].map((source) =>
      'set' in source ? keepSplit(source) : given(source),
    ),
  };
}

/**
 * The experiment of a kept form. Rejects with a FileError where its parts do not fit together, and as `setOf` does
 * where a set does not come.
 */
export async function revive(kept: KeptExperiment, setOf: SetOf): Promise<Experiment> {
  const { network, start, checkpoints, look } = kept;
  const drawn = drawnFor(kept);
  const sources = await Promise.all(kept.data.map((source) => sourceOf(source, setOf)));
  const revived = (at: KeptCheckpoint, n: number, former: readonly Checkpoint[]): Checkpoint => {
    const where = `experiment.checkpoints[${n}]`;
    const { t, trained, plan, rate } = at;
    if (!at.parameters && t > MOST.trainingSteps) {
      throw new FileError(`training is not repeated beyond step ${MOST.trainingSteps}`, where);
    }
    const parameters = at.parameters ?? (trained ? trainedTo(network, former, t) : drawn);
    const source = sources[at.data];
    if (!parameters) throw new FileError('parameters expected, none were drawn', where);
    if (!source) throw new FileError('its samples are missing', where);
    const data = withBent(source, at.bent);
    const checkpoint = { t, parameters, ...(trained ? { trained } : {}), data, plan, rate };
    checkFit(checkpoint, network, where);
    return checkpoint;
  };
  const [first, ...rest] = checkpoints;
  const all: [Checkpoint, ...Checkpoint[]] = [revived(first, 0, [])];
  for (const [n, one] of rest.entries()) all.push(revived(one, n + 1, all));
  const experiment: Experiment = { network, ...(start ? { start } : {}), checkpoints: all };
  if (!look) return experiment;
  const { X } = inForce(experiment, look.t).data;
  if (look.samples.some((n) => n >= X.length)) {
    throw new FileError('samples that do not exist', 'experiment.look');
  }
  return { ...experiment, look };
}

/** Parameters that training comes to at step t; null where there is nothing to train from. */
function trainedTo(network: Network, [first, ...rest]: readonly Checkpoint[], t: number) {
  if (!first) return null;
  return mapValues(parametersAt({ network, checkpoints: [first, ...rest] }, t), toJson);
}

const drawnFor = ({ network, start }: Pick<KeptExperiment, 'network' | 'start'>) =>
  start ? mapValues(initialParameters(network, start.seed, start.scale), toJson) : null;

const sameNumbers = (a: Checkpoint['parameters'], b: Checkpoint['parameters']): boolean =>
  Object.keys(b).every((key) => {
    const [one, other] = [a[key]!.flat(), b[key]!.flat()];
    return one.every((value, n) => Object.is(value, other[n]));
  });

/** Whether data are those of their split but for bent samples. */
const ofSplit = (data: Data): data is Data & { readonly split: Split } =>
  data.split !== undefined && data.heldOut === dataOf(data.split).heldOut;

const bentOf = ({ X, Y }: Data, whole: Data): BentSample[] =>
  X.flatMap((x, sample) => {
    const y = Y[sample]!;
    return x === whole.X[sample] && y === whole.Y[sample] ? [] : [{ sample, x, y }];
  });

function withBent(data: Data, bent: readonly BentSample[]): Data {
  if (bent.length === 0) return data;
  const [X, Y] = [[...data.X], [...data.Y]];
  for (const { sample, x, y } of bent) [X[sample], Y[sample]] = [x, y];
  return { ...data, X, Y };
}

function given({ name, title, X, Y, features, classes, heldOut }: Data): KeptSource {
  return { kind: 'given', name, title, X, Y, features, classes, heldOut };
}

function keepSplit({ set, seed, share }: Split): KeptSource {
  const { name, title, features, classes, measures, labels } = set;
  const own = { title, features, classes, measures, labels };
  return { kind: 'split', set: name === 'csv' ? own : name, seed, share };
}

async function sourceOf(source: KeptSource, setOf: SetOf): Promise<Data> {
  if (source.kind === 'given') {
    const { kind: _, ...data } = source;
    return data;
  }
  const { set, seed, share } = source;
  return dataOf({
    set: typeof set === 'string' ? await setOf(set, seed) : ownSet(set),
    seed,
    share,
  });
}

/** The reader's own set: standardised, and of no source that the book knows. */
const ownSet = (set: OwnSet): DataSet => ({
  ...set,
  name: 'csv',
  divisor: null,
  attribution: null,
});

function checkFit({ data, plan }: Checkpoint, { layers }: Network, where: string): void {
  const { X, Y, heldOut } = data;
  if (X.some((x) => x.length !== layers[0]) || Y.some((y) => y.length !== layers.at(-1))) {
    throw new FileError('its samples do not fit the network', where);
  }
  if (X.length !== Y.length) throw new FileError('as many targets as samples expected', where);
  if (heldOut.some((n) => n >= X.length)) {
    throw new FileError('a sample is held out that does not exist', where);
  }
  const fits =
    plan.kind === 'picked'
      ? plan.samples.every((n) => n < X.length)
      : trainingSamples(data).length > 0;
  if (!fits) throw new FileError('its plan asks for samples that do not exist', where);
}
