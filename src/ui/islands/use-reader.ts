import { createContext, useContext, useDeferredValue } from 'react';
import { useStore } from 'zustand';
import type { Trace } from '../../engine/trace.ts';
import type { Page } from '../../state/page.ts';
import { preferences, type Preferences } from '../../state/preferences.ts';
import type { Scene } from '../../state/scene.ts';
import type { ReaderState, ReaderStore } from '../../state/store.ts';

/** The page that an island belongs to: what it does, it does there. */
export const PageContext = createContext<Page | null>(null);

export function usePage(): Page {
  const page = useContext(PageContext);
  if (!page) throw new Error('an island must be inside <PageContext value={createPage(…)}>');
  return page;
}

/** The state of a part of the page that may pause: that of a pausable store. */
export const StoreContext = createContext<ReaderStore | null>(null);

/** What the reader did, as far as `select` asks for it. */
export function useReader<T>(select: (state: ReaderState) => T): T {
  const { store } = usePage();
  return useStore(useContext(StoreContext) ?? store, select);
}

/** How the reader likes the book to be, as far as `select` asks for it. */
export const usePreference = <T>(select: (chosen: Preferences) => T): T =>
  useStore(preferences, select);

export function useScene(): Scene {
  const { selectScene } = usePage();
  return useReader(selectScene);
}

/**
 * The scene to draw what takes long to draw: a moment behind while the reader steps, so that the page is not held up. Changed
 * numbers are there at once.
 */
export function useDrawnScene(): Scene {
  const scene = useScene();
  const drawn = useDeferredValue(scene);
  return drawn.trace === scene.trace ? drawn : scene;
}

/** The current pass alone: the same while the reader only steps through it. */
export function useTrace(): Trace {
  const { selectScene } = usePage();
  return useReader((state) => selectScene(state).trace);
}
