import { checkpointAt, type Checkpoint, type Experiment } from '../experiment/experiment.ts';
import { serialize } from './serialize.ts';
import { packed } from './packed.ts';
import { mapValues, parametersAt, toJson } from '../experiment/replay.ts';
import { hiddenAnswers } from '../state/questions.ts';
import type { ReaderState } from '../state/store.ts';

export const VERSION = 7;
/** Of the runs that are kept. */
export const RUNS_VERSION = 1;

/** The step that training had reached. */
export type ReachedStep = Pick<Checkpoint, 't' | 'parameters'>;

const LASTING = [
  'experiment',
  'moment',
  'size',
  'speed',
  'sample',
  'chosen',
  'editing',
  'tab',
  'gradientPath',
  'answers',
  'derivations',
  'numberSwitches',
] as const satisfies (keyof ReaderState)[];

/** The parameters at the moment, so that nothing has to be replayed for it; undefined where a checkpoint has them. */
function reachedIn({ experiment, moment: { t } }: ReaderState): ReachedStep | undefined {
  if (checkpointAt(experiment, t).t === t) return undefined;
  return { t, parameters: mapValues(parametersAt(experiment, t), toJson) };
}

const inText = <T extends { readonly parameters: Checkpoint['parameters'] | null }>(at: T) => ({
  ...at,
  parameters: at.parameters && packed(at.parameters),
});

/** An experiment as it is kept, large tensors packed. */
export function packedExperiment(experiment: Experiment) {
  const whole = serialize(experiment);
  return { ...whole, checkpoints: whole.checkpoints.map(inText) };
}

/** What is kept of a state, as text. */
export function lastingText(state: ReaderState): string {
  const kept = Object.fromEntries(LASTING.map((key) => [key, state[key]]));
  const asking = hiddenAnswers(state.asking);
  const experiment = packedExperiment(state.experiment);
  const at = reachedIn(state);
  const reached = at && inText(at);
  return JSON.stringify({ version: VERSION, state: { ...kept, asking, experiment, reached } });
}
