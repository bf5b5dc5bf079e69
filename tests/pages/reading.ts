import { readFileSync } from 'node:fs';
import type { Locator, Page } from 'playwright-core';
import type { Experiment } from '../../src/experiment/experiment.ts';
import { openNetwork } from '../../src/export/network-file.ts';
import type { NetworkFile, TensorsFile } from '../networks.ts';
import { near, openTab, settled, sharedBook, stage, type Opening } from './browser.ts';

/** A number on the page that says whose it is. */
export interface Shown {
  readonly ref: string;
  /** Whether it is the cell itself (`data-ref`) or derived from it (`data-of`), as σ′(z). */
  readonly derived: boolean;
  /** 1-based, without the sample; empty where the tensor has no other axis. */
  readonly cell: string;
  readonly value: number;
  /** One of `HOMES`, or `else`. */
  readonly where: string;
}

const HOMES = {
  diagram: 'svg',
  operands: '.Operands-operands',
  opened: '.OpenedSum-opened',
  equation: '[data-equation]',
  text: '#text',
};

/**
 * Every number shown on the page that says whose it is, in the order of the document. They come as one text: a list of
 * objects takes several times as long to pass on.
 */
export async function numbersOn(page: Page): Promise<Shown[]> {
  const text = await page.evaluate((homes) => {
    const shown = [...document.querySelectorAll('[data-value]')].flatMap((element) => {
      const own = element.getAttribute('data-ref');
      const ref = own ?? element.getAttribute('data-of');
      if (ref === null || element.closest('[data-stale]')) return [];
      const home = Object.entries(homes).find(([, one]) => element.closest(one));
      return {
        ref,
        derived: own === null,
        cell: element.getAttribute('data-cell') ?? '',
        value: element.getAttribute('data-value'),
        where: home?.[0] ?? 'else',
      };
    });
    return JSON.stringify(shown);
  }, HOMES);
  const shown = JSON.parse(text) as (Omit<Shown, 'value'> & { readonly value: string })[];
  return shown.map((one) => ({ ...one, value: Number(one.value) }));
}

/** Numbers of the page as one text, to be compared with those of another time. */
export async function snapshot(page: Page): Promise<string> {
  await settled(page);
  const lines = (await numbersOn(page)).map(
    ({ ref, derived, cell, value, where }) =>
      `${where} ${derived ? 'of ' : ''}${ref}[${cell}] ${value}`,
  );
  return lines.toSorted().join('\n');
}

/** The query of the address, which the page writes when it rests or is left. */
export const addressOf = (page: Page): Promise<string> =>
  page.evaluate(() => {
    dispatchEvent(new Event('pagehide'));
    return location.search;
  });

/** The slider of the steps. */
export const scrubber = (page: Page): Locator =>
  page.locator('#stage input[aria-label="Step of the pass"]');

export const stepOf = async (page: Page): Promise<number> =>
  Number(await scrubber(page).inputValue());

/**
 * A shared page on which each test begins again, at a step: all that was done is forgotten, but for preferences and for
 * what was brought to life. It takes a fifth of the time of a new page.
 */
export function renewedBook(opening: Opening = {}): (step?: number) => Promise<Page> {
  const open = sharedBook(opening);
  let former: Page | undefined;
  return async (step) => {
    const page = await open();
    if (page === former) await startOver(page);
    former = page;
    if (step !== undefined) await scrubber(page).fill(String(step));
    await settled(page);
    return page;
  };
}

/** A figure as it is at first, on a page on which each test begins again. */
export function renewedFigure(): (name: string, step?: number) => Promise<Page> {
  const fresh = renewedBook();
  return async (name, step) => {
    const page = await fresh(step);
    await (await near(page, name)).getByRole('button', { name: /^Reset/ }).click();
    return page;
  };
}

async function startOver(page: Page): Promise<void> {
  await page.mouse.move(0, 0);
  await page.keyboard.press('Escape');
  await openTab(page, 'Files');
  await page.locator('#stage .Files-files button', { hasText: 'Start over' }).click();
  await openTab(page, 'This step');
  await page.evaluate(() => {
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
    scrollTo(0, 0);
  });
}

