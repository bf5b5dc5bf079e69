import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { alive, enliven, inSight, openBook, settled, stage, bareBook } from './browser.ts';
import { renewedBook } from './reading.ts';

const fresh = renewedBook();

const question = (page: Page, id: string) => page.locator(`#question-${id}`);
const whole = (page: Page) => page.evaluate(() => document.documentElement.outerHTML);

test('the answer is not in the page before it is asked for, and the gap is told after', async () => {
  const page = await fresh();
  await enliven(page, '[data-question]');
  const odds = question(page, 'even-odds');
  expect(await whole(page)).not.toContain('worse than a uniform one');
  const field = odds.getByLabel('Your answer');
  await field.fill('2');
  await field.press('Enter');
  await odds.getByRole('button', { name: 'Check' }).click();
  expect(await odds.locator('.Question-verdict').innerText()).toBe(
    'Your prediction: 2. The answer: 1.099. Your number is 0.901 too large.',
  );
  expect(await whole(page)).not.toContain('worse than a uniform one');
  await odds.getByLabel('Because').fill('it has three to choose from');
  await odds.getByRole('button', { name: 'The reason' }).click();
  expect(await odds.innerText()).toContain('Your reason: it has three to choose from');
  expect(await odds.innerText()).toContain('worse than a uniform one');
});

test('what was answered is kept in the browser, and can be asked again', async () => {
  const page = await fresh();
  await enliven(page, '[data-question]');
  await question(page, 'shift').getByRole('button', { name: 'they all increase' }).click();
  await question(page, 'bottom').getByRole('button', { name: 'Skip' }).click();
  await page.evaluate(() => dispatchEvent(new Event('pagehide')));
  await page.reload();
  await alive(page);
  await enliven(page, '[data-question]');
  const shift = question(page, 'shift');
  await inSight(shift);
  expect(await shift.locator('.Question-verdict').innerText()).toBe(
    'Your prediction: they all increase. The answer: nothing.',
  );
  await inSight(question(page, 'bottom'));
  expect(await question(page, 'bottom').locator('.Question-verdict').innerText()).toBe(
    'The answer: 0.',
  );
  expect(await question(page, 'bottom').innerText()).toContain('neither rises nor falls');
  await inSight(shift);
  await shift.getByRole('button', { name: 'Answer again' }).click();
  expect(await shift.locator('.Question-verdict').count()).toBe(0);
  expect(await shift.getByRole('button', { name: 'nothing' }).isVisible()).toBe(true);
});

test('the truth is that of the current network', async () => {
  const page = await fresh();
  await enliven(page, '[data-question]');
  const logit = question(page, 'which-logit');
  await logit.getByRole('button', { name: 'logit 2' }).click();
  expect(await logit.locator('.Question-verdict').innerText()).toBe('Yes: logit 2.');
  await stage(page).getByRole('tab', { name: 'Training' }).click();
  await stage(page).getByRole('button', { name: /Iris/ }).first().click();
  await expect
    .poll(() => page.locator('[data-count="inputs"], [data-count="weights"]').first().textContent())
    .not.toBe('27');
  await inSight(logit);
  const shown = await logit.locator('.Question-verdict').innerText();
  expect(shown).toMatch(/^(Yes: logit 2\.|Your prediction: logit 2\. The answer: logit [13]\.)$/);
});

test('numbers that answer a question are hidden while it is in sight and open', async () => {
  const page = await openBook();
  const logit = question(page, 'which-logit');
  await inSight(logit);
  const errors = stage(page).locator('[data-ref="dz3"][data-value]');
  const option = logit.getByRole('button', { name: 'logit 2' });
  await option.waitFor();
  await stage(page).getByRole('button', { name: /Next/ }).first().click();
  await expect.poll(() => stage(page).innerText()).toContain('?');
  expect(await errors.count()).toBe(0);
  await option.click();
  await expect.poll(() => errors.count()).toBeGreaterThan(0);
});

test('by the keyboard alone', async () => {
  const page = await fresh();
  await enliven(page, '[data-question]');
  const overflow = question(page, 'overflow');
  await overflow.getByRole('button', { name: 'infinity' }).focus();
  await page.keyboard.press('Enter');
  await settled(page);
  await overflow.getByLabel('Because').focus();
  await page.keyboard.type('numbers end');
  await page.keyboard.press('Enter');
  await settled(page);
  expect(await overflow.innerText()).toContain('Your reason: numbers end');
  expect(await overflow.innerText()).toContain('NumPy returns ∞');
});

test('without JavaScript every answer is in the text', async () => {
  const page = await bareBook();
  expect(await question(page, 'overflow').locator('[data-own]').isVisible()).toBe(true);
  expect(await question(page, 'overflow').locator('[data-reply]').isVisible()).toBe(false);
});
