import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { alive, near, openBook, settled, sharedBook, stage, openTab } from './browser.ts';
import { renewedBook } from './reading.ts';

const fresh = renewedBook();

const panel = (page: Page) => stage(page).locator('[data-training]');
const button = (page: Page, name: string | RegExp) =>
  panel(page).getByRole('button', { name, exact: true });
const step = async (page: Page): Promise<number> =>
  Number(await panel(page).locator('[data-training-step]').getAttribute('data-training-step'));
const loss = async (page: Page): Promise<number> =>
  Number(await panel(page).locator('[data-loss="training"]').getAttribute('data-value'));

/** The training panel with a set of the book opened. */
async function openPanel(
  set: string,
  speed = '1000 steps/s',
  open: () => Promise<Page> = fresh,
): Promise<Page> {
  const page = await open();
  await openTab(page, 'Training');
  await panel(page).getByRole('combobox', { name: 'Speed' }).selectOption(speed);
  await button(page, set).click();
  await panel(page).locator('[data-facts]').filter({ hasText: set }).waitFor();
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
      { interval: 50, timeout: 120_000 },
    )
    .toBeGreaterThan(steps);
  const pause = button(page, 'Pause');
  if (await pause.isVisible()) await pause.click();
  await settled(page);
}

describe('a run', () => {
  /** With a worker that tests end. */
  const worked = sharedBook();

  test('of steps and of an epoch, and back by the keyboard', async () => {
    const page = await openPanel('Iris');
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
    const page = await openPanel('Iris', undefined, worked);
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
    // So slow that it cannot stop by itself before.
    const page = await openPanel('Blobs', '100 steps/s');
    await page.locator('body').press('t');
    await expect.poll(() => step(page)).toBeGreaterThan(50);
    await page.locator('body').press('t');
    await settled(page);
    const stopped = await step(page);
    await page.waitForTimeout(150);
    expect(await step(page)).toBe(stopped);
  });

  test('goes on at another rate from the step that it has come to', async () => {
    const page = await openPanel('Blobs');
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
    const page = await openPanel('Blobs', undefined, worked);
    await button(page, 'Train').click();
    await expect.poll(() => step(page)).toBeGreaterThan(100);
    await page.workers()[0]!.evaluate(() => close());
    await stage(page).getByText('The training worker stopped').waitFor();
    const t = await step(page);
    await expect.poll(() => step(page)).toBeGreaterThan(t);
    expect(page.workers()).toHaveLength(1);
    await button(page, 'Pause').click();
  });

  test('is where it was after a reload, which says how long the steps before it take to measure', async () => {
    const page = await openPanel('Digits', 'full speed', openBook);
    await trainTo(page, 5_000);
    const [stopped, at] = [await step(page), await loss(page)];
    // At once, before anything has rested.
    await page.reload();
    await alive(page);
    await page.waitForURL(`**/*&t=${stopped}`);
    await panel(page)
      .getByText(new RegExp(`^Measuring the earlier steps: .* of ${stopped} steps, about`))
      .waitFor();
    expect(await step(page)).toBe(stopped);
    expect(await loss(page)).toBe(at);
    await button(page, 'Pause').click();
    await settled(page);
    expect(await panel(page).locator('.TimeLeft-left').count()).toBe(0);
  });

  test('leaves no worker behind', async () => {
    const page = await openPanel('Blobs', undefined, worked);
    await button(page, 'Train').click();
    await expect.poll(() => page.workers().length).toBe(1);
    await page.evaluate(() => dispatchEvent(new Event('pagehide')));
    await expect.poll(() => page.workers().length).toBe(0);
  });

  test('that diverges says where it began', async () => {
    const page = await openPanel('Iris');
    await stage(page).getByRole('combobox', { name: 'activation' }).selectOption('relu');
    await stage(page).getByRole('slider', { name: 'Learning rate from here on' }).fill('1.5');
    const picture = panel(page).locator('canvas[role="slider"]');
    const place = await picture.boundingBox();
    await button(page, 'Train').click();
    await panel(page).getByText('The training diverges.').waitFor();
    expect(await picture.boundingBox()).toEqual(place);
    const said = await panel(page).locator('[data-stopped=diverged]').innerText();
    expect(said).toContain(`Training stopped at step ${await step(page)}`);
  });
});

