import type { Browser, BrowserContext, CDPSession, Page } from 'playwright-core';

export interface Opened {
  readonly page: Page;
  readonly session: CDPSession;
  readonly context: BrowserContext;
}

const CHAPTER = '/chapter-7.html';

/** The chapter in a context of its own, nothing cached, at so many times the time for everything on the main thread. */
export async function openChapter(
  browser: Browser,
  origin: string,
  throttle: number,
  before: (opened: Opened) => Promise<void> = () => Promise.resolve(),
): Promise<Opened> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate: throttle });
  const opened = { page, session, context };
  await before(opened);
  await page.goto(origin + CHAPTER);
  await page.waitForFunction(() => {
    const stage = document.querySelector('#stage > *');
    return stage !== null && Object.keys(stage).some((key) => key.startsWith('__reactFiber'));
  });
  return opened;
}
