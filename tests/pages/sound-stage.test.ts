import { expect, test } from 'vitest';
import { openBook } from './browser.ts';
import { overflow, screens, violations } from './soundness.ts';
import { states } from './states.ts';

test.each(screens)(
  'no serious and no critical violation, and nothing overflows, in any state of the stage, %s, %i px',
  async (colorScheme, width) => {
    const page = await openBook({ colorScheme, width, height: 844, laidOut: true });
    for (const [name, state] of Object.entries(states)) {
      await state(page);
      expect.soft(await overflow(page), name).toBeLessThanOrEqual(0);
      expect.soft(await violations(page, '#stage, #keys'), name).toEqual([]);
    }
  },
);
