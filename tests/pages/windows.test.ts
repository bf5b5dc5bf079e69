import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { openBook, settled, sharedBook, stage } from './browser.ts';
import { scrubber } from './reading.ts';

const chapter = sharedBook({ path: '/chapter-7.html?step=12' });

/** What of the stage reaches over its panel or the window, in CSS px. */
const cut = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const panel = document.querySelector('[role=tabpanel]')!;
    const faults: string[] = [];
    if (panel.scrollHeight > panel.clientHeight + 1)
      faults.push(`the panel by ${panel.scrollHeight - panel.clientHeight}`);
    for (const part of [
      '.NetworkDiagram-diagram',
      '.Operands-operands',
      '.OpenedSum-opened',
      '.Transport-transport',
    ]) {
      const box = document.querySelector(`#stage ${part}`)!.getBoundingClientRect();
      if (box.width === 0) faults.push(`${part} is not shown`);
      if (box.bottom > innerHeight || box.right > innerWidth) faults.push(part);
    }
    const operands = document.querySelector('#stage [data-operands]')!;
    if (operands.scrollWidth > operands.clientWidth)
      faults.push(`the matrices by ${operands.scrollWidth - operands.clientWidth}`);
    if (document.documentElement.scrollWidth > innerWidth) faults.push('the page');
    return faults;
  });

test.each([
  [1024, 768],
  [1280, 720],
  [1440, 900],
  [1920, 1080],
  [2560, 1440],
])('at %i × %i diagram, matrices, sum and transport are whole', async (width, height) => {
  const page = await chapter();
  await page.setViewportSize({ width, height });
  for (const step of [2, 6, 12, 18, 19, 20, 21]) {
    await scrubber(page).fill(String(step));
    await settled(page);
    expect(await cut(page), `step ${step}`).toEqual([]);
  }
});

test('at 1024 × 768 what an update did is in sight without scrolling', async () => {
  const page = await chapter();
  await page.setViewportSize({ width: 1024, height: 768 });
  await scrubber(page).fill('25');
  const last = stage(page).locator('.MovedMost-moved li').last();
  await last.waitFor();
  await settled(page);
  const { bottom, edge } = await last.evaluate((one) => ({
    bottom: one.getBoundingClientRect().bottom,
    edge: one.closest('[role=tabpanel]')!.getBoundingClientRect().bottom,
  }));
  expect(bottom).toBeLessThanOrEqual(edge + 1);
});

test('on a phone one button is filled at a time along a gradient path', async () => {
  const page = await openBook({ width: 390, height: 844, touch: true });
  const next = page.locator('.Dock-dock [data-move=next]');
  const filled = (): Promise<string[]> =>
    page
      .locator('button.primary:visible')
      .evaluateAll((all) => all.map((one) => one.textContent.trim()));
  await page.locator('.Strip-open').click();
  expect(await filled()).toEqual([]);
  await stage(page).getByRole('button', { name: 'it rises' }).click();
  expect(await filled()).toEqual(['Follow its gradient path ▸']);
  await stage(page)
    .getByRole('button', { name: /Follow its gradient path/ })
    .click();
  expect(await filled()).toEqual(['Next factor']);
  for (let n = 0; n < 6; n++) await next.click();
  await expect.poll(filled).toEqual(['All 12 paths']);
  // All six factors are in sight.
  const factors = page.getByRole('group', { name: 'Factors from the loss' });
  expect(await factors.evaluate((one) => one.scrollWidth - one.clientWidth)).toBeLessThanOrEqual(0);
  await stage(page).getByRole('button', { name: 'All 12 paths' }).click();
  expect(await filled()).toEqual(['Next']);
});

test('at 1920 × 1080 no number of the stage is smaller than 16 px', async () => {
  const page = await chapter();
  await page.setViewportSize({ width: 1920, height: 1080 });
  await scrubber(page).fill('12');
  await settled(page);
  const small = await page.evaluate(() => {
    const zoom = Number(getComputedStyle(document.querySelector('.Stage-stage')!).zoom);
    return [...document.querySelectorAll('#stage [data-value]')].flatMap((element) => {
      const { fontSize } = getComputedStyle(element.querySelector('text') ?? element);
      return parseFloat(fontSize) * zoom < 15.9 ? [`${element.textContent} ${fontSize}`] : [];
    });
  });
  expect(small).toEqual([]);
});

