import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { alive, near, openBook, settled, stage } from './browser.ts';

const room = (page: Page) => page.locator('.room');
const button = (page: Page, name: string | RegExp) =>
  room(page).getByRole('button', { name, exact: true });
const step = async (page: Page): Promise<number> =>
  Number(await room(page).locator('[data-training-step]').getAttribute('data-training-step'));
const loss = async (page: Page): Promise<number> =>
  Number(await room(page).locator('[data-loss="training"]').getAttribute('data-value'));

/** The room with a set of the book opened. */
async function openRoom(set: string): Promise<Page> {
  const page = await openBook();
  await stage(page).getByRole('tab', { name: 'Training' }).click();
  await button(page, set).click();
  await room(page).locator('.facts').filter({ hasText: set }).waitFor();
  return page;
}

/** Trains until so many steps are done, again where the run has stopped by itself. */
async function trainTo(page: Page, steps: number): Promise<void> {
  await expect
    .poll(
      async () => {
        const train = button(page, 'Train');
        if ((await step(page)) <= steps && (await train.isVisible())) await train.click();
        return step(page);
      },
      { interval: 50, timeout: 30_000 },
    )
    .toBeGreaterThan(steps);
  const pause = button(page, 'Pause');
  if (await pause.isVisible()) await pause.click();
  await settled(page);
}

describe('a run', () => {
  test('of steps and of an epoch, and back by the keyboard', async () => {
    const page = await openRoom('Iris');
    const first = await loss(page);
    await button(page, '100 steps').click();
    await expect.poll(() => step(page)).toBe(100);
    expect(await loss(page)).toBeLessThan(first);
    await button(page, '1 epoch').click();
    await expect.poll(() => step(page)).toBe(104);
    const back = stage(page).getByRole('slider', { name: 'Training steps done' });
    await back.focus();
    await page.keyboard.press('Home');
    await settled(page);
    expect(await step(page)).toBe(0);
    expect(await loss(page)).toBe(first);
  });

  test('is watched until it is paused; the rest of the page is then at the same step', async () => {
    const page = await openRoom('Iris');
    const first = await loss(page);
    await button(page, 'Train').click();
    await expect.poll(() => step(page)).toBeGreaterThan(300);
    expect(page.workers()).toHaveLength(1);
    await button(page, 'Pause').click();
    await settled(page);
    const stopped = await step(page);
    await page.waitForTimeout(200);
    expect(await step(page)).toBe(stopped);
    expect(await loss(page)).toBeLessThan(first);
    expect(await page.locator('.Transport-phases').innerText()).toContain(
      `training step ${stopped + 1}`,
    );
  });

  test('starts and stops by its key', async () => {
    const page = await openRoom('Blobs');
    await page.locator('body').press('t');
    await expect.poll(() => step(page)).toBeGreaterThan(50);
    await page.locator('body').press('t');
    await settled(page);
    const stopped = await step(page);
    await page.waitForTimeout(150);
    expect(await step(page)).toBe(stopped);
  });

  test('goes on at another rate from the step that it has come to', async () => {
    const page = await openRoom('Blobs');
    await button(page, 'Train').click();
    await expect.poll(() => step(page)).toBeGreaterThan(100);
    const rate = stage(page).getByRole('slider', { name: 'Learning rate from here on' });
    await rate.press('ArrowLeft');
    const t = await step(page);
    await expect.poll(() => step(page)).toBeGreaterThan(t + 10);
    await button(page, 'Pause').click();
    const alpha = page.locator('[data-num="alpha"]').first();
    await expect.poll(() => alpha.getAttribute('data-value')).toBe('0.45');
  });

  test('outlives its worker', async () => {
    const page = await openRoom('Blobs');
    await button(page, 'Train').click();
    await expect.poll(() => step(page)).toBeGreaterThan(100);
    await page.workers()[0]!.evaluate(() => close());
    await page.getByText('The training worker stopped').waitFor();
    const t = await step(page);
    await expect.poll(() => step(page)).toBeGreaterThan(t);
    expect(page.workers()).toHaveLength(1);
    await button(page, 'Pause').click();
  });

  test('is where it was after a reload, which says how long the steps before it take to measure', async () => {
    const page = await openRoom('Digits');
    await trainTo(page, 30_000);
    const [stopped, at] = [await step(page), await loss(page)];
    // At once, before anything has rested.
    await page.reload();
    await alive(page);
    await page.waitForURL(`**/*&t=${stopped}`);
    await room(page)
      .getByText(new RegExp(`^Measuring the steps before: .* of ${stopped} steps, about`))
      .waitFor();
    expect(await step(page)).toBe(stopped);
    expect(await loss(page)).toBe(at);
    await button(page, 'Pause').click();
    await settled(page);
    expect(await room(page).locator('.room-progress').count()).toBe(0);
  });

  test('leaves no worker behind', async () => {
    const page = await openRoom('Blobs');
    await button(page, 'Train').click();
    await expect.poll(() => page.workers().length).toBe(1);
    await page.evaluate(() => dispatchEvent(new Event('pagehide')));
    await expect.poll(() => page.workers().length).toBe(0);
  });

  test('that diverges says where it began', async () => {
    const page = await openRoom('Iris');
    await stage(page).getByRole('combobox', { name: 'activation' }).selectOption('relu');
    await stage(page).getByRole('slider', { name: 'Learning rate from here on' }).fill('1.5');
    await button(page, 'Train').click();
    await room(page).getByText('The training diverges.').waitFor();
    const said = await room(page).locator('.room-progress').innerText();
    expect(said).toContain(`Training stopped at step ${await step(page)}`);
  });
});

