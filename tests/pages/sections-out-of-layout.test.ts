import { describe, expect, test } from 'vitest';
import type { Locator, Page } from 'playwright-core';
import { enliven, openBook } from './browser.ts';

/** Height of each section of the text, and whether it is left out of layout now. */
const sections = (page: Page): Promise<{ id: string; height: number; skipped: boolean }[]> =>
  page.locator('.prose > section').evaluateAll((all) =>
    all.map((section) => ({
      id: section.id,
      height: section.getBoundingClientRect().height,
      skipped: !section.firstElementChild!.checkVisibility({ contentVisibilityAuto: true }),
    })),
  );

const skipping = (page: Page): Promise<unknown> =>
  page.waitForFunction(() => document.documentElement.hasAttribute('data-laid-out'));

const topOf = (element: Locator): Promise<number> =>
  element.evaluate((one) => one.getBoundingClientRect().top);

describe('sections far from the window', () => {
  test('are left out of layout, as high as they are', async () => {
    const page = await openBook({ laidOut: true });
    await skipping(page);
    const out = await sections(page);
    expect(out.filter(({ skipped }) => skipped).length).toBeGreaterThan(out.length / 2);
    expect(out[0]!.skipped).toBe(false);
    await page.evaluate(() => delete document.documentElement.dataset['laidOut']);
    const all = await sections(page);
    expect(all.map(({ height }) => height)).toEqual(out.map(({ height }) => height));
    expect(all.some(({ skipped }) => skipped)).toBe(false);
  });

  test('are known again at another width', async () => {
    const page = await openBook({ laidOut: true });
    await skipping(page);
    await page.setViewportSize({ width: 1024, height: 900 });
    await skipping(page);
    const out = await sections(page);
    await page.evaluate(() => delete document.documentElement.dataset['laidOut']);
    const all = await sections(page);
    expect(all.map(({ height }) => height)).toEqual(out.map(({ height }) => height));
  });

  test('let a link land where its target is, also where they have changed unseen', async () => {
    const page = await openBook({ laidOut: true });
    await enliven(page, '[data-derivation]');
    await skipping(page);
    await page.locator('[data-notation-switch="index"]').click();
    await page.evaluate(() => {
      const link = document.createElement('a');
      link.href = '#training';
      link.textContent = 'there';
      document.querySelector('#text h1')!.after(link);
      scrollTo(0, 0);
    });
    await page.locator('h1 + a', { hasText: 'there' }).click();
    const heading = page.locator('#training > h2');
    await expect.poll(() => topOf(heading)).toBeCloseTo(112, -1);
    await skipping(page);
    expect(await topOf(heading)).toBeCloseTo(112, -1);
  });
});
