import type { Reader } from './store.ts';

export const VERSION = 1;

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
  return JSON.stringify({ version: VERSION, state: kept });
}
