import { createContext, useContext } from 'react';
import { useStore, type StoreApi } from 'zustand';
import { createStore } from 'zustand/vanilla';
import { runner, type Live } from '../../reader/training/runner.ts';

/** Milliseconds between two changes of what is read as text. */
const BEAT = 100;

/** Training as it stands, slowly enough to be read. */
export const beat = createStore<Live>(() => runner.live.getState());
/** What a part of the page sees of it. */
export const Shown = createContext<StoreApi<Live>>(beat);

let last = 0;
let timer: ReturnType<typeof setTimeout> | undefined;

runner.live.subscribe((now, before) => {
  clearTimeout(timer);
  const pass = (): void => {
    last = performance.now();
    beat.setState(runner.live.getState(), true);
  };
  const rests = now.goal === null || now.goal !== before.goal;
  const due = last + BEAT - performance.now();
  if (rests || due <= 0) pass();
  else timer = setTimeout(pass, due);
});

/** Training as it stands, at most 10 times a second. */
export const useLive = (): Live => useStore(useContext(Shown));

/** A part of it. */
export const useLivePart = <T>(select: (live: Live) => T): T => useStore(useContext(Shown), select);
