import type { Page } from 'playwright-core';

/** Opens Iris where one trains, as a reader would. */
export async function openIris(page: Page): Promise<void> {
  await page.getByRole('tab', { name: 'Training' }).click();
  await page.getByRole('button', { name: /^Iris/ }).click();
  await page.getByRole('button', { name: '1 step' }).waitFor();
}

/** Trains from now on: by the button that does so, or, where there is none, a step a frame. */
export async function startTraining(page: Page): Promise<void> {
  const play = page.getByRole('button', { name: 'Train', exact: true });
  if ((await play.count()) > 0) return play.first().click();
  await page.getByRole('button', { name: '1 step' }).evaluate((button: HTMLButtonElement) => {
    const step = (): void => {
      button.click();
      requestAnimationFrame(step);
    };
    requestAnimationFrame(step);
  });
}
