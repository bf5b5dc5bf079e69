import { compareMoments } from '../engine/moment.ts';
import { samplesAt } from '../experiment/experiment.ts';
import { traceAt } from '../experiment/replay.ts';
import { checkReplayLimit } from '../experiment/run/replay-limit.ts';
import { addressOf, momentFromAddress, type Pass } from '../persistence/address.ts';
import { isWaiting, load, save, NOT_SAVED } from '../persistence/local-storage.ts';
import type { Page } from '../state/page.ts';
import { clockOf } from '../state/scene.ts';

/** Milliseconds for which the state must rest before it is kept, in the browser and in the address. */
const REST = 300;

/** Puts a page where its reader left it, or where the address leads. */
export async function restore(page: Page): Promise<void> {
  const { state, notice } = await load(page);
  page.store.setState({ ...state, notice });
  takeAddress(page, state.moment && isReload() ? '' : location.search);
}

/** Then the state was kept as the page was left, its address a little before. */
function isReload(): boolean {
  const [visit] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
  return visit?.type === 'reload';
}

/** The moment that the address names goes before the saved one. */
function takeAddress({ store }: Page, search: string): void {
  const passAt = (t: number): Pass => {
    const { experiment } = store.getState();
    checkReplayLimit(experiment, t);
    const trace = traceAt(experiment, t);
    const { cells } = clockOf(trace, 0);
    return { steps: trace.steps.length, samples: samplesAt(experiment, t).length, cells };
  };
  const { notice, ...address } = momentFromAddress(search, passAt);
  const { moment } = store.getState();
  const elsewhere = address.moment && compareMoments(address.moment, moment) !== 0;
  const afresh = elsewhere ? { thread: null } : {};
  store.setState({ ...address, ...afresh, ...(notice ? { notice } : {}) });
}

/** Keeps the state of a page in the browser and its step in the address, when the reader rests. */
export function keep(page: Page): void {
  const { store } = page;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let told = false;
  const keepNow = (): void => {
    if (!save(page) && !isWaiting(page) && !told && store.getState().notice === null) {
      told = true;
      store.setState({ notice: NOT_SAVED });
    }
    history.replaceState(null, '', `${addressOf(store.getState())}${location.hash}`);
  };
  store.subscribe((state, before) => {
    const elsewhere = state.focus !== before.focus || state.asked !== before.asked;
    if (elsewhere || page.runner?.running) return;
    clearTimeout(timer);
    timer = setTimeout(keepNow, REST);
  });
  addEventListener('pagehide', () => {
    page.runner?.pause();
    keepNow();
  });
}
