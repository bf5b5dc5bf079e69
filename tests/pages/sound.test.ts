import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { allNear, enliven, openBook, sharedBook } from './browser.ts';
import { overflow, screens, violations } from './soundness.ts';
import { states } from './states.ts';

/** Those derivations with the longest lines, sums and tables. */
const WIDEST = ['errorAtLogits', 'twoBack', 'matrices'];

const walk = (page: Page, name: string) => page.locator(`#walk-${name}`);
const question = (page: Page, id: string) => page.locator(`#question-${id}`);

describe.each(screens)(
  'no serious and no critical violation, and nothing overflows, %s, %i px:',
  (colorScheme, width) => {
    const open = sharedBook({ colorScheme, width, height: 844, laidOut: true });
    const isOutermost = [screens[0], screens[3]].some(
      ([scheme, px]) => scheme === colorScheme && px === width,
    );

    test.runIf(isOutermost)('the whole page', async () => {
      expect(await violations(await open(), 'html')).toEqual([]);
    });

    test('every figure', async () => {
      const page = await open();
      await allNear(page);
      const check = page.locator('[data-figure="gradient-check"]');
      await check.getByRole('button', { name: 'W updated too early' }).click();
      expect(await violations(page, '.figure-frame')).toEqual([]);
      expect(await overflow(page, '.figure-frame')).toBeLessThanOrEqual(0);
      expect(await overflow(page)).toBeLessThanOrEqual(0);
    });

    test('derivations', async () => {
      const page = await open();
      await enliven(page, '[data-derivation]');
      for (const name of WIDEST) {
        await walk(page, name).getByRole('button', { name: 'Show all' }).click();
        for (const fold of await walk(page, name).locator('summary').all()) await fold.click();
        await walk(page, name).getByRole('button', { name: 'open the sum' }).first().click();
      }
      const widest = WIDEST.map((name) => `#walk-${name}`).join();
      expect(await violations(page, widest)).toEqual([]);
      expect(await overflow(page, '[data-derivation]')).toBeLessThanOrEqual(0);
      expect(await overflow(page)).toBeLessThanOrEqual(0);
    });

    test.runIf(isOutermost)('questions in every state', async () => {
      const page = await open();
      await enliven(page, '[data-question]');
      await question(page, 'shift').getByRole('button', { name: 'nothing' }).click();
      await question(page, 'bottom').getByRole('button', { name: 'Skip' }).click();
      expect(await violations(page, '[data-question]')).toEqual([]);
      expect(await overflow(page)).toBeLessThanOrEqual(0);
    });

    test('every state of the stage', async () => {
      const page = await openBook({ colorScheme, width, height: 844, laidOut: true });
      for (const [name, state] of Object.entries(states)) {
        await state(page);
        expect.soft(await overflow(page), name).toBeLessThanOrEqual(0);
        expect.soft(await violations(page, '#stage, #keys'), name).toEqual([]);
      }
    });
  },
);

test.each(['light', 'dark'] as const)(
  'no serious and no critical violation on the cover, %s',
  async (colorScheme) => {
    const page = await openBook({ path: '/index.html', colorScheme });
    expect(await violations(page, 'html')).toEqual([]);
  },
);