describe('what it does', () => {
  test('is read along the curve by the keyboard, and gone to', async () => {
    const page = await openPanel('Iris');
    await button(page, '100 steps').click();
    await expect.poll(() => step(page)).toBe(100);
    const reader = stage(page).getByRole('slider', { name: 'Training steps done' });
    await reader.focus();
    await page.keyboard.press('Home');
    await page.keyboard.press('ArrowRight');
    expect(await reader.getAttribute('aria-valuetext')).toMatch(
      /^step 1: training [\d.]+, held out [\d.]+$/,
    );
    await settled(page);
    expect(await step(page)).toBe(1);
  });

  test('of a cell of the confusion, a sample is traced; training heeds it not', async () => {
    const page = await openPanel('Iris');
    await button(page, '100 steps').click();
    await expect.poll(() => step(page)).toBe(100);
    const cells = panel(page).locator('.ConfusionMatrix-confusion td button');
    const counts = (await cells.allInnerTexts()).map(Number);
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(30);
    await cells.filter({ hasText: /[1-9]/ }).first().click();
    const sample = panel(page).locator('.Samples-samples button').first();
    const name = await sample.getAttribute('aria-label');
    await sample.click();
    await settled(page);
    expect(await sample.getAttribute('aria-pressed')).toBe('true');
    expect(name).toMatch(/^Sample \d+, setosa: predicted setosa, p = /);
    const number = /^Sample (\d+)/.exec(name!)![1];
    const inspected = panel(page).locator('[data-sample-gradient]');
    expect(await inspected.innerText()).toContain(`Sample ${number}`);
    await inspected.getByRole('button', { name: 'Its pass on the stage' }).click();
    await page.locator('svg.NetworkDiagram-diagram').waitFor();
    expect(await page.locator('.Transport-phases').innerText()).toContain('training step 101');
    await openTab(page, 'Training');
    await button(page, '10 steps').click();
    await expect.poll(() => step(page)).toBe(110);
  });

  test('in the plane is shown with every hidden unit', async () => {
    const page = await openPanel('Rings');
    await button(page, '100 steps').click();
    await expect.poll(() => step(page)).toBe(100);
    expect(await panel(page).locator('[data-unit]').count()).toBe(2 + 15 + 3);
    const colours = await panel(page)
      .locator('canvas.RegionPicture-region')
      .evaluate((canvas: HTMLCanvasElement) => {
        const { data } = canvas.getContext('2d')!.getImageData(0, 0, canvas.width, canvas.height);
        const seen = new Set<number>();
        for (let n = 0; n < data.length; n += 4) seen.add((data[n]! << 8) | data[n + 2]!);
        return seen.size;
      });
    expect(colours).toBeGreaterThan(20);
    const plane = panel(page).getByRole('slider', { name: 'Samples in the plane' });
    await plane.press('End');
    await plane.press('ArrowLeft');
    const said = /^Sample (\d+) at x₁ .+: .+ predicted .+, p = /.exec(
      (await plane.getAttribute('aria-valuetext'))!,
    )!;
    await plane.press('Enter');
    const traced = panel(page).getByRole('spinbutton', { name: 'Sample that is traced' });
    await expect.poll(() => traced.inputValue()).toBe(said[1]);
    await traced.press('ArrowUp');
    await expect.poll(() => traced.inputValue()).toBe(String(Number(said[1]) + 1));
    await panel(page)
      .locator('[data-sample-gradient]')
      .getByText(`Sample ${Number(said[1]) + 1}`)
      .waitFor();
    await panel(page)
      .getByRole('combobox', { name: 'Traced samples' })
      .selectOption('the samples of the training step');
    await traced.waitFor({ state: 'detached' });
  });

  test('to digits is seen in pictures, and said with the time it took', async () => {
    const page = await openPanel('Digits');
    await button(page, 'Train').click();
    await panel(page).locator('[data-reached]').waitFor();
    await button(page, 'Pause').click();
    await settled(page);
    expect(await panel(page).locator('[data-reached]').innerText()).toMatch(
      /^Digits: 96 % accuracy on the held-out samples at step \d+, after [\d.]+ ms/,
    );
    const pictures = panel(page).locator('.DigitPicture-picture');
    expect(await pictures.count()).toBeGreaterThan(0);
    await panel(page).getByLabel('only wrong predictions').check();
    for (const one of await panel(page).locator('.Samples-samples button').all())
      expect(await one.getAttribute('data-wrong')).toBe('true');
  });
});