describe('what it does', () => {
  test('is read along the curve by the keyboard, and gone to', async () => {
    const page = await openRoom('Iris');
    await button(page, '100 steps').click();
    await expect.poll(() => step(page)).toBe(100);
    await button(page, 'Watch it learn').click();
    const reader = stage(page).getByRole('slider', { name: /Read loss/ });
    await reader.focus();
    await page.keyboard.press('Home');
    await page.keyboard.press('ArrowRight');
    expect(await reader.getAttribute('aria-valuetext')).toMatch(
      /^step 1: training [\d.]+, held out [\d.]+$/,
    );
    await page.keyboard.press('Enter');
    await settled(page);
    expect(await step(page)).toBe(1);
  });

  test('of a cell of the confusion, a sample is traced; training heeds it not', async () => {
    const page = await openRoom('Iris');
    await button(page, '100 steps').click();
    await expect.poll(() => step(page)).toBe(100);
    await button(page, 'Watch it learn').click();
    const cells = room(page).locator('.confusion td button');
    const counts = (await cells.allInnerTexts()).map(Number);
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(30);
    await cells.filter({ hasText: /[1-9]/ }).first().click();
    const sample = room(page).locator('.room-samples button').first();
    const name = await sample.getAttribute('aria-label');
    await sample.click();
    await settled(page);
    expect(await sample.getAttribute('aria-pressed')).toBe('true');
    expect(name).toMatch(/^Sample \d+, setosa: taken for setosa, p = /);
    const number = /^Sample (\d+)/.exec(name!)![1];
    await room(page)
      .getByRole('button', { name: new RegExp(`Sample ${number} is on the page`) })
      .click();
    await page.locator('svg.NetworkDiagram-diagram').waitFor();
    expect(await page.locator('.Transport-phases').innerText()).toContain('training step 101');
    await stage(page).getByRole('tab', { name: 'Training' }).click();
    await button(page, '10 steps').click();
    await expect.poll(() => step(page)).toBe(110);
  });

  test('in the plane is shown with every hidden unit', async () => {
    const page = await openRoom('Rings');
    await trainTo(page, 200);
    expect(await room(page).locator('[data-unit]').count()).toBe(15);
    const colours = await room(page)
      .locator('canvas.region')
      .evaluate((canvas: HTMLCanvasElement) => {
        const { data } = canvas.getContext('2d')!.getImageData(0, 0, canvas.width, canvas.height);
        const seen = new Set<number>();
        for (let n = 0; n < data.length; n += 4) seen.add((data[n]! << 8) | data[n + 2]!);
        return seen.size;
      });
    expect(colours).toBeGreaterThan(20);
    const plane = room(page).getByRole('slider', { name: 'Samples in the plane' });
    await plane.press('End');
    await plane.press('ArrowLeft');
    const said = /^Sample (\d+) at x₁ .+: .+ taken for .+, p = /.exec(
      (await plane.getAttribute('aria-valuetext'))!,
    )!;
    await plane.press('Enter');
    const traced = room(page).getByRole('spinbutton', { name: 'Sample that is traced' });
    await expect.poll(() => traced.inputValue()).toBe(said[1]);
    await traced.press('ArrowUp');
    await expect.poll(() => traced.inputValue()).toBe(String(Number(said[1]) + 1));
    await room(page)
      .getByText(`Sample ${Number(said[1]) + 1} is on the page`)
      .waitFor();
    await room(page)
      .getByRole('combobox', { name: 'What is traced' })
      .selectOption('the samples of the training step');
    await traced.waitFor({ state: 'detached' });
  });

  test('to digits is seen in pictures, and said with the time it took', async () => {
    const page = await openRoom('Digits');
    await button(page, 'Train').click();
    await room(page).locator('[data-reached]').waitFor();
    await button(page, 'Pause').click();
    await settled(page);
    expect(await room(page).locator('.room-reached').innerText()).toMatch(
      /^Digits: 96 % of the held-out samples right at step \d+, after [\d.]+ ms/,
    );
    const pictures = room(page).locator('.room-picture');
    expect(await pictures.count()).toBeGreaterThan(0);
    await room(page).getByLabel('only what it gets wrong').check();
    for (const one of await room(page).locator('.room-samples button').all())
      expect(await one.getAttribute('data-wrong')).toBe('true');
  });
});

