import { compareMoments } from '../engine/moment.ts';
import { samplesAt, type Experiment } from '../experiment/experiment.ts';
import { traceAt } from '../experiment/replay.ts';
import { addressOf, momentFromAddress, type Pass } from '../persistence/address.ts';
import { isBehind, load, refusesAll } from '../persistence/local-storage.ts';
import type { Page } from '../state/page.ts';
import type { TextFollower, TextPlace } from '../ui/text/following/text-follower.ts';
import { clockOf } from '../state/scene.ts';
import type { Unkept } from '../state/store.ts';

/**
 * Milliseconds for which the state must rest before it is kept, in the browser and in the address: longer than a step
 * moves.
 */
const REST = 700;

type Saving = typeof import('../persistence/saving.ts');

/** What changes of the state as the reader looks around: nothing of it is kept. */
const fleeting = ['focus', 'asked', 'following', 'unkept'] as const;

/** Puts a page where its reader left it, or where the address leads. */
export async function restore(page: Page): Promise<void> {
  const { state, notice } = await load(page);
  page.store.setState({ ...state, notice });
  const search = state.moment && isReload() ? '' : location.search;
  takeAddress(page, search, await limitFor(search));
}

/** Throws a FileError where a training step lies too far off to be shown. */
type Limit = (experiment: Experiment, t: number) => void;

/** What replays training steps is fetched where the address asks for one. */
const limitFor = async (search: string): Promise<Limit | undefined> =>
  new URLSearchParams(search).has('t')
    ? (await import('../experiment/run/replay-limit.ts')).checkReplayLimit
    : undefined;

/** Then the state was kept as the page was left, its address a little before. */
const isReload = (): boolean => visit()?.type === 'reload';

const visit = (): PerformanceNavigationTiming | undefined =>
  (performance.getEntriesByType('navigation') as PerformanceNavigationTiming[])[0];

/** The moment that the address names goes before the saved one. */
function takeAddress({ store }: Page, search: string, limit?: Limit): void {
  const passAt = (t: number): Pass => {
    const { experiment } = store.getState();
    limit?.(experiment, t);
    const trace = traceAt(experiment, t);
    const { cells } = clockOf(trace, 0);
    return { steps: trace.steps.length, samples: samplesAt(experiment, t).length, cells };
  };
  const { notice, ...address } = momentFromAddress(search, passAt);
  const { moment } = store.getState();
  const elsewhere = address.moment && compareMoments(address.moment, moment) !== 0;
  const afresh = elsewhere ? { gradientPath: null } : {};
  store.setState({ ...address, ...afresh, ...(notice ? { notice } : {}) });
}

/** Whether an address leads to a step, and to no place in the text. */
const namesStepAlone = ({ search, hash }: Location): boolean =>
  hash === '' && new URLSearchParams(search).has('step');

const isAtBeginning = ({ store, initial }: Page): boolean =>
  compareMoments(store.getState().moment, initial.moment) === 0;

/** What the history has of each of its entries beside the address. */
interface Entry {
  readonly place: TextPlace | null;
}

/** What the address asks of an exercise, which stays in it: `&exercise=softmax&seed=4`. */
const askedOf = (): string =>
  [...new URLSearchParams(location.search)]
    .filter(([name]) => name === 'exercise' || name === 'seed')
    .map(([name, value]) => `&${name}=${encodeURIComponent(value)}`)
    .join('');

/**
 * Keeps the state of a page in the browser, its step in the address and its place in the text in the history, when the
 * reader rests. That it is not kept is said until it is kept again or the reader puts it away.
 */
export function keepOn(page: Page, text: TextFollower): void {
  const { store } = page;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let saving: Saving | null = null;
  let told: Unkept | null = null;
  const tell = (unkept: Unkept | null): void => {
    if (unkept !== told) store.setState({ unkept });
    told = unkept;
  };
  const keepNow = (): void => {
    tell(saving ? saving.keep(page) : told);
    keepEntry();
  };
  /** What keeps the state is fetched with the first change of it. */
  const fetchSaving = async (): Promise<void> => {
    try {
      saving ??= await import('../persistence/saving.ts');
    } catch {
      tell('refused');
    }
  };
  const keepEntry = (): void => {
    const entry: Entry = { place: text.place() };
    history.replaceState(entry, '', `${addressOf(store.getState())}${askedOf()}${location.hash}`);
  };
  const putBack = (change: () => void): void => {
    const { place } = history.state as Entry;
    text.putBack(place, change);
  };
  store.subscribe((state, before) => {
    const elsewhere = fleeting.some((key) => state[key] !== before[key]);
    if (elsewhere || page.runner?.running) return;
    clearTimeout(timer);
    const fetched = fetchSaving();
    timer = setTimeout(() => void fetched.then(keepNow), REST);
  });
  // Whether anything can be kept is known, and said, before there is something to lose.
  timer = setTimeout(() => {
    if (refusesAll()) tell('refused');
    keepNow();
  }, REST);
  let rest: ReturnType<typeof setTimeout> | undefined;
  addEventListener('scroll', () => {
    clearTimeout(rest);
    if (!page.runner?.running) rest = setTimeout(keepEntry, REST);
  });
  document.addEventListener(
    'click',
    ({ target }) => {
      if (target instanceof Element && target.closest('a[href^="#"]')) keepEntry();
    },
    { capture: true },
  );
  if (history.state !== null && visit()?.type !== 'navigate') putBack(() => undefined);
  else if (namesStepAlone(location) && !isAtBeginning(page)) text.showEquation();
  // An entry that a link has just made has no state yet.
  addEventListener('popstate', ({ state }) => {
    if (state !== null) putBack(() => takeAddress(page, location.search));
  });
  addEventListener('pagehide', () => {
    page.runner?.pause();
    keepNow();
  });
  // What the browser shows again as it was left may be older than what has been kept since.
  addEventListener('pageshow', ({ persisted }) => {
    if (persisted && isBehind(page)) location.reload();
  });
}
