import { expect, test } from 'vitest';
import { alive, inSight, openBook, settled, head } from './browser.ts';

test('the outline knows the place and what has been read, and leads there by link and by key', async () => {
  const page = await openBook({ laidOut: true });
  const current = page.locator('#outline [aria-current]');
  const heading = (id: string) => page.locator(`#${id} > h2`);
  await page.keyboard.press(']');
  await expect.poll(() => current.getAttribute('href')).toBe('#one-neuron');
  await page.keyboard.press(']');
  await expect.poll(() => current.getAttribute('href')).toBe('#branches');
  expect(await heading('branches').isVisible()).toBe(true);
  await page.keyboard.press('[');
  await expect.poll(() => current.getAttribute('href')).toBe('#one-neuron');
  await inSight(page.locator('#one-neuron > :last-child'));
  await page
    .locator('#outline [data-section="one-neuron"][data-read]')
    .waitFor({ state: 'attached' });
  await page.reload();
  await alive(page);
  expect(await page.locator('#outline [data-read]').first().getAttribute('data-section')).toBe(
    'one-neuron',
  );

  await head(page).getByRole('button', { name: 'Contents' }).click();
  const outline = page.locator('nav[aria-label="Contents of the chapter"]');
  const labels = await outline.locator('p a[href^="#"]').allInnerTexts();
  const equations = await page
    .locator('[data-equation]')
    .evaluateAll((all) => all.map(({ id }) => id));
  expect(labels).toEqual(equations);
  await outline.getByRole('link', { name: 'EqA2.1', exact: true }).click();
  expect(await outline.evaluate((one) => one.matches(':popover-open'))).toBe(false);
  await expect.poll(() => new URL(page.url()).hash).toBe('#EqA2.1');
});

test('numbers stand under every equation near the window, once computed, until they are hidden', async () => {
  const page = await openBook({ path: '/chapter-7.html?step=12' });
  const block = (id: string) => page.locator(`[data-equation="${id}"]`);
  const numbers = (id: string) => block(id).locator('[data-numbers]');
  await inSight(block('Eq2'));
  await expect.poll(() => numbers('Eq2').innerText()).toContain('≈');
  await inSight(block('EqA2.2'));
  // Not computed yet: nothing is said of it.
  expect(await numbers('EqA2.2').innerText()).toBe('');
  await inSight(block('Eq2'));
  const own = block('Eq2').getByRole('button');
  await own.click();
  await settled(page);
  expect(await numbers('Eq2').innerText()).toBe('');
  await own.click();
  await settled(page);
  expect(await numbers('Eq2').innerText()).toContain('≈');
  await head(page).getByRole('button', { name: 'Numbers', exact: true }).click();
  await settled(page);
  expect(
    await page.locator('[data-equation]:not([data-stale]) [data-numbers]:not(:empty)').count(),
  ).toBe(0);
  expect(await own.innerText()).toBe('show numbers');
});

test('every page names its image, which is a PNG of the size that it says', async () => {
  const page = await openBook({ path: '/index.html' });
  for (const path of ['/index.html', '/chapter-7.html', '/chapter-7-errata.html']) {
    const html = await (await page.request.get(path)).text();
    const [, image] = /og:image" content="\.(\/[^"]+)"/.exec(html)!;
    const bytes = await (await page.request.get(image!)).body();
    expect(bytes.subarray(1, 4).toString()).toBe('PNG');
    expect([bytes.readUInt32BE(16), bytes.readUInt32BE(20)]).toEqual([1200, 630]);
  }
});
