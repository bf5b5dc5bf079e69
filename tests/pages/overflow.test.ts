import { describe, expect, test } from 'vitest';
import { openBook, settled } from './browser.ts';
import { overflow } from './soundness.ts';
import { states } from './states.ts';

describe('nothing makes the page scroll sideways', () => {
  test.each([1440, 1024, 390, 320])('%i px', async (width) => {
    const page = await openBook({ width, height: 800 });
    for (const [name, state] of Object.entries(states)) {
      await state(page);
      await settled(page);
      expect.soft(await overflow(page), name).toBeLessThanOrEqual(0);
    }
    const cover = await openBook({ width, path: '/index.html' });
    expect(await overflow(cover), 'cover').toBeLessThanOrEqual(0);
  });
});
