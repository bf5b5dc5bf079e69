import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { enliven, openBook, sharedBook } from './browser.ts';
import { overflow, screens, violations } from './soundness.ts';

const question = (page: Page, id: string) => page.locator(`#question-${id}`);

describe.each([screens[0], screens[3]])(
  'no serious and no critical violation in the whole text, %s, %i px:',
  (colorScheme, width) => {
    const open = sharedBook({ colorScheme, width, height: 844, laidOut: true });

    test('the page', async () => {
      expect(await violations(await open(), 'html')).toEqual([]);
    });

    test('questions in every state', async () => {
      const page = await open();
      await enliven(page, '[data-question]');
      await question(page, 'shift').getByRole('button', { name: 'nothing' }).click();
      await question(page, 'bottom').getByRole('button', { name: 'Skip' }).click();
      expect(await violations(page, '[data-question]')).toEqual([]);
      expect(await overflow(page)).toBeLessThanOrEqual(0);
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
