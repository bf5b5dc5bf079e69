import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { openBook, settled, sharedBook, stage } from './browser.ts';

const open = sharedBook({ path: '/chapter-7.html?step=10' });

/** What of the stage is still on the way, and whether anything moves. */
const moving = (page: Page) =>
  page.evaluate(() => ({
    step: Number(new URL(location.href).searchParams.get('step')),
    moves: document.querySelector('canvas[data-moving]') !== null,
    coming: [...document.querySelectorAll('[data-coming][data-ref]')].map((element) =>
      [element.closest('svg') ? 'diagram' : 'matrix', element.getAttribute('data-ref')].join(' '),
    ),
  }));

/** Whether the canvas over the stage is blank. */
const isBlank = (page: Page): Promise<boolean> =>
  page.evaluate(() => {
    const canvas = document.querySelector<HTMLCanvasElement>('.StepMotion-layer')!;
    if (canvas.width === 0) return true;
    const { data } = canvas.getContext('2d')!.getImageData(0, 0, canvas.width, canvas.height);
    return data.every((value) => value === 0);
  });

/** Presses a key and sees what the stage shows as soon as it is drawn for the step. */
const stepAndLook = (page: Page) =>
  page.evaluate(async () => {
    document.dispatchEvent(new KeyboardEvent('keydown', { key: 'n', bubbles: true }));
    do await new Promise((done) => setTimeout(done));
    while (document.querySelector('#stage [data-behind]'));
    const shown = [...document.querySelectorAll('[data-coming][data-ref]')];
    return {
      moves: document.querySelector('canvas[data-moving]') !== null,
      diagram: shown.filter((element) => element.closest('svg')).length,
      matrix: shown.filter((element) => element.closest('[role=grid]')).length,
      step: document.querySelector('input[aria-label="Step of the pass"]')!.getAttribute('value'),
    };
  });

describe('a step that is reached by going on', () => {
  test('is shown as it comes about, ends by itself, and leaves nothing behind', async () => {
    const page = await open();
    await page.emulateMedia({ reducedMotion: 'no-preference' });
    // What moves it is fetched when the pointer comes to the stage.
    await page.locator('[role=tabpanel]').hover();
    const step = stage(page).getByLabel('Step of the pass');
    await expect
      .poll(async () => {
        await step.fill('10');
        return (await stepAndLook(page)).moves;
      })
      .toBe(true);
    await expect.poll(() => moving(page)).toMatchObject({ moves: false, coming: [] });
    await step.fill('10');
    await settled(page);
    // δ² of four units: empty on the diagram and in the matrix till what makes it has come.
    const first = await stepAndLook(page);
    expect(first).toMatchObject({ moves: true, diagram: 4, matrix: 4 });
    await expect.poll(() => moving(page)).toMatchObject({ moves: false, coming: [] });
    expect(await isBlank(page)).toBe(true);
    const shown = page.locator('[role=gridcell][data-ref="da2"]').first();
    expect(await shown.innerText()).toMatch(/\d/);
  });

  test('a press ends it at once, and then acts', async () => {
    const page = await open();
    await page.keyboard.press('s');
    await settled(page);
    expect((await stepAndLook(page)).moves).toBe(true);
    // The next step is whole at once where the last one was cut short: its own cells alone are on the way.
    const second = await stepAndLook(page);
    expect(second).toMatchObject({ moves: true, diagram: 3, matrix: 3, step: '2' });
    const { coming } = await moving(page);
    expect(coming.every((one) => one.endsWith(' a1'))).toBe(true);
    await page.mouse.click(3, 300);
    expect(await moving(page)).toMatchObject({ moves: false, coming: [] });
    expect(await isBlank(page)).toBe(true);
  });

  test('going back and jumping move nothing', async () => {
    const page = await open();
    await page.keyboard.press('p');
    await settled(page);
    expect(await moving(page)).toMatchObject({ moves: false, coming: [] });
    await stage(page).getByLabel('Step of the pass').fill('9');
    await settled(page);
    expect(await moving(page)).toMatchObject({ moves: false, coming: [] });
  });

  test('cell by cell, what comes next is seen on its way', async () => {
    const page = await open();
    await stage(page).getByLabel('Step of the pass').fill('10');
    await page.keyboard.press('1');
    await page.keyboard.press('n');
    await settled(page);
    await expect.poll(() => moving(page)).toMatchObject({ moves: false });
    expect(await isBlank(page)).toBe(false);
    const cells = page.locator('svg [data-ref="da2"][data-value]');
    expect(await cells.count()).toBe(1);
    await page.keyboard.press('2');
    await stage(page).getByLabel('Step of the pass').fill('10');
    await settled(page);
    expect(await isBlank(page)).toBe(true);
  });

  test('with reduced motion its end is there at once, and the products stand on the edges', async () => {
    const page = await open();
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await stage(page).getByLabel('Step of the pass').fill('10');
    expect(await stepAndLook(page)).toMatchObject({ moves: false, diagram: 0, matrix: 0 });
    const labels = await page.locator('svg [data-labels] text').allTextContents();
    expect(labels).toEqual(['0.169', '0.223', '0.041']);
  });
});

test('the cover plays a pass, says what happens, and is paused by its button', async () => {
  const page = await openBook({ path: '/icon.svg' });
  await page.emulateMedia({ reducedMotion: 'no-preference' });
  await page.goto('/index.html');
  const picture = page.locator('[data-picture]:visible');
  const caption = picture.locator('figcaption p');
  const known = picture.locator('svg [data-ref="a1"][data-value]');
  const moving = picture.locator('canvas[data-moving]');
  await moving.waitFor({ state: 'attached' });
  expect(await caption.innerText()).toMatch(/^(?!One pass).*Blue is positive/s);
  await picture.getByRole('button', { name: 'Pause the picture' }).click();
  const words = await caption.innerText();
  await page.waitForTimeout(1500);
  expect(await caption.innerText()).toBe(words);
  await picture.getByRole('button', { name: 'Play the picture' }).click();
  await expect.poll(() => known.count()).toBe(3);
  await expect.poll(() => caption.innerText()).toContain('One pass');
  await picture.getByRole('button', { name: 'Play the picture' }).click();
  await moving.waitFor({ state: 'attached' });
});

test('with reduced motion the cover shows a pass whole, and nothing to press', async () => {
  const page = await openBook({ path: '/index.html' });
  const picture = page.locator('[data-picture]:visible');
  expect(await picture.locator('svg [data-ref="dz1"][data-value]').count()).toBe(3);
  expect(await picture.locator('button').count()).toBe(0);
});
