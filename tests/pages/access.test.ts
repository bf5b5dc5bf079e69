import { describe, expect, test } from 'vitest';
import { openBook } from './browser.ts';
import { violations } from './soundness.ts';

describe('no serious and no critical violation', () => {
  test.each([
    ['light', 1440],
    ['dark', 390],
  ] as const)('on the whole page, %s, %i px', async (colorScheme, width) => {
    const page = await openBook({ colorScheme, width, height: 844 });
    expect(await violations(page, 'html')).toEqual([]);
  });

  test.each(['light', 'dark'] as const)('on the cover, %s', async (colorScheme) => {
    const page = await openBook({ path: '/index.html', colorScheme });
    expect(await violations(page, 'html')).toEqual([]);
  });
});
