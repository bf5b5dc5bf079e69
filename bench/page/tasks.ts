import type { CDPSession, Page } from 'playwright-core';

/** Tasks over 50 ms while a page continues for so many ms. */
export const longTasks = (page: Page, span: number): Promise<number> =>
  page.evaluate(
    (milliseconds) =>
      new Promise<number>((done) => {
        let count = 0;
        const observer = new PerformanceObserver((list) => (count += list.getEntries().length));
        observer.observe({ type: 'longtask' });
        setTimeout(() => done(count), milliseconds);
      }),
    span,
  );

/** Bytes of the heap after the garbage is collected. */
export async function heapOf(session: CDPSession): Promise<number> {
  await session.send('HeapProfiler.enable');
  await session.send('HeapProfiler.collectGarbage');
  await session.send('HeapProfiler.collectGarbage');
  const { usedSize } = await session.send('Runtime.getHeapUsage');
  await session.send('HeapProfiler.disable');
  return usedSize;
}
