import {
  chromium,
  type Browser,
  type BrowserContext,
  type Locator,
  type Page,
} from 'playwright-core';
import { afterAll, expect, inject, onTestFinished } from 'vitest';

const CHAPTER = '/chapter-7.html';

const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--num-raster-threads=1',
  // Fewer collections of garbage.
  '--js-flags=--min-semi-space-size=32',
];

/** Milliseconds to wait for what must come, however busy the machine is. */
const PATIENCE = 60_000;

let launched: Promise<Browser> | undefined;

/** One browser for all files of a worker, which ends with it. */
const browser = (): Promise<Browser> => (launched ??= launch());

async function launch(): Promise<Browser> {
  // However long the book takes to build.
  const { ok } = await fetch(inject('origin'));
  if (!ok) throw new Error('The book was not built.');
  return chromium.launch({ executablePath: inject('chromium'), headless: true, args: FLAGS });
}

export interface Opening {
  /** Of the window, in px; default 1440 × 900. */
  readonly width?: number;
  readonly height?: number;
  readonly colorScheme?: 'light' | 'dark';
  readonly javaScriptEnabled?: boolean;
  /** With fingers instead of a mouse. */
  readonly touch?: boolean;
  /** Default `/chapter-7.html`. */
  readonly path?: string;
  /** Which paths cannot be fetched, as long as it says so; that these fail is no fault. */
  readonly blocked?: (path: string) => boolean;
  /** Whether text and stage follow each other; by default a test that brings text in sight leaves the stage alone. */
  readonly following?: boolean;
  /**
   * Whether the whole text is laid out at first, as it is for a reader; by default where text and stage follow each
   * other, and without JavaScript. Else only what is near the window ever is, which opens a page in half the time.
   */
  readonly laidOut?: boolean;
  /** What the browser has kept of an earlier visit, by key. */
  readonly kept?: Readonly<Record<string, string>>;
}

/**
 * A page of the book in a context of its own, with a living stage where JavaScript is on. The test fails on any error
 * of the console or the page, on any answer that is none, and on any request to another origin.
 */
export async function openBook(opening: Opening = {}): Promise<Page> {
  const page = await newPage(opening);
  onTestFinished(async () => {
    await page.context().close();
    expect(faultsOf(page)).toEqual([]);
  });
  return page;
}

/**
 * A page like those of openBook for all tests of a block, each of which leaves it as it found it. After a test that
 * fails the next has a new one.
 */
export function sharedBook(opening: Opening = {}): () => Promise<Page> {
  let shared: Page | undefined;
  afterAll(() => shared?.context().close());
  return async () => {
    const page = (shared ??= await newPage(opening));
    onTestFinished(async ({ task }) => {
      const faults = faultsOf(page);
      if (task.result?.state === 'fail' || faults.length > 0) {
        shared = undefined;
        await page.context().close();
      }
      expect(faults).toEqual([]);
    });
    return page;
  };
}

let bare: Promise<Page> | undefined;

/** Chapter 7 without JavaScript, where no test changes anything: one page for all files of a worker. */
export async function bareBook(): Promise<Page> {
  const page = await (bare ??= newPage({ javaScriptEnabled: false }));
  onTestFinished(() => expect(faultsOf(page)).toEqual([]));
  return page;
}

/** Preferences of a reader for whom text and stage do not follow each other. */
const APART = { 'backpropagation.preferences': JSON.stringify({ following: false }) };

async function newPage(opening: Opening): Promise<Page> {
  const { width = 1440, height = 900, touch = false, path = CHAPTER } = opening;
  const { colorScheme = 'light', javaScriptEnabled = true } = opening;
  const { blocked, following = false } = opening;
  const { laidOut = following || !javaScriptEnabled } = opening;
  const kept = following ? opening.kept : { ...APART, ...opening.kept };
  const context = await (
    await browser()
  ).newContext({
    viewport: { width, height },
    hasTouch: touch,
    isMobile: touch,
    colorScheme,
    javaScriptEnabled,
    // What moves is tested where it rests.
    reducedMotion: 'reduce',
    locale: 'en-US',
    baseURL: inject('origin'),
  });
  context.setDefaultTimeout(PATIENCE);
  if (kept) await context.addInitScript(keepOnce, kept);
  if (!laidOut) await context.addInitScript(skipWhatIsFar);
  if (blocked) {
    await context.route(
      ({ pathname }) => blocked(pathname),
      (route) => route.abort(),
    );
  }
  listen(context, inject('origin'), blocked);
  const page = await context.newPage();
  searchLightly(page);
  await page.goto(path);
  if (javaScriptEnabled && /chapter-\d+\.html/.test(path) && !blocked) {
    await alive(page);
    if (!following) await signOfReader(page);
  }
  return page;
}

/** What the page fetches at the first sign of a reader is there. */
async function signOfReader(page: Page): Promise<void> {
  await page.evaluate(() => document.dispatchEvent(new Event('pointermove', { bubbles: true })));
  await page.waitForFunction(() =>
    ['follow-text', 'listeners', 'numbers'].every((name) =>
      performance.getEntriesByType('resource').some((entry) => entry.name.includes(`/${name}-`)),
    ),
  );
  await settled(page);
}

