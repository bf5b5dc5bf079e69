import type { Browser, Page } from 'playwright-core';
import { median, quantile } from '../median.ts';

/**
 * Work of the main thread from one frame to the next, in ms of its own processor time: what a busy machine makes it
 * wait is not counted.
 */
export interface Frames {
  readonly count: number;
  readonly perSecond: number;
  readonly median: number;
  readonly p95: number;
}

/** An event of Chromium's trace; times in µs. */
interface Event {
  readonly name: string;
  readonly pid: number;
  readonly tid: number;
  readonly ts: number;
  readonly dur?: number;
  /** Of processor time. */
  readonly tdur?: number;
}

const CATEGORIES = [
  'devtools.timeline',
  'devtools.timeline.frame',
  'disabled-by-default-devtools.timeline',
  'disabled-by-default-devtools.timeline.frame',
];

/** Watches a page for so many ms. */
export async function framesOf(browser: Browser, page: Page, span: number): Promise<Frames> {
  await browser.startTracing(page, { categories: CATEGORIES });
  await page.waitForTimeout(span);
  const trace = JSON.parse((await browser.stopTracing()).toString()) as {
    readonly traceEvents: readonly Event[];
  };
  const events = ofMainThread(trace.traceEvents);
  const starts = events
    .filter(({ name }) => name === 'BeginMainThreadFrame')
    .map(({ ts }) => ts)
    .toSorted((a, b) => a - b);
  const tasks = events
    .filter(({ name, dur }) => name === 'RunTask' && dur !== undefined)
    .toSorted((one, other) => one.ts - other.ts);
  const work = starts.map(() => 0);
  let frame = -1;
  for (const { ts, dur = 0, tdur = dur } of tasks) {
    // The task that begins a frame starts before the frame is said to begin.
    while (frame + 1 < starts.length && starts[frame + 1]! <= ts + dur) frame++;
    if (frame >= 0) work[frame]! += tdur / 1000;
  }
  return {
    count: work.length,
    perSecond: (work.length / span) * 1000,
    median: median(work),
    p95: quantile(work, 0.95),
  };
}

/** Events of the main thread of the process that drew the most frames. */
function ofMainThread(events: readonly Event[]): readonly Event[] {
  const frames = new Map<string, number>();
  const thread = ({ pid, tid }: Event): string => `${pid}.${tid}`;
  for (const event of events) {
    if (event.name !== 'BeginMainThreadFrame') continue;
    frames.set(thread(event), (frames.get(thread(event)) ?? 0) + 1);
  }
  const [most] = [...frames].toSorted(([, one], [, other]) => other - one)[0] ?? [''];
  return events.filter((event) => thread(event) === most);
}