describe('whole runs while a setting is dragged', () => {
  const whole = (page: Page) => panel(page).locator('.Chart-legend[data-whole]');

  test('that do not fit into a second say how long they take', async () => {
    const page = await openPanel('Digits');
    const units = stage(page).getByRole('spinbutton', { name: 'Units of hidden layer 1' });
    await units.fill('120');
    await units.press('Enter');
    const slider = stage(page).getByRole('slider', { name: 'Batch size, tried' });
    await slider.press('Home');
    await panel(page)
      .getByText(/of 143800 steps, about \d+ s left/)
      .waitFor();
    await whole(page).waitFor();
    expect(await panel(page).locator('.TimeLeft-left').count()).toBe(0);
  });

  test('are there at once, and again for other settings, the former beside them', async () => {
    const page = await openPanel('Iris');
    const rate = stage(page).getByRole('slider', { name: 'Learning rate from here on' });
    await rate.press('ArrowLeft');
    await whole(page).waitFor();
    const before = await whole(page).innerText();
    await rate.hover();
    await page.mouse.down();
    await page.mouse.move(
      ...(await rate.boundingBox().then((box): [number, number] => [box!.x + 8, box!.y + 8])),
      { steps: 4 },
    );
    await expect.poll(() => whole(page).innerText()).toContain('before');
    expect(await whole(page).innerText()).not.toBe(before);
    // It is tried as long as it is dragged, and set where it is let go.
    const alpha = page.locator('[data-num="alpha"]').first();
    expect(await alpha.getAttribute('data-value')).toBe('0.45');
    await page.mouse.up();
    await expect.poll(() => alpha.getAttribute('data-value').then(Number)).toBeLessThan(0.01);
    expect(await step(page)).toBe(0);
  });
});

test('a run stops by itself when it has learned, and says so; the optimizer has steps of its own', async () => {
  const page = await openPanel('Rings', 'full speed');
  await stage(page).getByRole('combobox', { name: 'Optimizer' }).selectOption('Adam');
  await stage(page).getByRole('spinbutton', { name: 'Learning rate' }).fill('0.02');
  await stage(page).getByRole('spinbutton', { name: 'Learning rate' }).press('Enter');
  await button(page, 'Train').click();
  await panel(page).locator('[data-stopped=learned]').waitFor();
  expect(
    Number(await panel(page).locator('[data-right="training"]').getAttribute('data-value')),
  ).toBe(1);
  await stage(page).getByRole('tab', { name: 'All tensors' }).click();
  await stage(page).locator('[data-ref="mW1"]').first().waitFor();
});

test('the figure in the text shows the training that runs in the stage', async () => {
  const page = await openPanel('Spirals', '100 steps/s');
  await button(page, '10 steps').click();
  const figure = await near(page, 'training-panel');
  await expect.poll(() => figure.innerText()).toContain('training step 10');
  await figure.getByRole('button', { name: 'Train', exact: true }).click();
  await expect.poll(() => step(page)).toBeGreaterThan(100);
  await figure.getByRole('button', { name: 'Pause' }).click();
  await settled(page);
  await expect.poll(() => figure.innerText()).toContain(`training step ${await step(page)}`);
});
