import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { alive, bareBook, openBook, settled, inSight } from './browser.ts';

const notesSwitch = (page: Page) =>
  page.locator('#text label', { hasText: 'Show notes on the source in the margin' });

test('notes on the source are off until they are asked for, open in place, and are remembered', async () => {
  const page = await openBook();
  const mark = page.locator('[data-note="E4"] > a');
  expect(await mark.isVisible()).toBe(false);
  await notesSwitch(page).check();
  await inSight(mark);
  expect(await mark.isVisible()).toBe(true);
  await mark.click();
  const entry = page.locator('[data-note="E4"] > div');
  await entry.waitFor();
  expect(await entry.innerText()).toContain('Either both sides have the index or neither');
  expect(await entry.innerText()).toContain('Correct:');
  expect(await entry.innerText()).not.toContain('In the text');
  expect(await mark.getAttribute('aria-expanded')).toBe('true');
  await mark.click();
  expect(await entry.count()).toBe(0);
  await settled(page);
  await page.reload();
  await alive(page);
  expect(await notesSwitch(page).isChecked()).toBe(true);
});

test('without JavaScript a list has them all, and the text none', async () => {
  const page = await bareBook();
  expect(await page.locator('[data-note] > a').first().isVisible()).toBe(false);
  expect(await page.locator('#scalar-chain-rule').ariaSnapshot()).toContain('∂L over ∂w = ');
  const list = await openBook({ path: '/chapter-7-errata.html', javaScriptEnabled: false });
  expect(await list.locator('[data-correct]').count()).toBe(46);
});
