import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { alive, openBook, sharedBook, settled, stage } from './browser.ts';

const panel = (page: Page) => stage(page).locator('[data-training]');
const button = (page: Page, name: string | RegExp) =>
  panel(page).getByRole('button', { name, exact: true });
const step = async (page: Page): Promise<number> =>
  Number(await panel(page).locator('[data-training-step]').getAttribute('data-training-step'));
const rows = (page: Page) => panel(page).locator('[data-runs] tbody tr');

/** The panel with Rings, trained for 100 steps. */
async function trained(page: Page): Promise<void> {
  await stage(page).getByRole('tab', { name: 'Training' }).click();
  await button(page, 'Rings').click();
  await panel(page).locator('[data-facts]').filter({ hasText: 'Rings' }).waitFor();
  await button(page, '100 steps').click();
  await expect.poll(() => step(page)).toBe(100);
}

/** The text, or the bytes, of what a button saves, with the name of the file. */
async function saved(page: Page, name: string): Promise<{ file: string; bytes: Buffer }> {
  const [download] = await Promise.all([page.waitForEvent('download'), button(page, name).click()]);
  return { file: download.suggestedFilename(), bytes: await readFile(await download.path()) };
}

test('runs are kept, run again at another rate, told apart, named, gone back to, and there after a reload', async () => {
  const page = await openBook();
  await trained(page);
  await button(page, 'Keep this run').click();
  await button(page, 'Run again with the same seed at rate 1.5').click();
  await expect.poll(() => rows(page).count()).toBe(3);
  await button(page, 'Go back to α = 1.5').click();
  await expect
    .poll(() => page.locator('[data-num="alpha"]').first().getAttribute('data-value'))
    .toBe('1.5');
  expect(await step(page)).toBe(100);
  // Now the first one is the one that differs.
  const marked = rows(page).nth(1).locator('[data-differs]');
  expect(await marked.allInnerTexts()).toEqual([expect.stringContaining('0.5')]);
  const name = rows(page).nth(1).getByRole('textbox', { name: 'Name of the run' });
  await name.fill('the slow one');
  await name.press('Enter');
  await button(page, 'Compare with the slow one').click();
  const share = panel(page).locator('[data-share]').last();
  await expect.poll(() => share.getAttribute('data-share').then(Number)).toBeGreaterThan(0);
  await button(page, 'Compare with α = 1.5').click();
  await expect.poll(() => share.getAttribute('data-share').then(Number)).toBe(0);
  await page.reload();
  await alive(page);
  await expect.poll(() => rows(page).count()).toBe(3);
  expect(await rows(page).nth(1).getByRole('textbox').inputValue()).toBe('the slow one');
  await button(page, 'Delete the slow one').click();
  await button(page, 'Delete α = 1.5').click();
  await expect.poll(() => rows(page).count()).toBe(0);
});

describe('from the pictures', () => {
  const shared = sharedBook();

  test('an edge and a sample that pulls lead to the stage, and the landscape is read by the keyboard', async () => {
    const page = await shared();
    await trained(page);
    const edges = panel(page).locator('svg.EdgePicker-edges');
    const box = (await edges.boundingBox())!;
    // In the middle between a unit of the last hidden layer and an output all edges are near.
    const [from, to] = await Promise.all(
      ['2 3', '3 1'].map((unit) => panel(page).locator(`[data-unit="${unit}"]`).boundingBox()),
    );
    const middle = (one: typeof from): [number, number] => [
      one!.x + one!.width / 2,
      one!.y + one!.height / 2,
    ];
    const [[x, y], [u, v]] = [middle(from), middle(to)];
    await edges.click({ position: { x: (x + u) / 2 - box.x, y: (y + v) / 2 - box.y } });
    const chosen = panel(page).locator('[data-chosen="edge"]');
    await chosen.getByRole('button', { name: /^Gradient path of W³/ }).click();
    await stage(page).getByText('From the loss back to one parameter').waitFor();
    await stage(page).getByRole('tab', { name: 'Training' }).click();
    const pulls = panel(page).locator('[data-pull]');
    await expect.poll(() => pulls.count()).toBe(6);
    const lengths = await pulls.evaluateAll((all) =>
      all.map((one) => Number((one as HTMLElement).dataset['pull'])),
    );
    expect(lengths).toHaveLength(6);
    expect(lengths).toEqual(lengths.toSorted((one, other) => other - one));
    const words = (await pulls.first().getAttribute('aria-label'))!;
    await pulls.first().click();
    await page.locator('svg.NetworkDiagram-diagram').waitFor();
    await stage(page).getByRole('tab', { name: 'Training' }).click();
    const sample = panel(page).locator('[data-sample-gradient]');
    await expect
      .poll(async () => words.includes(await sample.locator('dt').innerText()))
      .toBe(true);
    await expect
      .poll(async () => Number(await sample.getAttribute('data-sample-gradient')))
      .toBeCloseTo(lengths[0]!, 9);

    await panel(page).getByText('The loss around these weights').click();
    const place = panel(page).getByRole('slider', { name: 'Place on the plane' });
    await place.waitFor();
    const here = (await place.getAttribute('aria-valuetext'))!;
    expect(here).toMatch(/^At the weights: loss [\d.]+\.$/);
    await place.press('ArrowRight');
    await expect
      .poll(() => place.getAttribute('aria-valuetext'))
      .toMatch(/^0\.06 across, 0 up: loss [\d.]+\.$/);
    await place.press('Home');
    await expect.poll(() => place.getAttribute('aria-valuetext')).toBe(here);
  });

  test('pictures are saved as they are seen, and the run as a table', async () => {
    const page = await shared();
    await trained(page);
    const svg = await saved(page, 'Save the loss as SVG');
    expect(svg.file).toBe('rings-2-8-7-3-step-100-loss.svg');
    const text = svg.bytes.toString();
    expect(text).toContain('data:image/png;base64,');
    expect(text).toMatch(/<rect [^>]*fill="rgb\(/);
    expect(text).toContain('font-family:"Source Sans 3"');
    expect(text).toMatch(/<text[^>]*>held out<\/text>/);
    const png = await saved(page, 'Save the regions as PNG');
    expect(png.file).toBe('rings-2-8-7-3-step-100-regions.png');
    // The signature of a PNG, and its width: that of the part of the page, twice as sharp.
    expect(png.bytes.subarray(1, 4).toString()).toBe('PNG');
    expect(png.bytes.readUInt32BE(16)).toBeGreaterThan(500);
    const csv = await saved(page, 'Save this run as CSV');
    expect(csv.file).toBe('rings-2-8-7-3-step-100-run.csv');
    expect(csv.bytes.toString().trimEnd().split('\n')).toHaveLength(102);
    await settled(page);
  });
});
