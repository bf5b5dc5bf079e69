import type { CellRef } from '../engine/gradient-path.ts';
import { parameterCount } from '../experiment/run/parameter-vector.ts';
import { initialParameters, type Network } from '../layers/network.ts';
import { flatNumbers } from '../experiment/experiment.ts';
import type { DataSet, Drawing, SetName, Split } from '../experiment/data/set.ts';
import { dataOf } from '../experiment/data/split.ts';
import { isDrawn, isUsual } from '../experiment/data/synthetic.ts';
import type {
  Checkpoint,
  Data,
  Experiment,
  Inspection,
  InitialDraw,
} from '../experiment/experiment.ts';
import { mapValues, toJson } from '../experiment/replay.ts';

/** An experiment as it is kept: samples once for all checkpoints, and nothing that a seed or a file of the book brings again. */
export interface SavedExperiment {
  readonly network: Network;
  readonly start?: InitialDraw | undefined;
  readonly data: readonly SavedSource[];
  readonly checkpoints: readonly [SavedCheckpoint, ...SavedCheckpoint[]];
  readonly look?: Inspection | undefined;
  readonly asks?: CellRef | undefined;
}

/** Samples as they were given, or the split of a set: of the book by its name, of the reader's own by value. */
export type SavedSource =
  | ({ readonly kind: 'given' } & Omit<Data, 'split'>)
  | {
      readonly kind: 'split';
      readonly set: SetName | OwnSet;
      readonly seed: number;
      readonly share: number;
      /** Of a drawn set that is not drawn as usual. */
      readonly drawing?: Drawing | undefined;
    };

export type OwnSet = Pick<DataSet, 'title' | 'features' | 'classes' | 'measures' | 'labels'>;

export interface SavedCheckpoint extends Pick<Checkpoint, 't' | 'plan' | 'rate'> {
  /** Null where they are drawn again or, being trained, trained again. */
  readonly parameters: Checkpoint['parameters'] | null;
  readonly trained?: true | undefined;
  /** Place in the list of data. */
  readonly data: number;
  /** Samples that differ from those of the split. */
  readonly bent: readonly ChangedSample[];
}

export interface ChangedSample {
  readonly sample: number;
  readonly x: readonly number[];
  readonly y: readonly number[];
}

/** Numbers of trained parameters, the latest first, that are kept by value; older ones are trained again. */
const BY_VALUE = 50_000;

/** The kept form of an experiment. */
export function serialize(experiment: Experiment): SavedExperiment {
  const sources = new Map<Data | Split, number>();
  const drawn = drawnFor(experiment);
  const { network, start, checkpoints, look, asks } = experiment;
  // Numbers that checkpoints from the nth on hold
  const numbers = (n: number): number => (checkpoints.length - n) * parameterCount(network);
  const kept = (
    { t, parameters, trained, data, plan, rate }: Checkpoint,
    n: number,
  ): SavedCheckpoint => {
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
    asks,
    checkpoints: [kept(first, 0), ...rest.map((one, n) => kept(one, n + 1))],
    data: [...sources.keys()].map((source) =>
      'set' in source ? keepSplit(source) : given(source),
    ),
  };
}

/** The parameters that are drawn at the start; null where they were given. */
export const drawnFor = ({ network, start }: Pick<SavedExperiment, 'network' | 'start'>) =>
  start ? mapValues(initialParameters(network, start.seed, start.scale), toJson) : null;

const sameNumbers = (a: Checkpoint['parameters'], b: Checkpoint['parameters']): boolean =>
  Object.keys(b).every((key) => {
    const [one, other] = [flatNumbers(a[key]!), flatNumbers(b[key]!)];
    return one.every((value, n) => Object.is(value, other[n]));
  });

/** Whether data are those of their split but for changed samples. */
const ofSplit = (data: Data): data is Data & { readonly split: Split } =>
  data.split !== undefined && data.heldOut === dataOf(data.split).heldOut;

const bentOf = ({ X, Y }: Data, whole: Data): ChangedSample[] =>
  X.flatMap((x, sample) => {
    const y = Y[sample]!;
    return x === whole.X[sample] && y === whole.Y[sample] ? [] : [{ sample, x, y }];
  });

function given({ name, title, X, Y, features, classes, heldOut }: Data): SavedSource {
  return { kind: 'given', name, title, X, Y, features, classes, heldOut };
}

function keepSplit({ set, seed, share }: Split): SavedSource {
  const { name, title, features, classes, measures, labels, drawing } = set;
  const own = { title, features, classes, measures, labels };
  const usual = !isDrawn(name) || isUsual(name, drawing!);
  const split = { kind: 'split', set: name === 'csv' ? own : name, seed, share } as const;
  return usual ? split : { ...split, drawing };
}
