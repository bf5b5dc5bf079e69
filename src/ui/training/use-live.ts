import { createContext, useContext } from 'react';
import { useStore, type StoreApi } from 'zustand';
import { createStore } from 'zustand/vanilla';
import { runner, type TrainingStatus } from '../../state/training-runner.ts';

/** Milliseconds between two changes of what is read as text, at least and at most, and the share that drawing may take. */
const [BEAT, LONGEST, SHARE] = [100, 1000, 1 / 40];

/** Training as it stands, slowly enough to be read. */
export const pacedStatus = createStore<TrainingStatus>(() => runner.live.getState());
/** What a part of the page sees of it. */
export const StatusContext = createContext<StoreApi<TrainingStatus>>(pacedStatus);

let last = 0;
let cost = 0;
let timer: ReturnType<typeof setTimeout> | undefined;

runner.live.subscribe((now, before) => {
  clearTimeout(timer);
  const pass = (): void => {
    last = performance.now();
    pacedStatus.setState(runner.live.getState(), true);
    // What React draws for it comes before this, in an earlier microtask.
    void Promise.resolve().then(() => (cost = performance.now() - last));
  };
  // A control shows what was asked of it at once.
  const asked = now.goal !== before.goal || now.experiment !== before.experiment;
  const due = last + Math.max(BEAT, Math.min(LONGEST, cost / SHARE)) - performance.now();
  if (asked || now.goal === null || due <= 0) pass();
  else timer = setTimeout(pass, due);
});

/** Training as it stands, at most 10 times a second, and less often where drawing takes long. */
export const useLive = (): TrainingStatus => useStore(useContext(StatusContext));

/** A part of it. */
export const useLivePart = <T>(select: (live: TrainingStatus) => T): T =>
  useStore(useContext(StatusContext), select);
