import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { allNear, enliven, openBook, sharedBook } from './browser.ts';
import { overflow, screens, violations } from './soundness.ts';

const question = (page: Page, id: string) => page.locator(`#question-${id}`);

/** Those derivations with the longest lines, sums and tables. */
const WIDEST = ['errorAtLogits', 'twoBack', 'matrices'];
const widest = WIDEST.map((name) => `#derivation-${name}`).join();

describe('no serious and no critical violation, and nothing too wide:', () => {
  const open = sharedBook({ height: 844, laidOut: true });

  /** Whether anything is wider than its box, at each width. */
  async function expectNarrow(page: Page, ...parts: string[]): Promise<void> {
    for (const [width] of screens) {
      await page.setViewportSize({ width, height: 844 });
      for (const part of ['html', ...parts])
        expect.soft(await overflow(page, part), `${part}, ${width} px`).toBeLessThanOrEqual(0);
    }
  }

  test('the whole text as it is opened', async () => {
    const page = await open();
    const opposite = [
      [1440, ['light']],
      [390, ['dark']],
    ] as const;
    expect(await violations(page, 'html', opposite)).toEqual([]);
  });

  test('questions in every state', async () => {
    const page = await open();
    await enliven(page, '[data-question]');
    await question(page, 'shift').getByRole('button', { name: 'nothing' }).click();
    await question(page, 'bottom').getByRole('button', { name: 'Skip' }).click();
    expect(await violations(page, '[data-question]', screens)).toEqual([]);
    await expectNarrow(page);
  });

  test('derivations', async () => {
    const page = await open();
    await enliven(page, '[data-derivation]');
    for (const name of WIDEST) {
      const walk = page.locator(`#derivation-${name}`);
      await walk.getByRole('button', { name: 'Show all' }).click();
      for (const fold of await walk.locator('summary').all()) await fold.click();
      await walk.getByRole('button', { name: 'open the sum' }).first().click();
    }
    expect(await violations(page, widest, screens)).toEqual([]);
    await expectNarrow(page, '[data-derivation]');
  });

  test('every figure', async () => {
    const page = await open();
    await allNear(page);
    const check = page.locator('[data-figure="gradient-check"]');
    await check.getByRole('button', { name: 'W updated too early' }).click();
    expect(await violations(page, '.figure-frame', screens)).toEqual([]);
    await expectNarrow(page, '.figure-frame');
  });
});

test('no serious and no critical violation on the cover', async () => {
  const page = await openBook({ path: '/index.html' });
  expect(await violations(page, 'html', [[1440, ['light', 'dark']]])).toEqual([]);
});
