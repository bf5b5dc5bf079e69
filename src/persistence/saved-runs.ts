import { loadSet } from '../experiment/data/catalog.ts';
import { NotFetched } from '../experiment/data/not-fetched.ts';
import { FileError } from '../experiment/file-error.ts';
import type { Page } from '../state/page.ts';
import { keptRunsOf, type KeptRun } from '../state/training/kept-runs.ts';
import { memo } from '../tensor/memo.ts';
import { packedExperiment, RUNS_VERSION } from './lasting-state.ts';
import { packed } from './packed.ts';
import { attempt, runsKeyOf } from './storage.ts';

/** Characters that the kept runs of a page may take in the browser's storage, which the rest of the book needs too. */
const ROOM = 1_500_000;

/** Runs as they are saved: the latest, as many as there is room for. What is still computed is not among them. */
export function runsText(runs: readonly KeptRun[]): {
  readonly text: string;
  /** Numbers of the runs that are left out. */
  readonly left: readonly number[];
} {
  const texts: string[] = [];
  const left: number[] = [];
  let room = ROOM;
  for (const run of runs.toReversed()) {
    if (run.t < run.goal) continue;
    const text = JSON.stringify(inText(run));
    if (text.length > room) left.push(run.id);
    else {
      room -= text.length;
      texts.unshift(text);
    }
  }
  return { text: `{"version":${RUNS_VERSION},"runs":[${texts.join()}]}`, left };
}

const inText = ({ name, experiment, t, parameters, rows, divergence }: KeptRun) => ({
  name,
  experiment: packedExperiment(experiment),
  t,
  parameters: packed(parameters),
  rows: rows.map((row) => [...row]),
  divergence,
});

/** Takes over the runs that are saved of a page, once for each page, and saves the list from then on. */
export const openRuns = memo(async (page: Page): Promise<void> => {
  const key = runsKeyOf(page);
  const kept = keptRunsOf(page);
  let waits = false;
  let seen: string | null = null;
  const take = async (text: string): Promise<void> => {
    seen = text;
    try {
      const { runsFrom } = await import('./runs-schema.ts');
      kept.restore(await runsFrom(text, page.experiment, loadSet));
    } catch (error) {
      if (!(error instanceof NotFetched || error instanceof FileError)) throw error;
      waits = error instanceof NotFetched;
      if (!waits) attempt(() => localStorage.setItem(`${key}.unread`, text));
      const what = waits ? 'wait for their data' : 'could not be read and were set aside';
      kept.state.setState({ notice: `The runs that were kept before ${what}: ${error.message}.` });
    }
  };
  const save = (): void => {
    if (waits) return;
    const { runs, unsaved } = kept.state.getState();
    const { text, left } = runsText(runs);
    const done = text === seen || attempt(() => (localStorage.setItem(key, text), true));
    if (done) seen = text;
    const now = done ? left : runs.map(({ id }) => id);
    if (now.join() !== unsaved.join()) kept.state.setState({ unsaved: now });
  };
  const stored = attempt(() => localStorage.getItem(key)) ?? null;
  if (stored !== null) await take(stored);
  kept.state.subscribe((now, before) => {
    if (now.runs !== before.runs) save();
  });
  addEventListener('storage', ({ key: changed, newValue }) => {
    if (changed === key && newValue !== null && newValue !== seen) void take(newValue);
  });
});
