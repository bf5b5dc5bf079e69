import { describe, expect, test } from 'vitest';
import { traceAt } from '../../src/experiment/replay.ts';
import { openTab, sharedBook, stage } from './browser.ts';
import { openModel } from './reading.ts';
import { overflow, screens, violations } from './soundness.ts';
import { states } from './states.ts';

describe.each(screens.map((screen) => ({ width: screen[0], screen })))(
  'no serious and no critical violation, and nothing overflows, $width px:',
  ({ width, screen }) => {
    const open = sharedBook({ width, height: 844 });

    test('in any state of the stage', async () => {
      const page = await open();
      for (const [name, state] of Object.entries(states)) {
        await state(page);
        expect.soft(await overflow(page), name).toBeLessThanOrEqual(0);
        expect.soft(await violations(page, '#stage, #keys', [screen]), name).toEqual([]);
      }
      await page.keyboard.press('Escape');
    });

    test('with maps on it', async () => {
      const page = await open();
      const trace = traceAt(await openModel(page, 'conv-padding-1'), 0);
      const gradient = trace.steps.findIndex(({ id }) => id === 'convolution.dW') + 1;
      const look = async (what: string): Promise<void> => {
        expect.soft(await overflow(page), what).toBeLessThanOrEqual(0);
        expect.soft(await violations(page, '#stage', [screen]), what).toEqual([]);
      };
      for (const half of width < 800 ? ['Network', 'Numbers'] : ['This step']) {
        if (width < 800) await stage(page).getByRole('button', { name: half, exact: true }).click();
        else await openTab(page, half);
        for (const step of [1, gradient]) {
          await stage(page).getByRole('slider', { name: 'Step of the pass' }).fill(String(step));
          await look(`${half}, step ${step}`);
        }
      }
      await openTab(page, 'All tensors');
      await look('all tensors');
      await openTab(page, 'Training');
      await look('training');
    });
  },
);