/** A search looks into shadow roots too, for which it visits all of tens of thousands of elements. The book has none. */
function searchLightly(page: Page): void {
  const locator = page.locator.bind(page);
  page.locator = (selector, options) => locator(`css:light=${selector}`, options);
}

/** Not at a reload: what the page itself keeps stays. */
function keepOnce(kept: Readonly<Record<string, string>>): void {
  if (location.protocol === 'about:' || localStorage.length > 0) return;
  for (const [key, text] of Object.entries(kept)) localStorage.setItem(key, text);
}

/** From the start: to lay out all of the text once takes half of the time in which a page opens. */
function skipWhatIsFar(): void {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync('@media screen { .prose > section { content-visibility: auto } }');
  document.adoptedStyleSheets = [sheet];
}

const faults = new WeakMap<BrowserContext, string[]>();

/** What has gone wrong in a page up to now. */
const faultsOf = (page: Page): readonly string[] => faults.get(page.context())!;

/** What a browser says of code that does not come. */
const NOT_FETCHED = /net::ERR_|dynamically imported module/;

function listen(context: BrowserContext, home: string, blocked?: Opening['blocked']): void {
  const found: string[] = [];
  faults.set(context, found);
  const add = (fault: string): void => {
    if (!(blocked && NOT_FETCHED.test(fault))) found.push(fault);
  };
  const { origin } = new URL(home);
  context.on('console', (message) => {
    if (message.type() === 'error') add(`console: ${message.text()}`);
  });
  context.on('weberror', (error) => add(`page: ${error.error().message}`));
  context.on('request', (request) => {
    const url = new URL(request.url());
    if (!['data:', 'blob:', 'about:'].includes(url.protocol) && url.origin !== origin) {
      add(`request to another origin: ${url.href}`);
    }
  });
  context.on('response', (response) => {
    if (response.status() >= 400) add(`${response.status()}: ${response.url()}`);
  });
}

/** The prerendered stage has given way to the living one, and the page has been marked once. */
export async function alive(page: Page): Promise<void> {
  await page.waitForFunction(() => {
    const stage = document.querySelector('#stage > *');
    return stage !== null && Object.keys(stage).some((key) => key.startsWith('__reactFiber'));
  });
  await settled(page);
}

/** Brings a part of the text before the reader: what is laid out on the way there may move it once more. */
export async function inSight(part: Locator): Promise<void> {
  await expect
    .poll(async () => {
      await part.scrollIntoViewIfNeeded();
      await settled(part.page());
      return part.evaluate((one) => {
        const { top, bottom } = one.getBoundingClientRect();
        return bottom > 0 && top < innerHeight;
      });
    })
    .toBe(true);
}

/** Brings a figure near the window and waits until it lives there. */
export async function near(page: Page, name: string): Promise<Locator> {
  const figure = page.locator(`[data-figure="${name}"]`);
  const lives = page.locator(`[data-figure="${name}"][data-live]:not([data-stale])`);
  await expect
    .poll(async () => {
      await inSight(figure);
      return lives.count();
    })
    .toBe(1);
  await settled(page);
  return figure;
}

/** A page with one figure in sight, and live. */
export async function openAt(name: string, opening: Opening = {}): Promise<Page> {
  const page = await openBook(opening);
  await near(page, name);
  return page;
}

/** Points at a part until it lights: what comes to life above it may move the text under the pointer. */
export async function pointAt(part: Locator): Promise<void> {
  await expect
    .poll(async () => {
      await part.hover();
      await settled(part.page());
      return part.evaluate((one) => one.closest('.lit') !== null);
    })
    .toBe(true);
}

/** Brings every figure near the window once. */
export async function allNear(page: Page): Promise<void> {
  for (const figure of await page.locator('[data-figure]').all()) {
    await near(page, (await figure.getAttribute('data-figure'))!);
  }
}

/** Brings the first of its kind near the window, so that all of its kind come to life: `[data-derivation]`, `[data-question]`. */
export async function enliven(page: Page, kind: string): Promise<void> {
  const first = page.locator(kind).first();
  await expect
    .poll(async () => {
      await inSight(first);
      return first.getByRole('button').count();
    })
    .toBeGreaterThan(0);
}

/** Where controls are looked for: in the whole text, of tens of thousands of elements, their roles take long to find. */
export const stage = (page: Page): Locator => page.locator('#stage');

/** The line at the top of the page, with its settings. */
export const head = (page: Page): Locator => page.locator('.Page-head');

/** Opens a tab of the stage, whose code may have to be fetched. */
export async function openTab(page: Page, name: string): Promise<void> {
  const tab = page.locator('#stage [role=tab]', { hasText: name });
  await tab.click();
  await tab.and(page.locator('[aria-selected=true]')).waitFor();
}

/** What the page does, it does within a few frames, once the stage has been drawn for its step. */
export const settled = (page: Page): Promise<void> =>
  page.evaluate(async () => {
    const isBehind = (): boolean => document.querySelector('#stage [data-behind]') !== null;
    for (let frame = 0; frame < 4; frame = isBehind() ? 0 : frame + 1)
      await new Promise(requestAnimationFrame);
  });