test.each([
  [1024, 768],
  [900, 700],
])('at %i × %i the step is counted on one line', async (width, height) => {
  const page = await chapter();
  await page.setViewportSize({ width, height });
  await settled(page);
  const where = page.locator('.Transport-where');
  expect(await where.innerText()).toMatch(/^step \d+ of 24$/);
  expect((await where.boundingBox())!.height).toBeLessThan(24);
  expect(await where.evaluate((one) => one.scrollWidth <= one.clientWidth)).toBe(true);
});

test.each([
  [390, 844],
  [768, 1024],
])('at %i × %i a live strip of the network opens the stage at its top', async (width, height) => {
  const page = await chapter();
  await page.setViewportSize({ width, height });
  const strip = page.locator('.Strip-strip');
  await strip.waitFor();
  expect(await strip.innerText()).toMatch(/network\s+loss 1\.365/);
  const [box, dock] = [await strip.boundingBox(), await page.locator('.Dock-dock').boundingBox()];
  expect([box!.height, dock!.height]).toEqual([138, 64]);
  expect(box!.y + box!.height).toBeCloseTo(dock!.y, 0);
  // Dragged up.
  await page.mouse.move(width / 2, box!.y + 60);
  await page.mouse.down();
  await page.mouse.move(width / 2, box!.y);
  await page.mouse.up();
  await page.locator('.Stage-sheet').waitFor();
  await stage(page).getByRole('tab', { name: 'Training' }).click();
  await stage(page).getByRole('tab', { name: 'Training', selected: true }).waitFor();
  expect(await page.locator('[role=tabpanel]').evaluate(({ scrollTop }) => scrollTop)).toBe(0);
  await stage(page).getByRole('button', { name: 'Network', exact: true }).click();
  await page.locator('.Dock-dock').getByRole('button', { name: 'Close the stage' }).click();
  await strip.waitFor();
});

test.each([
  [720, 450],
  [360, 225],
])('zoomed to %i × %i, most of the window is the text’s', async (width, height) => {
  const page = await chapter();
  await page.setViewportSize({ width, height });
  await settled(page);
  const taken = await page.evaluate(() => {
    scrollTo(0, 2000);
    const fixed = [...document.querySelectorAll('.Page-head, .Strip-strip, .Dock-dock')];
    const heights = fixed.map((one) => {
      const { top, bottom } = one.getBoundingClientRect();
      return Math.max(0, Math.min(innerHeight, bottom) - Math.max(0, top));
    });
    return heights.reduce((sum, one) => sum + one, 0) / innerHeight;
  });
  expect(taken).toBeLessThan(0.21);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(
    width,
  );
  // The head is whole above the text, and the whole diagram is come to in the sheet.
  await page.evaluate(() => scrollTo(0, 0));
  const head = (await page.locator('.Page-head').boundingBox())!;
  const contents = (await page.locator('.Page-head').getByText('Contents').boundingBox())!;
  expect(contents.y).toBeGreaterThanOrEqual(head.y);
  expect(contents.y + contents.height).toBeLessThanOrEqual(head.y + head.height);
  const dock = page.locator('.Dock-dock');
  await dock.getByRole('button', { name: 'Open the stage' }).click();
  await page.locator('.Stage-panel .NetworkDiagram-diagram').waitFor();
  await settled(page);
  const beyond = await page.evaluate(() => {
    const [sheet, panel] = ['sheet', 'panel'].map((one) =>
      document.querySelector(`.Stage-${one}`)!,
    );
    const scroller = sheet!.scrollHeight > sheet!.clientHeight ? sheet! : panel!;
    scroller.scrollTop = scroller.scrollHeight;
    const diagram = document.querySelector('.Stage-panel .NetworkDiagram-diagram')!;
    return diagram.getBoundingClientRect().bottom - scroller.getBoundingClientRect().bottom;
  });
  expect(beyond).toBeLessThanOrEqual(1);
  await dock.getByRole('button', { name: 'Close the stage' }).click();
});
