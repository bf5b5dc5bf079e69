import { describe, expect, test } from 'vitest';
import { allNear, enliven, sharedBook } from './browser.ts';
import { overflow, screens, violations } from './soundness.ts';

/** Those derivations with the longest lines, sums and tables. */
const WIDEST = ['errorAtLogits', 'twoBack', 'matrices'];

describe.each(screens)('sound and not too wide, %s, %i px:', (colorScheme, width) => {
  const open = sharedBook({ colorScheme, width, height: 844, laidOut: true });

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
      await page.locator(`#derivation-${name}`).getByRole('button', { name: 'Show all' }).click();
      for (const fold of await page.locator(`#derivation-${name}`).locator('summary').all())
        await fold.click();
      await page
        .locator(`#derivation-${name}`)
        .getByRole('button', { name: 'open the sum' })
        .first()
        .click();
    }
    const widest = WIDEST.map((name) => `#derivation-${name}`).join();
    expect(await violations(page, widest)).toEqual([]);
    expect(await overflow(page, '[data-derivation]')).toBeLessThanOrEqual(0);
    expect(await overflow(page)).toBeLessThanOrEqual(0);
  });
});
