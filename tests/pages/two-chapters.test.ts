import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { near, openBook, openTab, settled, pointAt } from './browser.ts';
import { namesWith, scrubber, stepOf } from './reading.ts';

const neuron = (path = '/chapter-1.html', kept = {}): Promise<Page> => openBook({ path, kept });

const next = (page: Page): Promise<void> => page.getByRole('button', { name: 'Next' }).click();

/** Names of the scripts that a page has fetched. */
const scripts = (page: Page): Promise<string[]> =>
  page.evaluate(() =>
    performance
      .getEntriesByType('resource')
      .map(({ name }) => new URL(name).pathname)
      .filter((name) => name.endsWith('.js')),
  );

const σ = (z: number): number => 1 / (1 + Math.exp(-z));
const [w, x, b, y] = [0.6, 1.5, -0.25, 1];
const z = w * x + b;
const a = σ(z);

test('the cover lists both chapters, by their numbers', async () => {
  const page = await openBook({ path: '/index.html' });
  expect(await page.locator('#contents h2 a').allInnerTexts()).toEqual([
    'One neuron',
    'Backpropagation in full',
    'A convolutional network',
  ]);
  await page.getByRole('heading', { name: 'One neuron' }).getByRole('link').click();
  await page.waitForURL('**/chapter-1.html');
});

test('the text of the second chapter has the numbers of its own model', async () => {
  const page = await openBook({ path: '/chapter-1.html', javaScriptEnabled: false });
  expect(Number(await page.locator('[data-num="z"]').getAttribute('data-value'))).toBe(z);
  expect(await page.locator('[data-equation="N1"] .katex').count()).toBeGreaterThan(0);
  expect(await page.locator('[data-figure="weighted"] .figure-number').innerText()).toBe('0.65');
});

test('its stage steps from the end of the forward pass to that of the update, and its equation lights', async () => {
  const page = await neuron();
  expect(await stepOf(page)).toBe(4);
  await scrubber(page).fill('1');
  await settled(page);
  expect(await page.locator('[data-equation="N1"]').getAttribute('aria-current')).toBe('step');
  expect(await namesWith(page, 'read')).toEqual(expect.arrayContaining(['w', 'x', 'b']));
  expect(await namesWith(page, 'written')).toContain('z');

  await pointAt(page.locator('[data-equation="N1"] [data-term="w"]').first());
  await page.locator('#stage .lit[data-ref="w"]').first().waitFor();
  expect(await page.locator('#stage .lit[data-ref="b"]').count()).toBe(0);

  const seen: number[] = [];
  const count = Number(await scrubber(page).getAttribute('max'));
  for (let step = 1; step < count; step++) {
    await next(page);
    await settled(page);
    seen.push(await stepOf(page));
  }
  expect(seen).toEqual(Array.from({ length: count - 1 }, (_, n) => n + 2));
  await openTab(page, 'All tensors');
  const shown = async (key: string): Promise<number> =>
    Number(
      await page
        .locator(`[role=tabpanel] [data-ref="${key}"][data-value]`)
        .first()
        .getAttribute('data-value'),
    );
  const dz = (a - y) * a * (1 - a);
  expect(await shown('dw')).toBeCloseTo(dz * x, 12);
  expect(await shown('db')).toBeCloseTo(dz, 12);
  expect(await shown('w')).toBeCloseTo(w - 0.5 * dz * x, 12);
});

test('it trains, its figure is live, and its address and state are its own', async () => {
  const page = await neuron('/chapter-1.html?step=2');
  expect(await stepOf(page)).toBe(2);
  await openTab(page, 'Training');
  await page.getByRole('button', { name: '10 steps', exact: true }).click();
  await page.locator('[data-training-step="10"]').waitFor();
  let [weight, bias] = [w, b];
  for (let t = 0; t < 10; t++) {
    const out = σ(weight * x + bias);
    const dz = (out - y) * out * (1 - out);
    weight -= 0.5 * dz * x;
    bias -= 0.5 * dz;
  }
  const figure = await near(page, 'weighted');
  const value = await figure.locator('.figure-number').getAttribute('data-value');
  expect(Number(value)).toBeCloseTo(weight * x + bias, 12);

  await page.waitForFunction(() => localStorage.getItem('backpropagation.01-neuron') !== null);
  await page.reload();
  await settled(page);
  await page.locator('[data-training-step="10"]').waitFor();
  await page.goto('/chapter-7.html');
  expect(await stepOf(page)).toBe(7);
});

test('each page fetches its own chapter only', async () => {
  const first = await neuron();
  await near(first, 'weighted');
  expect(await scripts(first)).not.toEqual([]);
  expect((await scripts(first)).filter((name) => name.includes('07-'))).toEqual([]);
  const seventh = await openBook({ path: '/chapter-7.html' });
  expect((await scripts(seventh)).filter((name) => name.includes('01-'))).toEqual([]);
  expect((await scripts(seventh)).filter((name) => name.includes('07-'))).toHaveLength(1);
});

test('preferences are of both, what was done is of one', async () => {
  const page = await neuron();
  await page.getByRole('button', { name: 'Index' }).click();
  await next(page);
  await page.goto('/chapter-7.html');
  await page.locator('html[data-notation="index"]').waitFor();
  expect(await stepOf(page)).toBe(7);
});
