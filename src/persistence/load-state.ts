import { TensorError } from '../tensor/error.ts';
import { loadSet } from '../experiment/data/catalog.ts';
import { checkpointAt, samplesAt, type Experiment } from '../experiment/experiment.ts';
import type { Network } from '../layers/network.ts';
import { FileError } from '../experiment/file-error.ts';
import { parseJson } from './json.ts';
import { serialize, type SavedExperiment } from './serialize.ts';
import { isGiven, isParameter } from '../experiment/places.ts';
import { traceAt } from '../experiment/replay.ts';
import { VERSION, type ReachedStep } from './lasting-state.ts';
import { clockOf } from '../state/scene.ts';
import { deserialize, type SetOf } from './deserialize.ts';
import { readNetwork } from './network-schema.ts';
import { read } from './schema.ts';
import { lasting, outline } from './state-schema.ts';
import { FIRST } from '../state/questions.ts';
import type { Answer, ReaderState } from '../state/store.ts';
import { addParameters } from '../experiment/run/run-cache.ts';
import { checkReplayLimit } from '../experiment/run/replay-limit.ts';

export interface LoadedState {
  readonly state: Partial<ReaderState>;
  /** Why a saved state was not taken, in words; null where nothing is to be said. */
  readonly notice: string | null;
}

/**
 * The state behind a saved text; what does not fit together is not taken at all. An experiment equal to `own`, that the
 * page is written with, is that very one. Rejects with a NotFetched where a set of the book does not come.
 */
export async function loadState(
  text: string,
  own: Experiment,
  setOf: SetOf = loadSet,
): Promise<LoadedState> {
  try {
    return { state: await parse(text, own, setOf), notice: null };
  } catch (error) {
    if (!(error instanceof FileError || error instanceof TensorError)) throw error;
    const notice = `The saved state could not be read and was set aside: ${error.message}.`;
    return { state: {}, notice };
  }
}

/** Version 2 had dense networks alone, by their widths; up to version 3 preferences were here too. */
const FORMER_VERSIONS: readonly unknown[] = [2, 3, 4, 5, 6];

/** What parts of the state were called up to version 4. */
const FORMER_NAMES = new Map([
  ['held', 'editing'],
  ['thread', 'gradientPath'],
  ['walks', 'derivations'],
]);

/** How the first question was answered up to version 5. */
const FORMER_ANSWERS: Readonly<Record<string, Answer>> = {
  rise: { guess: 0, because: '', told: false },
  fall: { guess: 1, because: '', told: false },
  shown: { guess: null, because: '', told: false },
  skipped: { guess: null, because: '', told: true },
};

function renamed({ bet, prediction = bet, ...state }: FormerState): object {
  const first = FORMER_ANSWERS[String(prediction)];
  return {
    ...Object.fromEntries(
      Object.entries(state).map(([name, part]) => [FORMER_NAMES.get(name) ?? name, part]),
    ),
    ...(first && { answers: { [FIRST]: first, ...state.answers } }),
  };
}

interface FormerState {
  readonly bet?: unknown;
  readonly prediction?: unknown;
  readonly answers?: object;
}

async function parse(text: string, own: Experiment, setOf: SetOf): Promise<Partial<ReaderState>> {
  const json = parseJson(text);
  const { version, state } = read(outline, json);
  if (version !== VERSION && !FORMER_VERSIONS.includes(version)) {
    throw new FileError(`version ${VERSION} expected, ${JSON.stringify(version)} found`);
  }
  const network = networkOf(state.experiment.network, own);
  const kept = read(lasting(network), renamed((json as { state: object }).state));
  const whole: SavedExperiment = { ...kept.experiment, network };
  const asks = version === VERSION ? whole.asks : formerlyAsked(whole, own);
  const experiment = await deserialize({ ...whole, asks }, setOf);
  const { reached, ...rest } = kept;
  const revived = { ...rest, experiment: isEqual(experiment, own) ? own : experiment };
  if (reached) rememberReached(revived.experiment, reached);
  check(revived);
  return revived;
}

/** What the stage asked about up to version 6: the name of the samples told the example of the chapter. */
function formerlyAsked({ network, data: [first] }: SavedExperiment, own: Experiment) {
  const isExample = first?.kind === 'given' && first.name === own.checkpoints[0].data.name;
  return isExample && network === own.network ? own.asks : undefined;
}

/** The network of a kept form. An authored graph is taken from the chapter: any other than its own is refused. */
export function networkOf(json: unknown, { network }: Experiment): Network {
  if (JSON.stringify(json) === JSON.stringify(network)) return network;
  if (typeof json === 'object' && json && 'graph' in json) {
    throw new FileError('the graph of this chapter expected, another found', 'experiment.network');
  }
  return readNetwork(json);
}

const rememberReached = (experiment: Experiment, { t, parameters }: ReachedStep): void =>
  addParameters(experiment.network, checkpointAt(experiment, t), t, parameters);

const isEqual = (a: Experiment, b: Experiment): boolean =>
  a.checkpoints[0].data.name === b.checkpoints[0].data.name &&
  JSON.stringify(serialize(a)) === JSON.stringify(serialize(b));

/** Throws a FileError where moment or places are not of the experiment, a TensorError where it leaves the finite numbers. */
function check({ experiment, moment, sample, editing, gradientPath }: Kept): void {
  checkReplayLimit(experiment, moment.t);
  const samples = samplesAt(experiment, moment.t).length;
  if (sample >= samples) throw new FileError(`${samples} samples, none at ${sample}`, 'sample');
  const trace = traceAt(experiment, moment.t);
  const steps = trace.steps.length;
  if (moment.step > steps + 1) throw new FileError(`${steps} steps, not ${moment.step}`, 'moment');
  if (moment.cell !== null && moment.cell >= clockOf(trace, sample).cells(moment.step)) {
    throw new FileError('a cell that its step does not write', 'moment');
  }
  const { network, asks } = experiment;
  if (asks && !isParameter(asks, network)) {
    throw new FileError('a parameter that the network does not have', 'experiment.asks');
  }
  if (editing && !isParameter(editing, network) && !isGiven(editing, network, samples)) {
    throw new FileError('a number that the network does not have', 'editing');
  }
  if (gradientPath && !isParameter(gradientPath.place, network)) {
    throw new FileError('a parameter that the network does not have', 'gradientPath');
  }
}

type Kept = Pick<ReaderState, 'moment' | 'sample' | 'editing' | 'gradientPath'> & {
  experiment: Experiment;
};
