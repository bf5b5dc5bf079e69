import type { Page } from 'playwright-core';

/** Where the training is watched: in the stage, its curves open beside the head of the text, or in the text's own figure. */
export type Place = 'stage' | 'text';

/** Brings all of the page to life, as a reader does who has scrolled through it, and goes back to its head. */
export async function enliven(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const frame = (): Promise<number> => new Promise(requestAnimationFrame);
    const come = async (element: Element, there: () => boolean): Promise<void> => {
      element.scrollIntoView({ block: 'center' });
      while (!there()) await frame();
    };
    for (const part of document.querySelectorAll(
      '[data-question], [data-derivation], [data-figure]',
    )) {
      const slot = part.querySelector('[data-reply], [data-derivation-controls]');
      await come(part, () => (slot ? slot.childElementCount > 0 : part.hasAttribute('data-live')));
    }
    scrollTo(0, 0);
    for (let n = 0; n < 10; n++) await frame();
  });
}

/** Opens the spirals where one trains, as a reader would. Throws where they are not on their network. */
export async function openSpirals(page: Page): Promise<void> {
  const stage = page.locator('#stage');
  await stage.getByRole('tab', { name: 'Training' }).click();
  await stage.getByRole('button', { name: 'Spirals', exact: true }).click();
  await stage.locator('[data-facts]', { hasText: 'Spirals' }).waitFor();
  const units =
    (await stage.getByRole('spinbutton', { name: /^Units of hidden layer/ }).count()) + 2;
  if (units !== 4) throw new Error(`spirals on a network of ${units} layers, not on 2-8-7-3`);
  // At a small rate it takes seconds until it has learned, and stops.
  await stage
    .locator('[data-training]')
    .getByRole('combobox', { name: 'Speed' })
    .selectOption('full speed');
  const rate = stage.getByRole('spinbutton', { name: 'Learning rate' });
  await rate.fill('0.0002');
  await rate.press('Enter');
}

/** What has learned, and so has stopped, starts again, as long as the page is there. */
function restartWhenStopped(): void {
  const find = (name: string): HTMLElement | undefined =>
    [...document.querySelectorAll<HTMLElement>('button')].find(
      (button) => button.textContent.trim() === name && button.checkVisibility(),
    );
  setInterval(() => {
    if (find('Pause')) return;
    find('Start again')?.click();
    find('Train')?.click();
  }, 100);
}

/** Trains on and on from now on, with what it does in view. */
export async function startTraining(page: Page, place: Place): Promise<void> {
  const figure = page.locator('[data-figure="training-panel"]');
  if (place === 'text') {
    await page.locator('#stage').getByRole('tab', { name: 'This step' }).click();
    await figure.evaluate((element) => element.scrollIntoView({ block: 'center' }));
  }
  const part = place === 'text' ? figure : page.locator('#stage');
  await part.getByRole('button', { name: 'Train', exact: true }).click();
  await part.getByRole('button', { name: 'Pause', exact: true }).first().waitFor();
  await part.locator('.Chart-plot canvas').waitFor();
  await page.evaluate(restartWhenStopped);
}
