import { TensorError } from '../tensor/error.ts';
import { samplesAt, WORKED, type Experiment } from './experiment.ts';
import { FileError } from './file-error.ts';
import { parseJson } from './json.ts';
import { isGiven, isParameter } from './place.ts';
import { traceAt } from './replay.ts';
import { clockOf } from './scene.ts';
import { read } from './schema.ts';
import { lasting, outline } from './state-schema.ts';
import { FIRST, store, type Reader } from './store.ts';

const KEY = 'backpropagation';
/** Where a text that could not be read is kept. */
const ASIDE = `${KEY}.unread`;
const VERSION = 1;

const LASTING = [
  'experiment',
  'moment',
  'size',
  'speed',
  'sample',
  'chosen',
  'held',
  'edges',
  'tab',
  'language',
  'thread',
  'bet',
  'pins',
  'theme',
  'keys',
] as const satisfies (keyof Reader)[];

export interface Restored {
  readonly state: Partial<Reader>;
  /** Why a saved state was not taken, in words; null where nothing is to be said. */
  readonly notice: string | null;
}

/** What is kept of a state, as text. */
export function textOf(state: Reader): string {
  const kept = Object.fromEntries(LASTING.map((key) => [key, state[key]]));
  return JSON.stringify({ version: VERSION, state: kept });
}

/** The state behind a saved text; what does not fit together is not taken at all. */
export function restore(text: string | null): Restored {
  if (text === null) return { state: {}, notice: null };
  try {
    return { state: parse(text), notice: null };
  } catch (error) {
    if (!(error instanceof FileError || error instanceof TensorError)) throw error;
    const notice = `The saved state could not be read and was set aside: ${error.message}.`;
    return { state: {}, notice };
  }
}

/** The state saved in this browser; a text that cannot be read is set aside, not lost. */
export function load(): Restored {
  const text = attempt(() => localStorage.getItem(KEY)) ?? null;
  const restored = restore(text);
  if (text !== null && restored.notice) attempt(() => localStorage.setItem(ASIDE, text));
  return restored;
}

/** Keeps a state in this browser; false where the browser refuses, being private or full. */
export const save = (state: Reader): boolean =>
  attempt(() => {
    localStorage.setItem(KEY, textOf(state));
    return true;
  }) ?? false;

/** Forgets everything that was saved, and begins again. */
export function startOver(): void {
  attempt(() => {
    localStorage.removeItem(KEY);
    localStorage.removeItem(ASIDE);
  });
  store.setState(FIRST, true);
}

function parse(text: string): Partial<Reader> {
  const json = parseJson(text);
  const { version, state } = read(outline, json);
  if (version !== VERSION) {
    throw new FileError(`version ${VERSION} expected, ${JSON.stringify(version)} found`);
  }
  const kept = read(lasting(state.experiment.network), (json as { state: unknown }).state);
  check(kept);
  return isWorked(json) ? { ...kept, experiment: WORKED } : kept;
}

/** Whether the saved network is still the one that the pages are written with. */
const isWorked = (json: unknown): boolean =>
  JSON.stringify((json as { state: Reader }).state.experiment) === JSON.stringify(WORKED);

/** Throws a FileError where moment or places are not of the experiment, a TensorError where it leaves the finite numbers. */
function check({ experiment, moment, sample, held, thread }: Kept): void {
  const samples = samplesAt(experiment, moment.t).length;
  if (sample >= samples) throw new FileError(`${samples} samples, none at ${sample}`, 'sample');
  const trace = traceAt(experiment, moment.t);
  const steps = trace.steps.length;
  if (moment.step > steps) throw new FileError(`${steps} steps, not ${moment.step}`, 'moment');
  if (moment.cell !== null && moment.cell >= clockOf(trace, sample).cells(moment.step)) {
    throw new FileError('a cell that its step does not write', 'moment');
  }
  const { network } = experiment;
  if (held && !isParameter(held, network) && !isGiven(held, network, samples)) {
    throw new FileError('a number that the network does not have', 'held');
  }
  if (thread && !isParameter(thread.place, network)) {
    throw new FileError('a parameter that the network does not have', 'thread');
  }
}

type Kept = Pick<Reader, 'moment' | 'sample' | 'held' | 'thread'> & { experiment: Experiment };

/** What is left undone where the browser keeps nothing. */
function attempt<T>(action: () => T): T | undefined {
  try {
    return action();
  } catch {
    return undefined;
  }
}
