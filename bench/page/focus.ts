import type { Browser, CDPSession, Page } from 'playwright-core';
import { median } from '../median.ts';
import { enliven } from './drive.ts';
import { openChapter } from './open.ts';

const OCCURRENCES = 500;
const MOVES = 21;
const KEY = 'W2';

/** Work in ms, from the pointer's move to the end of the frame. */
export interface Work {
  readonly script: number;
  readonly style: number;
  readonly layout: number;
  readonly all: number;
}

/** What it costs to point at a tensor that occurs 500 times in the text and the stage; the median of some moves. */
export async function focusWork(browser: Browser, origin: string): Promise<Work> {
  const { page, session, context } = await openChapter(browser, origin, 1, async (opened) => {
    await opened.page.addInitScript(addOccurrences, [KEY, OCCURRENCES] as const);
  });
  await enliven(page);
  const target = page.locator('#occurrences span').first();
  const box = (await target.boundingBox())!;
  await session.send('Performance.enable');
  const moves: Work[] = [];
  for (let n = 0; n < MOVES; n++) {
    await page.mouse.move(2, 2);
    await settled(page);
    const before = await metrics(session);
    await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
    await settled(page);
    const after = await metrics(session);
    const spent = (name: string): number => (after[name]! - before[name]!) * 1000;
    const [script, style, layout] = [
      spent('ScriptDuration'),
      spent('RecalcStyleDuration'),
      spent('LayoutDuration'),
    ] as const;
    moves.push({ script, style, layout, all: script + style + layout });
  }
  const lit = await page.locator(`#occurrences .lit`).count();
  await context.close();
  if (lit < OCCURRENCES / 2) throw new Error(`only ${lit} occurrences are lit`);
  const middle = (part: keyof Work): number => median(moves.map((move) => move[part]));
  return {
    script: middle('script'),
    style: middle('style'),
    layout: middle('layout'),
    all: middle('all'),
  };
}

/** Adds occurrences to the text, before any script of the page runs. */
function addOccurrences([key, wanted]: readonly [string, number]): void {
  document.addEventListener('readystatechange', () => {
    if (document.readyState !== 'interactive') return;
    const place = document.createElement('p');
    place.id = 'occurrences';
    place.style.fontSize = '12px';
    const some = document.querySelectorAll(`[data-ref="${key}"], [data-of="${key}"]`).length;
    for (let n = some; n < wanted; n++) {
      const span = document.createElement('span');
      span.dataset['ref'] = key;
      span.textContent = `${key} `;
      place.append(span);
    }
    document.querySelector('#text h1')!.after(place);
  });
}

async function metrics(session: CDPSession): Promise<Record<string, number>> {
  const { metrics } = await session.send('Performance.getMetrics');
  return Object.fromEntries(metrics.map(({ name, value }) => [name, value]));
}

/** What the page does about a move, it does within three frames. */
const settled = (page: Page): Promise<void> =>
  page.evaluate(async () => {
    for (let n = 0; n < 3; n++) await new Promise(requestAnimationFrame);
  });
