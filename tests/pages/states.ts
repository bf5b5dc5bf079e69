import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { openTab, stage, head } from './browser.ts';

const next = (page: Page) => page.locator('button[data-move=next]:visible').first();

/** On a narrow screen the stage is a sheet that is pulled up. */
async function pullUp(page: Page): Promise<void> {
  const pull = stage(page).getByRole('button', { name: 'Open the stage' });
  if (await pull.isVisible()) await pull.click();
}

/** States of the chapter that look different, each reached from the one before. */
export const states: Readonly<Record<string, (page: Page) => Promise<void>>> = {
  'the prediction': async () => undefined,
  'the gradient path': async (page) => {
    await pullUp(page);
    await stage(page).getByRole('button', { name: 'it falls' }).click();
    await stage(page)
      .getByRole('button', { name: /Follow its gradient path/ })
      .click();
    await next(page).click();
    await expect
      .poll(() => page.locator('.GradientPathPanel-sentence').innerText())
      .toBe('Factor 1 of 6');
  },
  'a step': async (page) => {
    await stage(page).getByRole('button', { name: 'Leave the path' }).click();
    for (let n = 0; n < 5; n++) await next(page).click();
  },
  'all tensors': (page) => openTab(page, 'All tensors'),
  code: async (page) => {
    await openTab(page, 'Code');
    await stage(page).getByText('Helper functions').click();
  },
  files: (page) => openTab(page, 'Files'),
  training: (page) => openTab(page, 'Training'),
  'data of one’s own': async (page) => {
    await stage(page).getByRole('button', { name: 'Own CSV' }).click();
    await page.locator('[data-csv] textarea').fill('x,y,kind\n1,2,a\n3,4,b\n5,oops,b');
  },
  'settings tried': async (page) => {
    await stage(page)
      .getByRole('slider', { name: 'Learning rate from here on' })
      .press('ArrowLeft');
  },
  'training watched': async (page) => {
    await stage(page).getByRole('button', { name: 'Blobs', exact: true }).click();
    await page.locator('[data-facts]', { hasText: 'Blobs' }).waitFor();
    await stage(page).getByRole('button', { name: '10 steps', exact: true }).click();
    await page.locator('[data-training-step="10"]').first().waitFor();
    await page.locator('.ConfusionMatrix-confusion td button:enabled').first().click();
  },
  keys: async (page) => {
    const settings = head(page).getByRole('button', { name: 'Settings', exact: true });
    if (await settings.isVisible()) await settings.click();
    await head(page).getByRole('button', { name: 'Keys' }).click();
  },
};
