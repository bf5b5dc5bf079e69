import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { build } from 'vite';
import { BUILT, ROOT } from '../folders.ts';
import { launch } from '../launch.ts';
import { serve } from '../serve.ts';
import { enliven, openSpirals, startTraining, type Place } from './drive.ts';
import { focusWork, type Work } from './focus.ts';
import { framesOf, type Frames } from './frames.ts';
import { largestPaint, wireOf, type Wire } from './load.ts';
import { openChapter, type Opened } from './open.ts';
import { heapOf, longTasks } from './tasks.ts';

/** How long things are watched, in ms. */
export interface Watch {
  readonly frames: number;
  readonly tasks: number;
  readonly loads: number;
}

export interface AtThrottle {
  readonly throttle: number;
  /** Largest contentful paint, in ms. */
  readonly paint: number;
  /** With the room in the stage in view, and with that of the text. */
  readonly frames: Readonly<Record<Place, Frames>>;
  /** Tasks over 50 ms, the room in the stage in view. */
  readonly tasks: number;
  /** Bytes by which the heap grew in the same time again, garbage collected. */
  readonly heap: number;
}

export interface PageFigures {
  readonly browser: string;
  readonly watch: Watch;
  readonly wire: Wire;
  readonly focus: Work;
  readonly at: readonly AtThrottle[];
}

/** The built book in a Chromium, at full speed and at a quarter of it. */
export async function measurePage(watch: Watch): Promise<PageFigures> {
  const outDir = join(BUILT, 'book');
  await build({ root: ROOT, logLevel: 'warn', build: { outDir, emptyOutDir: true } });
  const server = await serve({ '/': outDir });
  const browser = await launch();
  try {
    const wire = await wireOf(browser, server.origin);
    const focus = await focusWork(browser, server.origin);
    const at: AtThrottle[] = [];
    for (const throttle of [1, 4]) {
      const paint = await largestPaint(browser, server.origin, throttle, watch.loads);
      at.push({ throttle, paint, ...(await training(browser, server.origin, throttle, watch)) });
    }
    return { browser: browser.version(), watch, wire, focus, at };
  } finally {
    await browser.close();
    await server.close();
  }
}

async function training(
  browser: Browser,
  origin: string,
  throttle: number,
  watch: Watch,
): Promise<Pick<AtThrottle, 'frames' | 'tasks' | 'heap'>> {
  const text = await trained(browser, origin, throttle, 'text');
  const inText = await framesOf(browser, text.page, watch.frames);
  await text.context.close();
  const { page, session, context } = await trained(browser, origin, throttle, 'stage');
  const inStage = await framesOf(browser, page, watch.frames);
  const tasks = await longTasks(page, watch.tasks);
  const before = await heapOf(session);
  await page.waitForTimeout(watch.tasks);
  const heap = (await heapOf(session)) - before;
  await context.close();
  return { frames: { stage: inStage, text: inText }, tasks, heap };
}

/** The whole page live, and training on the spirals in view. */
async function trained(
  browser: Browser,
  origin: string,
  throttle: number,
  place: Place,
): Promise<Opened> {
  const opened = await openChapter(browser, origin, throttle);
  await enliven(opened.page);
  await openSpirals(opened.page);
  await startTraining(opened.page, place);
  return opened;
}
