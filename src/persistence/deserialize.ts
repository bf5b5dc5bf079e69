import { inputSize, type Network, outputSize } from '../layers/network.ts';
import type { DataSet, Drawing, SetName } from '../experiment/data/set.ts';
import { dataOf } from '../experiment/data/split.ts';
import {
  checkpointAt,
  trainingSamples,
  type Checkpoint,
  type Data,
  type Experiment,
} from '../experiment/experiment.ts';
import { FileError } from '../experiment/file-error.ts';
import { LIMITS } from '../experiment/limits.ts';
import {
  drawnFor,
  type ChangedSample,
  type SavedCheckpoint,
  type SavedExperiment,
  type SavedSource,
  type OwnSet,
} from './serialize.ts';
import { mapValues, parametersAt, toJson } from '../experiment/replay.ts';

/** A set of the book, which may have to be fetched, or is drawn from the seed. */
export type SetOf = (name: SetName, seed: number, drawing?: Drawing) => Promise<DataSet>;

/**
 * The experiment of a kept form. Rejects with a FileError where its parts do not fit together, and as `setOf` does
 * where a set does not come.
 */
export async function deserialize(kept: SavedExperiment, setOf: SetOf): Promise<Experiment> {
  const { network, start, checkpoints, look, asks } = kept;
  const drawn = drawnFor(kept);
  const sources = await Promise.all(kept.data.map((source) => sourceOf(source, setOf)));
  const revived = (at: SavedCheckpoint, n: number, former: readonly Checkpoint[]): Checkpoint => {
    const where = `experiment.checkpoints[${n}]`;
    const { t, trained, plan, rate } = at;
    if (!at.parameters && t > LIMITS.trainingSteps) {
      throw new FileError(`training is not repeated beyond step ${LIMITS.trainingSteps}`, where);
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
  const experiment: Experiment = {
    network,
    ...(start && { start }),
    ...(asks && { asks }),
    checkpoints: all,
  };
  if (!look) return experiment;
  const { X } = checkpointAt(experiment, look.t).data;
  if (look.samples.some((n) => n >= X.length)) {
    throw new FileError('samples that do not exist', 'experiment.look');
  }
  return { ...experiment, look };
}

/** The parameters after t training steps; null where there is nothing to train from. */
function trainedTo(network: Network, [first, ...rest]: readonly Checkpoint[], t: number) {
  if (!first) return null;
  return mapValues(parametersAt({ network, checkpoints: [first, ...rest] }, t), toJson);
}

function withBent(data: Data, bent: readonly ChangedSample[]): Data {
  if (bent.length === 0) return data;
  const [X, Y] = [[...data.X], [...data.Y]];
  for (const { sample, x, y } of bent) [X[sample], Y[sample]] = [x, y];
  return { ...data, X, Y };
}

async function sourceOf(source: SavedSource, setOf: SetOf): Promise<Data> {
  if (source.kind === 'given') {
    const { kind: _, ...data } = source;
    return data;
  }
  const { set, seed, share, drawing } = source;
  return dataOf({
    set: typeof set === 'string' ? await setOf(set, seed, drawing) : ownSet(set),
    seed,
    share,
  });
}

/** The reader's own data set: standardized, and without a source. */
const ownSet = (set: OwnSet): DataSet => ({
  ...set,
  name: 'csv',
  divisor: null,
  attribution: null,
});

function checkFit({ data, plan }: Checkpoint, network: Network, where: string): void {
  const { X, Y, heldOut } = data;
  const [inputs, outputs] = [inputSize(network), outputSize(network)];
  if (X.some((x) => x.length !== inputs) || Y.some((y) => y.length !== outputs)) {
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
