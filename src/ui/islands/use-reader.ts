import { createContext, useContext } from 'react';
import { useStore, type StoreApi } from 'zustand';
import type { Trace } from '../../engine/trace.ts';
import type { Scene } from '../../state/scene.ts';
import { store, type Reader } from '../../state/store.ts';

/** The state that a part of the page sees: the reader's own, or that of a follower. */
export const Seen = createContext<StoreApi<Reader>>(store);

/** What the reader did, as far as `select` asks for it. */
export const useReader = <T>(select: (state: Reader) => T): T => useStore(useContext(Seen), select);

/** How an island gets its scene: one presenter for the page, since each chapter has its own equations. */
export const Present = createContext<(state: Reader) => Scene>(() => {
  throw new Error('a figure must stand inside <Present value={presenter(equations)}>');
});

export function useScene(): Scene {
  const present = useContext(Present);
  return useReader(present);
}

/** The pass at hand alone: the same while the reader only steps through it. */
export function useTrace(): Trace {
  const present = useContext(Present);
  return useReader((state) => present(state).trace);
}
