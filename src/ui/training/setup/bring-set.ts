import { createStore } from 'zustand/vanilla';
import { loadSet } from '../../../experiment/data/catalog.ts';
import type { DataSet, SetName } from '../../../experiment/data/set.ts';
import type { ReaderStore } from '../../../state/store.ts';

/** The set that is on its way; null for none. */
export const coming = createStore<{ readonly name: SetName | null }>(() => ({ name: null }));

let asked = 0;

interface Wanted {
  readonly name: SetName;
  readonly seed: number;
}

/** Fetches or draws a set; what was asked for last is taken, when it has come. */
export async function bringSet(
  store: ReaderStore,
  { name, seed }: Wanted,
  take: (set: DataSet) => void,
): Promise<void> {
  const turn = ++asked;
  coming.setState({ name });
  try {
    const set = await loadSet(name, seed);
    if (turn === asked) take(set);
  } catch (error) {
    const { message } = error as Error;
    if (turn === asked) store.setState({ notice: `Nothing was changed: ${message}.` });
  } finally {
    if (turn === asked) coming.setState({ name: null });
  }
}

/** Nothing that is on its way is taken any more. */
export function forgetComing(): void {
  asked++;
  coming.setState({ name: null });
}
