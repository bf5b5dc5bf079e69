import { equations } from '../chapters/07-backpropagation/equations.ts';
import { EXAMPLE } from '../chapters/07-backpropagation/model.ts';
import type { SetOf } from '../src/persistence/deserialize.ts';
import { loadState as loadStateOf, type LoadedState } from '../src/persistence/load-state.ts';
import { FIRST } from '../src/state/questions.ts';
import { createPage, type Page } from '../src/state/page.ts';
import { makeStore, type ReaderState } from '../src/state/store.ts';

/** Chapter 7 as its page begins, which tests put back before each of them. */
export const page = createPage({
  name: '07-backpropagation',
  experiment: EXAMPLE,
  equations: Object.values(equations),
  inFirstEdition: true,
});

/** Answers that put the first question away. */
export const ANSWERED = { [FIRST]: { guess: null, because: '', told: true } };

export const { store, initial: INITIAL_STATE } = page;

/** The same page where its reader has reached a state. */
export const pageIn = (state: ReaderState): Page => ({ ...page, store: makeStore(state) });

/** The state of that page behind a saved text. */
export const loadState = (text: string, setOf?: SetOf): Promise<LoadedState> =>
  loadStateOf(text, EXAMPLE, setOf);
