import type { Browser } from 'playwright-core';
import { median } from '../median.ts';
import { openChapter } from './open.ts';

/** How long nothing is asked of the server before a page counts as loaded, in ms. */
const QUIET = 2000;

/** Bytes over the wire, heads of answers included. */
export interface Wire {
  readonly all: number;
  readonly byType: Readonly<Record<string, number>>;
}

/** What a page fetches until it is quiet, without a reader who does anything. */
export async function wireOf(browser: Browser, origin: string): Promise<Wire> {
  const types = new Map<string, string>();
  const byType: Record<string, number> = {};
  let last = performance.now();
  const { context } = await openChapter(browser, origin, 1, async ({ session }) => {
    await session.send('Network.enable');
    session.on('Network.responseReceived', ({ requestId, type }) => types.set(requestId, type));
    session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
      const type = types.get(requestId) ?? 'Other';
      byType[type] = (byType[type] ?? 0) + encodedDataLength;
      last = performance.now();
    });
  });
  while (performance.now() - last < QUIET) await new Promise((done) => setTimeout(done, 100));
  await context.close();
  return { all: Object.values(byType).reduce((sum, bytes) => sum + bytes, 0), byType };
}

/** Largest contentful paint in ms, the median of some loads. */
export async function largestPaint(
  browser: Browser,
  origin: string,
  throttle: number,
  loads: number,
): Promise<number> {
  const times: number[] = [];
  for (let n = 0; n < loads; n++) {
    const { page, context } = await openChapter(browser, origin, throttle);
    times.push(
      await page.evaluate(
        () =>
          new Promise<number>((done) => {
            new PerformanceObserver((list) => done(list.getEntries().at(-1)!.startTime)).observe({
              type: 'largest-contentful-paint',
              buffered: true,
            });
          }),
      ),
    );
    await context.close();
  }
  return median(times);
}
