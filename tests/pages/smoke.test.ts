import { describe, expect, test } from 'vitest';
import { openBook } from './browser.ts';

describe('every page', () => {
  test.each(['/index.html', '/', '/chapter-7.html'])('%s opens without a fault', async (path) => {
    const page = await openBook({ path });
    expect(await page.locator('h1').count()).toBe(1);
    expect(await page.title()).not.toBe('');
  });
});
