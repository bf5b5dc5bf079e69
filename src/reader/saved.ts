import { keep } from './kept.ts';
import type { Reader } from './store.ts';

export const VERSION = 2;

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
  'notation',
  'thread',
  'bet',
  'answers',
  'pins',
  'theme',
  'keys',
] as const satisfies (keyof Reader)[];

/** What is kept of a state, as text. */
export function textOf(state: Reader): string {
  const kept = Object.fromEntries(LASTING.map((key) => [key, state[key]]));
  const experiment = keep(state.experiment);
  return JSON.stringify({ version: VERSION, state: { ...kept, experiment } });
}