describe('a hundred epochs in the hand', () => {
  test('that do not fit into a second say how long they take', async () => {
    const page = await openRoom('Digits');
    const units = stage(page).getByRole('spinbutton', { name: 'Units of hidden layer 1' });
    await units.fill('120');
    await units.press('Enter');
    await button(page, 'Try settings').click();
    await stage(page).getByRole('slider', { name: 'batch size' }).press('Home');
    await room(page)
      .getByText(/of 143800 steps, about \d+ s left/)
      .waitFor();
    await room(page).locator('.instant [data-whole]').waitFor();
    expect(await room(page).locator('.room-progress').count()).toBe(0);
  });

  test('are there at once, and again for other settings, the former beside them', async () => {
    const page = await openRoom('Iris');
    await button(page, 'Try settings').click();
    const whole = room(page).locator('.room-legend[data-whole]');
    await whole.waitFor();
    const before = await whole.innerText();
    const rate = stage(page).getByRole('slider', { name: 'learning rate', exact: true });
    await rate.focus();
    for (let n = 0; n < 5; n++) await page.keyboard.press('ArrowRight');
    await expect.poll(() => whole.innerText().catch(() => before)).not.toBe(before);
    expect(await whole.innerText()).toContain('before');
    expect(await step(page)).toBe(0);
    await button(page, 'Train with these').click();
    await settled(page);
    expect(
      Number(await page.locator('[data-num="alpha"]').first().getAttribute('data-value')),
    ).toBeGreaterThan(0.5);
  });
});

test('the figure in the text shows the training that runs in the stage', async () => {
  const page = await openRoom('Spirals');
  await button(page, '10 steps').click();
  const figure = await near(page, 'training-panel');
  await expect.poll(() => figure.innerText()).toContain('training step 10');
  await figure.getByRole('button', { name: 'Train', exact: true }).click();
  await expect.poll(() => step(page)).toBeGreaterThan(100);
  await figure.getByRole('button', { name: 'Pause' }).click();
  await settled(page);
  await expect.poll(() => figure.innerText()).toContain(`training step ${await step(page)}`);
});
