import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { openTab, settled, inSight, bareBook } from './browser.ts';
import { fixture, renewedFigure } from './reading.ts';

const figureAt = renewedFigure();

const figure = (page: Page, name: string) => page.locator(`[data-figure="${name}"]`);
const slice = (page: Page) => figure(page, 'loss-slice');
const check = (page: Page) => figure(page, 'gradient-check');

/** Full value of what is marked as that cell, in a figure or in the diagram. */
const valueAt = async (page: Page, within: string, ref: string, cell: string): Promise<number> =>
  Number(
    await page
      .locator(`${within} [data-ref="${ref}"][data-cell="${cell}"][data-value]`)
      .first()
      .getAttribute('data-value'),
  );

describe('every figure', () => {
  test('is readable with its numbers without JavaScript', async () => {
    const page = await bareBook();
    const { expected } = fixture('worked');
    expect(await valueAt(page, '[data-figure="loss-slice"]', 'dW3', '2 4')).toBeCloseTo(
      expected.dW[2]![1]![3]!,
      12,
    );
    expect(await slice(page).locator('svg').isVisible()).toBe(true);
    expect(await check(page).locator('.figure-verdict').innerText()).toContain(
      'All 40 gradients agree',
    );
    expect(await check(page).locator('.CheckTable-cell').count()).toBe(40);
  });

  test('keeps its height while it is used', async () => {
    const page = await figureAt('gradient-check');
    const height = async () => (await check(page).boundingBox())!.height;
    const before = await height();
    for (const button of await check(page).locator('.figure-buttons button').all()) {
      await button.click();
      expect(await height()).toBe(before);
    }
  });

  test('is reset, and fills the screen', async () => {
    const page = await figureAt('gradient-check');
    await check(page).getByRole('button', { name: 'bias gradient forgotten' }).click();
    expect(await check(page).locator('.figure-verdict').getAttribute('data-kind')).toBe('wrong');
    await check(page).getByRole('button', { name: 'Reset' }).click();
    expect(await check(page).locator('.figure-verdict').getAttribute('data-kind')).toBe('right');
    await check(page).getByRole('button', { name: 'Full screen' }).click();
    await page.waitForFunction(() => document.fullscreenElement?.matches('.figure-frame'));
    await check(page).getByRole('button', { name: 'Leave full screen' }).click();
    await page.waitForFunction(() => document.fullscreenElement === null);
  });
});

describe('the slice of the loss', () => {
  test('a drag moves the parameter everywhere, and is undone as one', async () => {
    const page = await figureAt('loss-slice');
    await inSight(slice(page));
    const box = (await slice(page).locator('svg[data-draggable]').boundingBox())!;
    const y = box.y + box.height / 2;
    await page.mouse.move(box.x + box.width * 0.4, y);
    await page.mouse.down();
    for (const share of [0.5, 0.6, 0.75]) await page.mouse.move(box.x + box.width * share, y);
    await page.mouse.up();
    await settled(page);
    const weight = await valueAt(page, '[data-figure="loss-slice"]', 'W3', '2 4');
    expect(weight).toBeGreaterThan(1);
    expect(await valueAt(page, 'svg.NetworkDiagram-diagram', 'W3', '2 4')).toBe(weight);
    await page.keyboard.press('u');
    await settled(page);
    expect(await valueAt(page, 'svg.NetworkDiagram-diagram', 'W3', '2 4')).toBe(-0.5);
  });

  test('with the keyboard; the slope is the gradient shown elsewhere', async () => {
    const page = await figureAt('loss-slice', 18);
    const slider = slice(page).getByRole('slider');
    await slider.focus();
    for (let n = 0; n < 3; n++) await page.keyboard.press('ArrowRight');
    await settled(page);
    expect(await valueAt(page, 'svg.NetworkDiagram-diagram', 'W3', '2 4')).toBeCloseTo(-0.41, 9);
    await openTab(page, 'All tensors');
    await settled(page);
    const slope = Number(await slice(page).locator('[data-slope]').getAttribute('data-slope'));
    expect(slope).toBe(await valueAt(page, '#stage', 'dW3', '2 4'));
  });

  test('follows the number in hand', async () => {
    const page = await figureAt('loss-slice');
    await slice(page).getByRole('combobox').selectOption({ label: 'b²₃' });
    await settled(page);
    expect(
      await page.locator('.ParameterEditor-editor [role=spinbutton]').getAttribute('aria-label'),
    ).toBe('biases of layer 2, 3');
    const { expected } = fixture('worked');
    const slope = Number(await slice(page).locator('[data-slope]').getAttribute('data-slope'));
    expect(slope).toBeCloseTo(expected.db[1]![2]!, 12);
  });
});

describe('the gradient check', () => {
  test('every planted rule is caught and named', async () => {
    const page = await figureAt('gradient-check');
    const verdict = check(page).locator('.figure-verdict');
    for (const [bug, named] of [
      ['σ′ left out', 'in layer 2: Multiply the gradient by the slope'],
      ['W updated too early', 'in layer 3: Send the error signal back'],
      ['bias gradient forgotten', 'in layer 3: The gradient of a bias'],
      ['y − p instead of p − y', 'in layer 3: The error signal of the logits'],
      ['W instead of its transpose', 'only its transpose fits'],
    ] as const) {
      await check(page).getByRole('button', { name: bug }).click();
      expect.soft(await verdict.innerText(), bug).toContain(named);
      expect.soft(await verdict.getAttribute('data-kind'), bug).toBe('wrong');
    }
  });

  test('the valley is below 1e-7, and both its sides say why the check fails there', async () => {
    const page = await figureAt('gradient-check');
    const lowest = await check(page).locator('[data-lowest]').getAttribute('data-lowest');
    expect(Number(lowest)).toBeLessThan(1e-7);
    const slider = check(page).getByRole('slider');
    await slider.focus();
    await page.keyboard.press('End');
    expect(await check(page).locator('.figure-verdict').innerText()).toContain('too large');
    await page.keyboard.press('Home');
    expect(await check(page).locator('.figure-verdict').innerText()).toContain('too small');
  });

  test('arrow keys choose the parameter', async () => {
    const page = await figureAt('gradient-check');
    const radio = check(page).getByRole('radio').first();
    await radio.focus();
    await page.keyboard.press('Space');
    await page.keyboard.press('ArrowRight');
    expect(await check(page).locator('svg[data-lowest]').getAttribute('aria-label')).toContain(
      'W¹₁₂',
    );
  });
});

describe('the descent', () => {
  const descent = (page: Page) => figure(page, 'descent');

  test('a rate is tried here, and used everywhere only when asked', async () => {
    const page = await figureAt('descent');
    const use = descent(page).getByRole('button', { name: 'Use this rate' });
    const rate = () => page.locator('[data-num="alpha"]').first().getAttribute('data-value');
    expect(await use.isDisabled()).toBe(true);
    await descent(page).getByRole('slider').fill('0.3');
    await settled(page);
    expect(await rate()).toBe('0.5');
    await use.click();
    await settled(page);
    expect(await rate()).toBe('2');
    expect(await use.isDisabled()).toBe(true);
  });

  test('one parameter cannot lie along both sides', async () => {
    const page = await figureAt('descent');
    await descent(page).getByLabel('Across').selectOption({ label: 'W³₁₄' });
    expect(await descent(page).locator('svg').getAttribute('aria-label')).toContain(
      'over W³₁₄ and W³₂₄',
    );
  });
});