/** Distinct names of the tensors that are on the stage under a class. */
export const namesWith = (page: Page, mark: string, within = '#stage'): Promise<string[]> =>
  page.evaluate(
    ([mark, within]) =>
      [
        ...new Set(
          [...document.querySelectorAll(`${within} .${mark}`)].map(
            (element) =>
              element.getAttribute('data-ref') ??
              element.getAttribute('data-of') ??
              element.getAttribute('data-term')!,
          ),
        ),
      ].toSorted(),
    [mark, within] as const,
  );

export interface Fixture {
  readonly network: NetworkFile;
  readonly expected: TensorsFile & { readonly after: Readonly<Record<string, After>> };
}

export type After = Pick<NetworkFile, 'W' | 'b'> & { readonly loss: number };

export const NETWORKS = new URL('../fixtures/networks/', import.meta.url);

export const fixture = (name: string): Fixture =>
  JSON.parse(readFileSync(new URL(`${name}.json`, NETWORKS), 'utf8')) as Fixture;

/** A step of the worked network: its name, what it reads and what it writes. */
export type Step = readonly [id: string, reads: string, writes: string];

/** The pass of the worked network, written down by hand. */
export const PASS: readonly Step[] = [
  ['z1 = W1 a0 + b1', 'W1 a0 b1', 'z1'],
  ['a1 = σ(z1)', 'z1', 'a1'],
  ['z2 = W2 a1 + b2', 'W2 a1 b2', 'z2'],
  ['a2 = σ(z2)', 'z2', 'a2'],
  ['z3 = W3 a2 + b3', 'W3 a2 b3', 'z3'],
  ['p = softmax(z3)', 'z3', 'p'],
  ['L = −Σ y log p', 'p y', 'L'],
  ['dz3 = p − y', 'p y', 'dz3'],
  ['dW3 = dz3 a2ᵀ', 'a2 dz3', 'dW3'],
  ['db3 = dz3', 'dz3', 'db3'],
  ['da2 = W3ᵀ dz3', 'W3 dz3', 'da2'],
  ['dz2 = W3ᵀ dz3 ⊙ σ′(z2)', 'W3 dz3 z2', 'dz2'],
  ['dW2 = dz2 a1ᵀ', 'a1 dz2', 'dW2'],
  ['db2 = dz2', 'dz2', 'db2'],
  ['da1 = W2ᵀ dz2', 'W2 dz2', 'da1'],
  ['dz1 = W2ᵀ dz2 ⊙ σ′(z1)', 'W2 dz2 z1', 'dz1'],
  ['dW1 = dz1 a0ᵀ', 'a0 dz1', 'dW1'],
  ['db1 = dz1', 'dz1', 'db1'],
  ['W3 := W3 − α dW3', 'W3 alpha dW3', 'W3'],
  ['b3 := b3 − α db3', 'alpha b3 db3', 'b3'],
  ['W2 := W2 − α dW2', 'W2 alpha dW2', 'W2'],
  ['b2 := b2 − α db2', 'alpha b2 db2', 'b2'],
  ['W1 := W1 − α dW1', 'W1 alpha dW1', 'W1'],
  ['b1 := b1 − α db1', 'alpha b1 db1', 'b1'],
];

/** Opens a network of any layers from its file, as a reader does. */
export async function openModel(page: Page, name: string): Promise<Experiment> {
  const path = new URL(`../fixtures/models/${name}.json`, import.meta.url);
  const { network } = JSON.parse(readFileSync(path, 'utf8')) as { network: object };
  const text = JSON.stringify(network);
  await openTab(page, 'Files');
  const file = { name: `${name}.json`, mimeType: 'application/json', buffer: Buffer.from(text) };
  await stage(page).getByLabel('Open network…').setInputFiles(file);
  await page.locator('.Files-files .said', { hasText: `${name}.json is open` }).waitFor();
  return openNetwork(text, `${name}.json`);
}
