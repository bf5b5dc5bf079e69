import type { ReactNode } from 'react';
import type { ReaderStore, Tab } from '../../../state/store.ts';

/** Parts of the stage whose code is fetched when a reader goes for them. */
const loads: Partial<Record<Tab, () => Promise<ReactNode>>> = {
  tensors: async () => {
    const { AllTensors } = await import('../../tensors/AllTensors.tsx');
    return <AllTensors />;
  },
  code: async () => {
    const { CodeListing } = await import('./Code.tsx');
    return <CodeListing />;
  },
  training: async () => {
    const { TrainingPanel } = await import('../../training/TrainingPanel.tsx');
    return <TrainingPanel />;
  },
  files: async () => {
    const { Files } = await import('./Files.tsx');
    return <Files />;
  },
};

const fetched = new Map<Tab, ReactNode>();
const wanted = new WeakMap<ReaderStore, Tab>();

/** What a tab shows; null where that is no part of its own, or is not there yet. */
export const panelOf = (tab: Tab): ReactNode => fetched.get(tab) ?? null;

/** Fetches what a tab shows. Rejects where the network fails. */
export async function fetchPanel(tab: Tab): Promise<void> {
  const load = loads[tab];
  if (load && !fetched.has(tab)) fetched.set(tab, await load());
}

/**
 * Opens a tab, at once or when its code is there; of several asked for meanwhile, the last, unless another has been opened
 * otherwise.
 */
export async function openTab(store: ReaderStore, tab: Tab): Promise<void> {
  const { tab: open } = store.getState();
  wanted.set(store, tab);
  try {
    if (loads[tab] && !fetched.has(tab)) await fetchPanel(tab);
    if (wanted.get(store) === tab && store.getState().tab === open) store.setState({ tab });
  } catch {
    store.setState({ notice: 'This part of the page could not be loaded. Try again later.' });
  }
}
