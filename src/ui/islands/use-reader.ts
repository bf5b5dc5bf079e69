import { createContext, useContext } from 'react';
import { useStore, type StoreApi } from 'zustand';
import type { Trace } from '../../engine/trace.ts';
import type { Scene } from '../../state/scene.ts';
import { preferences, type Preferences } from '../../state/preferences.ts';
import { store, type ReaderState } from '../../state/store.ts';

/** The state that a part of the page sees: the reader's own, or that of a pausable store. */
export const StoreContext = createContext<StoreApi<ReaderState>>(store);

/** What the reader did, as far as `select` asks for it. */
export const useReader = <T>(select: (state: ReaderState) => T): T =>
  useStore(useContext(StoreContext), select);

/** How the reader likes the book to be, as far as `select` asks for it. */
export const usePreference = <T>(select: (chosen: Preferences) => T): T =>
  useStore(preferences, select);

/** How an island gets its scene: one selector for the page, since each chapter has its own equations. */
export const SceneContext = createContext<(state: ReaderState) => Scene>(() => {
  throw new Error('a figure must stand inside <Present value={presenter(equations)}>');
});

export function useScene(): Scene {
  const selectScene = useContext(SceneContext);
  return useReader(selectScene);
}

/** The pass at hand alone: the same while the reader only steps through it. */
export function useTrace(): Trace {
  const selectScene = useContext(SceneContext);
  return useReader((state) => selectScene(state).trace);
}
