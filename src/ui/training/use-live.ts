import { createContext, useContext } from 'react';
import { useStore, type StoreApi } from 'zustand';
import { createStore } from 'zustand/vanilla';
import { runnerOf } from '../../state/training/runner-of.ts';
import type { TrainingRunner } from '../../state/training/training-runner.ts';
import type { TrainingStatus } from '../../state/training/training-status.ts';
import { usePage } from '../islands/use-reader.ts';

/** Milliseconds between two changes of what is read as text, at least and at most, and the share that drawing may take. */
const [BEAT, LONGEST, SHARE] = [100, 1000, 1 / 40];

type StatusStore = StoreApi<TrainingStatus>;

/** The state of training for a part of the page that may pause. */
export const StatusContext = createContext<StatusStore | null>(null);

const paced = new WeakMap<TrainingRunner, StatusStore>();

/** The training of this page, updated slowly enough to be read; one object for each page. */
export function usePacedStatus(): StatusStore {
  const runner = runnerOf(usePage());
  const known = paced.get(runner) ?? pace(runner);
  paced.set(runner, known);
  return known;
}

function pace({ live }: TrainingRunner): StatusStore {
  const status = createStore<TrainingStatus>(() => live.getState());
  let last = 0;
  let cost = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  live.subscribe((now, before) => {
    clearTimeout(timer);
    const pass = (): void => {
      last = performance.now();
      status.setState(live.getState(), true);
      // What React draws for it comes before this, in an earlier microtask.
      void Promise.resolve().then(() => (cost = performance.now() - last));
    };
    // A control shows what was asked of it at once.
    const asked = now.goal !== before.goal || now.experiment !== before.experiment;
    const due = last + Math.max(BEAT, Math.min(LONGEST, cost / SHARE)) - performance.now();
    if (asked || now.goal === null || due <= 0) pass();
    else timer = setTimeout(pass, due);
  });
  return status;
}

/** The state of training, at most 10 times a second, and less often if drawing takes long. */
export const useLive = (): TrainingStatus => useLivePart((live) => live);

/** The same at every report of the worker, about once a frame: for what is drawn in a few milliseconds. */
export const useEveryReport = (): TrainingStatus => useStore(runnerOf(usePage()).live);

/** A part of it. */
export function useLivePart<T>(select: (live: TrainingStatus) => T): T {
  const status = usePacedStatus();
  return useStore(useContext(StatusContext) ?? status, select);
}
