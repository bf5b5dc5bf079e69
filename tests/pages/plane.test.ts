import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { openBook, settled, sharedBook, stage } from './browser.ts';

const panel = (page: Page) => stage(page).locator('[data-training]');
const regions = (page: Page) => panel(page).locator('canvas.RegionPicture-region');
const facts = (page: Page) => panel(page).locator('[data-facts]');
const said = (page: Page) => panel(page).locator('.PointTools-bar [role=status]');
const slider = (page: Page, name: string) => panel(page).getByRole('slider', { name });

const open = sharedBook();

async function openSet(set: string): Promise<Page> {
  const page = await open();
  await page.setViewportSize({ width: 1280, height: 720 });
  await stage(page).getByRole('tab', { name: 'Training' }).click();
  await panel(page)
    .locator('[data-picker]')
    .getByRole('button', { name: set, exact: true })
    .click();
  await facts(page).filter({ hasText: set }).waitFor();
  return page;
}

const place = async (page: Page, [across, down]: readonly [number, number]) => {
  const { x, y, width } = (await regions(page).boundingBox())!;
  return [x + across * width, y + down * width] as const;
};

test('the panel begins with points in the plane; the chapter keeps its network until they are trained', async () => {
  const page = await open();
  await page.setViewportSize({ width: 1280, height: 720 });
  const loss = page.locator('[data-num="L"]').first();
  const before = await loss.getAttribute('data-value');
  const chip = page.locator('.WhoseNumbers-chip');
  const show = panel(page).getByRole('button', { name: 'Show the chapter’s network' });
  await stage(page).getByRole('tab', { name: 'Training' }).click();
  await facts(page).filter({ hasText: 'Spirals: 300 samples' }).waitFor();
  await expect.poll(() => panel(page).locator('[data-unit]').count()).toBe(2 + 8 + 7 + 3);
  expect(await chip.count()).toBe(0);
  await panel(page).getByRole('button', { name: '10 steps', exact: true }).click();
  await expect.poll(() => chip.innerText()).toContain('Spirals, step 10');
  expect(await show.count()).toBe(0);
  expect(await loss.getAttribute('data-value')).not.toBe(before);
  await chip.click();
  await facts(page).filter({ hasText: '1 sample of 2 features' }).waitFor();
  await expect.poll(() => loss.getAttribute('data-value')).toBe(before);

  const other = await openBook();
  await stage(other).getByRole('tab', { name: 'Training' }).click();
  await panel(other).getByRole('button', { name: 'Show the chapter’s network' }).click();
  await facts(other).filter({ hasText: '1 sample of 2 features' }).waitFor();
  expect(await other.locator('.WhoseNumbers-chip').count()).toBe(0);
});

