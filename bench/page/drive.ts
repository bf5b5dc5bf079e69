import type { Page } from 'playwright-core';

/** Opens the training room with Iris, as a reader would. */
export async function openIris(page: Page): Promise<void> {
  await page.getByRole('tab', { name: 'Training' }).click();
  await page.getByRole('button', { name: /^Iris/ }).click();
  await page.getByRole('button', { name: '1 step' }).waitFor();
}

/** Trains from now on: one step a frame, until the page is closed. */
export const startTraining = (page: Page): Promise<void> =>
  page.getByRole('button', { name: '1 step' }).evaluate((button: HTMLButtonElement) => {
    const step = (): void => {
      button.click();
      requestAnimationFrame(step);
    };
    requestAnimationFrame(step);
  });
