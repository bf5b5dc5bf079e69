import {
  chromium,
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  type Locator,
  type Page,
} from 'playwright-core';
import { expect, inject, onTestFinished } from 'vitest';

const CHAPTER = '/chapter-7.html';

const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Milliseconds to wait for what must come, however busy the machine is. */
const PATIENCE = 60_000;

let launched: Promise<Browser> | undefined;

/** One browser for all files of a worker, which ends with it. */
const browser = (): Promise<Browser> =>
  (launched ??= chromium.launch({
    executablePath: inject('chromium'),
    headless: true,
    args: FLAGS,
  }));

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
  /** What the browser has kept of an earlier visit, by key. */
  readonly kept?: Readonly<Record<string, string>>;
}

/**
 * A page of the book in a context of its own, with a living stage where JavaScript is on. The test fails on any error
 * of the console or the page, on any answer that is none, and on any request to another origin.
 */
export async function openBook(opening: Opening = {}): Promise<Page> {
  const { width = 1440, height = 900, touch = false, path = CHAPTER } = opening;
  const { colorScheme = 'light', javaScriptEnabled = true } = opening;
  const context = await newContext(
    {
      viewport: { width, height },
      hasTouch: touch,
      isMobile: touch,
      colorScheme,
      javaScriptEnabled,
      // What moves is tested where it rests.
      reducedMotion: 'reduce',
      locale: 'en-US',
      baseURL: inject('origin'),
    },
    opening.blocked,
  );
  if (opening.kept) await context.addInitScript(keepOnce, opening.kept);
  const page = await context.newPage();
  await page.goto(path);
  if (javaScriptEnabled && path.includes('chapter') && !opening.blocked) await alive(page);
  return page;
}

/** Not at a reload: what the page itself keeps stays. */
function keepOnce(kept: Readonly<Record<string, string>>): void {
  if (location.protocol === 'about:' || localStorage.length > 0) return;
  for (const [key, text] of Object.entries(kept)) localStorage.setItem(key, text);
}

/** What a browser says of code that does not come. */
const NOT_FETCHED = /net::ERR_|dynamically imported module/;

async function newContext(
  options: BrowserContextOptions,
  blocked?: (path: string) => boolean,
): Promise<BrowserContext> {
  const context = await (await browser()).newContext(options);
  context.setDefaultTimeout(PATIENCE);
  const faults: string[] = [];
  const { origin } = new URL(inject('origin'));
  if (blocked) {
    await context.route(
      ({ pathname }) => blocked(pathname),
      (route) => route.abort(),
    );
  }
  context.on('console', (message) => {
    if (message.type() === 'error') faults.push(`console: ${message.text()}`);
  });
  context.on('weberror', (error) => faults.push(`page: ${error.error().message}`));
  context.on('request', (request) => {
    const url = new URL(request.url());
    if (!['data:', 'blob:', 'about:'].includes(url.protocol) && url.origin !== origin) {
      faults.push(`request to another origin: ${url.href}`);
    }
  });
  context.on('response', (response) => {
    if (response.status() >= 400) faults.push(`${response.status()}: ${response.url()}`);
  });
  onTestFinished(async () => {
    await context.close();
    expect(faults.filter((fault) => !(blocked && NOT_FETCHED.test(fault)))).toEqual([]);
  });
  return context;
}

/** The prerendered stage has given way to the living one, and the page has been marked once. */
export async function alive(page: Page): Promise<void> {
  await page.waitForFunction(() => {
    const stage = document.querySelector('#stage > *');
    return stage !== null && Object.keys(stage).some((key) => key.startsWith('__reactFiber'));
  });
  await settled(page);
}

/** Brings a part of the text, which is not laid out where it is far, before the reader. */
export async function inSight(part: Locator): Promise<void> {
  await part.scrollIntoViewIfNeeded();
  await settled(part.page());
}

/** Brings a figure near the window and waits until it lives there. */
export async function near(page: Page, name: string): Promise<Locator> {
  const figure = page.locator(`[data-figure="${name}"]`);
  await figure.scrollIntoViewIfNeeded();
  await page.locator(`[data-figure="${name}"][data-live]:not([data-stale])`).waitFor();
  await settled(page);
  return figure;
}

/** A page with one figure in sight, and live. */
export async function openAt(name: string, opening: Opening = {}): Promise<Page> {
  const page = await openBook(opening);
  await near(page, name);
  return page;
}

/** A page whose figures have all been near once. */
export async function openFigures(opening: Opening = {}): Promise<Page> {
  const page = await openBook(opening);
  for (const figure of await page.locator('[data-figure]').all()) {
    await near(page, (await figure.getAttribute('data-figure'))!);
  }
  return page;
}

/** Brings the first of its kind near the window, so that all of its kind come to life: `.walk`, `.question`. */
export async function enliven(page: Page, kind: string): Promise<void> {
  const first = page.locator(kind).first();
  await first.scrollIntoViewIfNeeded();
  await first.getByRole('button').first().waitFor();
  await settled(page);
}

/** Where controls are looked for: in the whole text, of tens of thousands of elements, their roles take long to find. */
export const stage = (page: Page): Locator => page.locator('#stage');

/** Opens a tab of the stage, whose code may have to be fetched. */
export async function openTab(page: Page, name: string): Promise<void> {
  await stage(page).getByRole('tab', { name }).click();
  await stage(page).getByRole('tab', { name, selected: true }).waitFor();
}

/** What the page does, it does within a frame or two. */
export const settled = (page: Page): Promise<void> =>
  page.evaluate(async () => {
    for (let frame = 0; frame < 3; frame++) await new Promise(requestAnimationFrame);
  });