describe('points by hand', () => {
  test('are added, moved, relabelled and deleted by keyboard, said, and undone', async () => {
    const page = await openSet('Rings');
    await panel(page).getByRole('button', { name: 'Edit points' }).click();
    await regions(page).press('Enter');
    await facts(page).filter({ hasText: 'Points of your own: 301 samples' }).waitFor();
    expect(await said(page).innerText()).toMatch(/^Sample 301 added at .+, disc\.$/);
    const words = () => regions(page).getAttribute('aria-valuetext');
    const up = async () => Number(/x₂ (\S+):/.exec((await words())!)![1]!.replace('−', '-'));
    const before = await up();
    await regions(page).press('Shift+ArrowUp');
    await expect.poll(up).toBeGreaterThan(before);
    await regions(page).press('3');
    await expect.poll(words).toContain('outer ring; predicted');
    await regions(page).press('Delete');
    await expect.poll(() => said(page).innerText()).toBe('Sample 301 deleted; 300 are left.');
    await page.keyboard.press('u');
    await facts(page).filter({ hasText: '301 samples' }).waitFor();
    await panel(page).getByRole('button', { name: 'Done' }).click();
  });

  test('are added and dragged by mouse; a class without any is told', async () => {
    const page = await openSet('XOR');
    await panel(page).getByRole('button', { name: 'Edit points' }).click();
    await page.mouse.click(...(await place(page, [0.5, 0.5])));
    await facts(page).filter({ hasText: '5 samples' }).waitFor();
    await page.mouse.move(...(await place(page, [0.5, 0.5])));
    await page.mouse.down();
    await page.mouse.move(...(await place(page, [0.3, 0.5])), { steps: 3 });
    await page.mouse.up();
    await expect.poll(() => said(page).innerText()).toMatch(/^Sample 5 moved to 0\.\d+, 0\.50?\.$/);
    const bar = panel(page).getByRole('group', { name: 'Points by hand' });
    await bar.getByRole('button', { name: 'Make sample 5 1' }).click();
    await expect.poll(() => said(page).innerText()).toBe('Sample 5 is now 1.');
    for (const [across, down] of [
      [0.5 - 0.5 / 1.12, 0.5 + 0.5 / 1.12],
      [0.5 + 0.5 / 1.12, 0.5 - 0.5 / 1.12],
    ] as const) {
      await page.mouse.click(...(await place(page, [across, down])));
      await bar.getByRole('button', { name: /^Make sample \d 1$/ }).click();
    }
    await bar.getByText('No training sample is of 0').waitFor();
    const touch = await page.context().newCDPSession(page);
    await touch.send('Emulation.setTouchEmulationEnabled', { enabled: true });
    const [[x, y], [u, v]] = [await place(page, [0.5, 0.2]), await place(page, [0.7, 0.4])];
    for (const [type, at] of [
      ['touchStart', [{ x, y }]],
      ['touchMove', [{ x: u, y: v }]],
      ['touchEnd', []],
    ] as const)
      await touch.send('Input.dispatchTouchEvent', { type, touchPoints: [...at] });
    await expect
      .poll(() => said(page).innerText())
      .toMatch(/^Sample 6 moved to 0\.7\d?, 0\.6\d?\.$/);
    await touch.send('Emulation.setTouchEmulationEnabled', { enabled: false });
    await panel(page).getByRole('button', { name: 'Done' }).click();
  });
});

test('data of more inputs are shown on a plane of components or of two features', async () => {
  const page = await openSet('Iris');
  await panel(page).getByText('96 % of the variance').waitFor();
  await regions(page).press('End');
  expect(await regions(page).getAttribute('aria-valuetext')).toMatch(
    /at component 1 \S+, component 2/,
  );
  await panel(page).getByRole('combobox', { name: 'Plane that is shown' }).selectOption('features');
  await panel(page).getByRole('combobox', { name: 'Feature up' }).selectOption('petal width');
  await regions(page).press('End');
  expect(await regions(page).getAttribute('aria-valuetext')).toMatch(
    /at sepal length \S+, petal width \S+:/,
  );
});

test('a whole run is drawn with its regions while noise is dragged, set, and adopted', async () => {
  const page = await openSet('Blobs');
  const noise = slider(page, 'Noise, tried');
  await noise.hover();
  const box = (await noise.boundingBox())!;
  await page.mouse.down();
  await page.mouse.move(box.x + 0.8 * box.width, box.y + box.height / 2, { steps: 4 });
  const run = panel(page).locator('[data-run=now]');
  await run.filter({ hasText: '%' }).waitFor();
  expect(await facts(page).innerText()).toContain('Blobs: 300 samples');
  await page.mouse.up();
  await settled(page);
  const spin = panel(page).getByRole('spinbutton', { name: 'Noise' });
  expect(Number(await spin.inputValue())).toBeGreaterThan(0.6);
  await expect.poll(() => run.getAttribute('data-reached')).toBe('1500');
  await run.click();
  const step = panel(page).locator('[data-training-step]');
  await expect.poll(() => step.getAttribute('data-training-step')).toBe('1501');
});

test.each([
  [1280, 720],
  [1440, 900],
  [1920, 1080],
])('at %i × %i controls, pictures and curve are on one screen', async (width, height) => {
  const page = await openSet('Spirals');
  await page.setViewportSize({ width, height });
  const bottom = async (selector: string) => {
    const box = (await panel(page).locator(selector).first().boundingBox())!;
    return box.y + box.height;
  };
  const end = async () => {
    const box = (await stage(page).locator('#stage-panel').boundingBox())!;
    return box.y + box.height;
  };
  for (const part of ['[data-units]', '.RegionPicture-region', '.Chart-reader', '[data-picker]']) {
    await expect
      .poll(async () => (await bottom(part)) - (await end()), { message: part })
      .toBeLessThanOrEqual(0);
  }
});
