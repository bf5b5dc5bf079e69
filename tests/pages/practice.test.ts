import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import spotTheBug from '../../chapters/07-backpropagation/exercises/spot-the-bug.ts';
import errorAtLogits from '../../chapters/07-backpropagation/exercises/error-at-the-logits.ts';
import oneLayerBack from '../../chapters/07-backpropagation/exercises/error-one-layer-back.ts';
import type { BugInstance, NumberInstance } from '../../src/practice/exercise.ts';
import { openBook, sharedBook } from './browser.ts';
import { overflow, violations } from './soundness.ts';

const PRACTICE = '/chapter-7-practice.html';
const card = (page: Page, id: string) => page.locator(`#exercise-${id}`);
const instance = oneLayerBack.draw(4) as NumberInstance;
/** Opens an exercise. */
const started = async (page: Page, id: string) => {
  const own = card(page, id);
  await own.getByRole('button', { name: /^Start/ }).click();
  await own.locator('[data-open]').waitFor();
  return own;
};
const link = `${PRACTICE}?exercise=error-one-layer-back&seed=4#exercise-error-one-layer-back`;

/** Levels that a reader has reached, as the browser keeps them. */
const kept = (level: number) => ({
  'backpropagation.practice.07-backpropagation': JSON.stringify({
    tries: [],
    levels: { cell: level, equation: level, bug: level },
  }),
});

describe('an exercise', () => {
  const open = sharedBook({ path: link, kept: kept(3) });

  test('meets a usual slip with its own hint, lights what was left out, and takes the right answer', async () => {
    const page = await open();
    const own = card(page, 'error-one-layer-back');
    const field = own.getByRole('textbox');
    for (const slip of instance.slips) {
      await field.fill(slip.value.toFixed(6).replace('.', ','));
      await own.getByRole('button', { name: 'Check' }).click();
      const first = slip.text.find((part) => typeof part === 'string')!;
      expect(await own.getByRole('status').innerText()).toContain(first.trim());
      if (slip.id === 'no-slope') expect(await own.locator('[data-lit]').count()).toBe(1);
    }
    await field.fill('seven');
    await field.press('Enter');
    expect(await own.getByRole('alert').innerText()).toContain('is not a number');
    await field.fill(instance.truth.toFixed(4));
    await field.press('Enter');
    expect(await own.getByRole('status').innerText()).toContain('Right.');
    expect(await page.locator('[data-practice-summary] tbody tr').innerText()).toContain(
      'no slope',
    );
  });

  test('of equations takes every right form, and says what a wrong one lacks', async () => {
    const page = await open();
    const own = await started(page, 'equation-weight-gradient');
    const term = (n: number) =>
      own.getByRole('group', { name: 'Terms' }).getByRole('button').nth(n);
    await term(0).click();
    await own.getByRole('button', { name: 'Check' }).click();
    expect(await own.getByRole('status').innerText()).toMatch(/Not yet\..* is /);
    await term(1).click();
    await own.getByRole('button', { name: 'transposed' }).click();
    await own.getByRole('button', { name: 'Check' }).click();
    expect(await own.getByRole('status').innerText()).toContain('Right.');
  });

  test('of a bug is solved by finding the line and its repair', async () => {
    const page = await open();
    const own = await started(page, 'spot-the-bug');
    const bug = spotTheBug.draw(1) as BugInstance;
    const lines = own.getByRole('list').first().getByRole('button');
    await own.getByRole('button', { name: 'Run the gradient check' }).click();
    expect(await own.locator('tr[data-wrong]').count()).toBeGreaterThan(0);
    await lines.nth(bug.wrong === 0 ? 1 : 0).click();
    expect(await own.getByRole('status').last().innerText()).toContain('is right');
    await lines.nth(bug.wrong).click();
    await own.getByRole('list').nth(1).getByRole('button').nth(bug.truth).click();
    expect(await own.getByRole('status').last().innerText()).toContain('Right.');
  });

  test('is sound for axe and stays within a narrow window', async () => {
    const page = await open();
    expect(await violations(page, '#text', [[1440, ['light']]])).toEqual([]);
    await page.setViewportSize({ width: 390, height: 844 });
    expect(await overflow(page)).toBeLessThanOrEqual(0);
  });
});

test('the first of a kind is worked out, the next leaves more to the reader', async () => {
  const page = await openBook({ path: PRACTICE });
  const own = await started(page, 'error-one-layer-back');
  expect(await own.getByRole('textbox').count()).toBe(0);
  await own.getByRole('button', { name: 'Your turn' }).click();
  expect(await own.innerText()).toContain('partly worked out');
  expect(await own.getByRole('textbox').count()).toBe(1);
});

test('who opens a link is asked for an answer with its numbers', async () => {
  const page = await openBook({ path: link });
  const own = card(page, 'error-one-layer-back');
  await own.getByRole('textbox').fill(instance.truth.toFixed(4));
  await own.getByRole('textbox').press('Enter');
  await own.getByText('Right.').waitFor();
});

test('a reload leaves an exercise open, with its answer and what was entered', async () => {
  const page = await openBook({ path: link, kept: kept(3) });
  const own = card(page, 'error-one-layer-back');
  const slip = instance.slips.find(({ id }) => id === 'no-slope')!;
  await own.getByRole('textbox').fill(slip.value.toFixed(4));
  await own.getByRole('textbox').press('Enter');
  await own.getByRole('button', { name: 'Same exercise, new numbers' }).waitFor();
  const said = await own.getByRole('status').innerText();
  expect(said).toContain('Not yet.');
  await page.reload();
  await own.locator('[data-open]').waitFor();
  expect(await own.getByRole('status').innerText()).toBe(said);
  expect(await own.getByRole('textbox').inputValue()).toBe(slip.value.toFixed(4));
  expect(await own.innerText()).toContain('1 try');
});

test('on the stage the answer is hidden until the exercise is solved', async () => {
  const page = await openBook({ kept: kept(3) });
  await card(page, 'error-at-the-logits').scrollIntoViewIfNeeded();
  const own = await started(page, 'error-at-the-logits');
  const { truth } = errorAtLogits.draw(1) as NumberInstance;
  await own.getByRole('button', { name: 'Show on the stage' }).click();
  const stage = page.locator('#stage');
  const hidden = stage.getByText('This number is the answer to an exercise.');
  await hidden.waitFor();
  await expect
    .poll(() => page.evaluate(() => Object.values(localStorage).join()))
    .toContain('"exercise-error');
  await page.reload();
  await hidden.waitFor();
  await own.locator('[data-open]').waitFor();
  await hidden.waitFor();
  await own.getByRole('textbox').fill(truth.toFixed(4));
  await own.getByRole('textbox').press('Enter');
  await own.getByText('Right.').waitFor();
  await expect.poll(() => stage.innerText()).not.toContain('the answer to an exercise');
});

test('without JavaScript the exercises are read, and their solutions at the end', async () => {
  const page = await openBook({ path: PRACTICE, javaScriptEnabled: false });
  expect(await card(page, 'error-one-layer-back').locator('table').count()).toBe(3);
  expect(await page.getByRole('heading', { name: 'Solutions' }).isVisible()).toBe(true);
  expect(await page.getByRole('button').count()).toBe(0);
});
