import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { openBook, openTab, settled, sharedBook, stage, head, inSight } from './browser.ts';
import { fixture, PASS, scrubber, stepOf } from './reading.ts';

const { network, expected } = fixture('worked');
const END = PASS.length;
const chapter = sharedBook({ path: '/chapter-7.html?step=24' });

const button = (page: Page, name: string) => stage(page).getByRole('button', { name, exact: true });

/** Numbers under a part of the stage, in full precision. */
const numbersIn = (page: Page, part: string): Promise<number[]> =>
  page
    .locator(`${part} [data-value]`)
    .evaluateAll((all) => all.map((one) => Number(one.getAttribute('data-value'))));

const close = (actual: number[], wanted: readonly number[]): void => {
  expect(actual).toHaveLength(wanted.length);
  actual.forEach((value, n) => expect(value).toBeCloseTo(wanted[n]!, 10));
};

describe('after the last update', () => {
  test('a step on shows what the training step did, and another starts the next pass', async () => {
    const page = await chapter();
    await scrubber(page).fill(String(END));
    await page.locator('body').press('n');
    await page.locator('.Headline-headline').waitFor();
    expect(await stepOf(page)).toBe(END + 1);
    const [before, after] = await numbersIn(page, '.Headline-headline');
    close([before!, after!], [expected.loss, expected.after['1']!.loss]);
    expect(await page.locator('.Headline-headline').innerText()).toContain('down 0.805, or 59 %');
    const moved = await page
      .locator('.MovedMost-moved [data-ref]')
      .evaluateAll((all) =>
        all
          .filter((one) => one.hasAttribute('data-value'))
          .map((one) => `${one.getAttribute('data-ref')} ${one.getAttribute('data-cell')}`),
      );
    expect(moved).toEqual(['b3 2', 'W3 2 1', 'W3 2 4', 'b3 3', 'W3 2 2']);
    const edge = page.locator('.Outcome-changes [data-ref="W3"][data-cell="2 1"]').first();
    const change = expected.after['1']!.W[2]![1]![0]! - network.W[2]![1]![0]!;
    expect(Number(await edge.getAttribute('data-change-by'))).toBeCloseTo(change, 10);

    await page.locator('body').press('p');
    expect(await stepOf(page)).toBe(END);
    await page.locator('body').press('n');
    await button(page, 'Next pass').click();
    expect(await stepOf(page)).toBe(1);
    expect(await page.locator('.Transport-phases').innerText()).toContain('training step 2');
    await page.locator('body').press('p');
    expect(await stepOf(page)).toBe(END + 1);
  });

  test('the loss that the text asks for is hidden until it has been predicted or shown', async () => {
    const page = await chapter();
    await scrubber(page).fill(String(END + 1));
    await page.locator('.Headline-headline').waitFor();
    const after = page.locator('.Outcome-changes [data-slot="L"][data-value]');
    expect(await numbersIn(page, '.Headline-headline')).toHaveLength(4);
    expect(await after.count()).toBe(1);
    // How the weight of the first question changes answers it.
    const first = page.locator('.Outcome-changes [data-ref="W1"][data-cell="2 1"]').first();
    expect(await first.getAttribute('aria-label')).toMatch(/: hidden until you have predicted it$/);
    const asked = page.locator('[data-question="after-a-step"]');
    await inSight(asked);
    await stage(page).getByRole('link', { name: 'Predict it' }).waitFor();
    // The loss follows from the probability of the right class.
    expect(await numbersIn(page, '.Headline-headline')).toHaveLength(2);
    expect(await numbersIn(page, '.Predictions-predictions')).toEqual([]);
    expect(await page.locator('.Outcome-changes [data-ref="p"][data-value]').count()).toBe(0);
    expect(await after.count()).toBe(0);
    expect(await stage(page).innerText()).not.toContain('0.560');
    await button(page, 'show it').click();
    await after.waitFor();
    expect(await numbersIn(page, '.Headline-headline')).toHaveLength(4);
    await asked.getByRole('button', { name: 'Answer again' }).click();
    await page.evaluate(() => scrollTo(0, 0));
    await after.waitFor();
  });

  test('one more, ten more, and back', async () => {
    const page = await chapter();
    await scrubber(page).fill(String(END + 1));
    for (let n = 0; n < 9; n++) await button(page, 'One more step').click();
    await settled(page);
    const nine = await numbersIn(page, '.Headline-headline');
    expect(nine[1]).toBeCloseTo(expected.after['10']!.loss, 10);
    await button(page, '10 steps').click();
    await stage(page).getByText('Training step 20 is complete.').waitFor();
    await button(page, 'Back to step 0').click();
    expect(await stepOf(page)).toBe(0);
    await stage(page).getByRole('alert').getByText('Back at step 0').waitFor();
    expect(await page.locator('.WhoseNumbers-chip').count()).toBe(0);
  });

  test('Play comes to rest there', async () => {
    const page = await chapter();
    await scrubber(page).fill(String(END - 1));
    await stage(page).getByRole('combobox', { name: 'speed' }).selectOption('8');
    await stage(page).getByLabel('Play', { exact: true }).click();
    await page.locator('.Headline-headline').waitFor();
    await page.waitForTimeout(400);
    expect(await stepOf(page)).toBe(END + 1);
  });
});

describe('whose numbers these are', () => {
  const chip = (page: Page) => page.locator('.WhoseNumbers-chip');

  test('is said while they are not the book’s, over a reload too, and put back', async () => {
    const page = await openBook();
    expect(await chip(page).count()).toBe(0);
    const { x } = (await page.locator('.FollowSwitch-switch').boundingBox())!;
    await page
      .locator('.NetworkDiagram-diagram [data-ref="W2"][role=button]')
      .first()
      .dispatchEvent('click');
    const field = stage(page).getByRole('spinbutton').first();
    await field.fill('0.9');
    await field.press('Enter');
    expect(await chip(page).innerText()).toContain('your weights');
    // The switch stays where it was.
    expect((await page.locator('.FollowSwitch-switch').boundingBox())!.x).toBeCloseTo(x, 0);
    await page.reload();
    await chip(page).waitFor();
    expect(await chip(page).innerText()).toContain('your weights');
    await chip(page).click();
    await expect.poll(() => chip(page).innerText()).toBe('undo: your weights');
    await chip(page).click();
    expect(await chip(page).innerText()).toContain('your weights');
  });

  test('also of training, which no stray key starts', async () => {
    const page = await chapter();
    await scrubber(page).fill('12');
    await page.locator('body').press('t');
    // As with Caps Lock.
    await page.evaluate(() =>
      document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'T', bubbles: true })),
    );
    await settled(page);
    expect(await stepOf(page)).toBe(12);
    expect(await chip(page).count()).toBe(0);
    await openTab(page, 'Training');
    await page.locator('body').press('t');
    await expect.poll(() => chip(page).innerText()).toMatch(/^Spirals, step \d/);
    await page.locator('body').press('t');
    await openTab(page, 'This step');
    await chip(page).click();
    await expect.poll(() => chip(page).innerText()).toMatch(/^undo: Spirals, step \d/);
    await head(page).getByRole('button', { name: 'Keys' }).click();
    expect(await page.locator('#keys').innerText()).toContain('where the Training panel is open');
    await page.keyboard.press('Escape');
  });
});
