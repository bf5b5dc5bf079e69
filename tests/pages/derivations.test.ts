import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { derivations } from '../../chapters/07-backpropagation/derivations/list.ts';
import { choicesOf } from '../../src/notation/derivation.ts';
import {
  alive,
  enliven,
  near,
  openTab,
  settled,
  sharedBook,
  pointAt,
  inSight,
  bareBook,
} from './browser.ts';
import { fixture, scrubber, renewedBook } from './reading.ts';

type Name = keyof typeof derivations;
const names = Object.keys(derivations) as Name[];
const fresh = renewedBook();

const walk = (page: Page, name: Name) => page.locator(`#derivation-${name}`);
const linesOf = (page: Page, name: Name) => walk(page, name).locator('[data-line]:visible');
const nth = (page: Page, name: Name, n: number) =>
  walk(page, name)
    .locator('[data-line]')
    .nth(n - 1);

/** The value in full of each line that is shown. */
const valuesOf = async (page: Page, name: Name): Promise<number[]> => {
  await settled(page);
  return walk(page, name)
    .locator('.LineValue-value > p > .maths-number')
    .evaluateAll((all) => all.map((element) => Number(element.getAttribute('data-value'))));
};

const pick = (page: Page, name: Name, letter: string, value: number) =>
  walk(page, name)
    .getByRole('combobox', { name: `${letter} =` })
    .selectOption(String(value));

const showAll = (page: Page, name: Name) =>
  walk(page, name).getByRole('button', { name: 'Show all' }).click();

describe('every derivation', () => {
  test('stands there whole, with its reasons, without JavaScript', async () => {
    const page = await bareBook();
    for (const name of names) {
      const { lines } = derivations[name];
      expect(await linesOf(page, name).count()).toBe(lines.length);
      expect(await walk(page, name).locator('.DerivationLine-because').allInnerTexts()).toEqual(
        lines.map(({ because }) => because),
      );
      expect(await walk(page, name).getByRole('button').count()).toBe(0);
    }
  });

  test('agrees with itself to the last line, and names the equations that there are', async () => {
    const page = await fresh();
    await enliven(page, '[data-derivation]');
    for (const name of names) {
      await showAll(page, name);
      const values = await valuesOf(page, name);
      const checks = walk(page, name).locator('.LineValue-check');
      expect(await checks.count()).toBe(derivations[name].lines.length);
      expect(await walk(page, name).locator('.LineValue-check[data-wrong]').count()).toBe(0);
      expect(values.length).toBeGreaterThan(0);
      const links = await walk(page, name)
        .locator('.DerivationLine-because a')
        .evaluateAll((all) => all.map((link) => link.getAttribute('href')!));
      for (const link of links)
        expect(await page.locator(`[id="${link.slice(1)}"]`).count()).toBe(1);
    }
  });
});

describe('a walk', () => {
  test('with the keyboard: on, back, and the page does not change', async () => {
    const page = await fresh(9);
    await enliven(page, '[data-derivation]');
    await walk(page, 'errorAtLogits').focus();
    expect(await linesOf(page, 'errorAtLogits').count()).toBe(1);
    for (let n = 0; n < 3; n++) await page.keyboard.press('ArrowRight');
    expect(await nth(page, 'errorAtLogits', 4).getAttribute('aria-current')).toBe('step');
    expect(await nth(page, 'errorAtLogits', 6).isVisible()).toBe(false);
    await page.keyboard.press('ArrowLeft');
    expect(await nth(page, 'errorAtLogits', 3).getAttribute('aria-current')).toBe('step');
    expect(await nth(page, 'errorAtLogits', 4).locator('.DerivationLine-because').isVisible()).toBe(
      true,
    );
    for (let n = 0; n < 20; n++) await page.keyboard.press('ArrowRight');
    expect(await linesOf(page, 'errorAtLogits').count()).toBe(12);
    expect(await scrubber(page).inputValue()).toBe('9');
  });

  test('what is to come is not shown, but for its question', async () => {
    const page = await fresh();
    await enliven(page, '[data-derivation]');
    const next = walk(page, 'errorAtLogits').getByRole('button', { name: 'Next line' });
    for (let n = 0; n < 3; n++) await next.click();
    const fifth = nth(page, 'errorAtLogits', 5);
    expect(await fifth.locator('.DerivationLine-ask').innerText()).toBe(
      'Insert the derivative of softmax. Which of its letters is which here?',
    );
    expect(await fifth.locator('.maths-number').count()).toBe(0);
    await next.click();
    expect(await fifth.locator('.DerivationLine-ask').isVisible()).toBe(false);
    expect(await fifth.getByRole('button', { name: 'Skip' }).count()).toBe(0);
    expect(await fifth.locator('.DerivationLine-because').isVisible()).toBe(true);
  });

  test('the next line is bet on, is nowhere before that, and is kept with what was said', async () => {
    const page = await fresh();
    await enliven(page, '[data-derivation]');
    const told = () =>
      page.evaluate(() => document.documentElement.outerHTML.includes('Only logit i does'));
    const block = walk(page, 'lastWeights');
    const third = nth(page, 'lastWeights', 3);
    await block.getByRole('button', { name: 'Next line' }).click();
    await pick(page, 'lastWeights', 'i', 2);
    expect(await third.locator('.DerivationLine-because').count()).toBe(0);
    expect(await nth(page, 'lastWeights', 4).locator('.katex').count()).toBe(0);
    expect(await told()).toBe(false);
    const { truth, choices } = choicesOf(derivations.lastWeights, 2)!;
    const wrong = choices.findIndex(({ says }) => says.includes('Only logit i does'));
    expect(wrong).not.toBe(truth);
    const options = third.locator('.Question-answers > button:not(.quiet)');
    expect(await options.count()).toBe(3);
    await options.nth(wrong).focus();
    await page.keyboard.press('Enter');
    const { dz, a } = fixture('worked').expected;
    // Σ_k dz_k · a_1 instead of dz_2 · a_1
    const [sum, right] = [
      dz[0]![2]!.reduce((total, value) => total + value, 0) * a[0]![1]![0]!,
      dz[0]![2]![1]! * a[0]![1]![0]!,
    ];
    const said = third.locator('.DerivationLine-chosen');
    const value = Number(await said.locator('b').getAttribute('data-value'));
    expect(value).toBeCloseTo(sum, 12);
    expect(await said.innerText()).toContain(`off by ${Math.abs(sum - right).toFixed(3)}`);
    expect(await third.locator('.DerivationLine-because').isVisible()).toBe(true);
    await page.keyboard.press('ArrowRight');
    await page.evaluate(() => dispatchEvent(new Event('pagehide')));
    await page.reload();
    await alive(page);
    await enliven(page, '[data-derivation]');
    expect(await linesOf(page, 'lastWeights').count()).toBe(4);
    expect(await nth(page, 'lastWeights', 4).getAttribute('aria-current')).toBe('step');
    expect(await block.getByRole('combobox', { name: 'i =' }).inputValue()).toBe('2');
    expect(await said.innerText()).toContain('Only logit i does');
  });

  test('the button stays under the pointer', async () => {
    const page = await fresh();
    await enliven(page, '[data-derivation]');
    const next = walk(page, 'errorAtLogits').getByRole('button', { name: 'Next line' });
    await inSight(next);
    const { y } = (await next.boundingBox())!;
    for (let n = 0; n < 5; n++) {
      await next.click();
      expect(Math.abs((await next.boundingBox())!.y - y)).toBeLessThan(2);
    }
  });

  test('what changes is marked in the current line and in the one before, and nowhere else', async () => {
    const page = await fresh();
    await enliven(page, '[data-derivation]');
    const next = walk(page, 'errorAtLogits').getByRole('button', { name: 'Next line' });
    for (let n = 0; n < 4; n++) await next.click();
    const marked = await walk(page, 'errorAtLogits')
      .locator('.katex-html [data-change]')
      .evaluateAll((all) =>
        all
          .filter((element) => getComputedStyle(element).borderBottomStyle !== 'none')
          .map((element) => {
            const line = element.closest('[data-line]')!;
            return [...line.parentElement!.children].indexOf(line) + 1;
          }),
      );
    // ∂p_k/∂z_i goes from line 4; p_k and the bracket come in line 5.
    expect(marked).toEqual([4, 5, 5]);
  });

  test('follows a weight that is bent', async () => {
    const page = await fresh(18);
    await enliven(page, '[data-derivation]');
    await showAll(page, 'lastWeights');
    await pick(page, 'lastWeights', 'i', 2);
    await pick(page, 'lastWeights', 'j', 4);
    const before = await valuesOf(page, 'lastWeights');
    const slider = (await near(page, 'loss-slice')).getByRole('slider');
    await slider.focus();
    for (let n = 0; n < 5; n++) await page.keyboard.press('ArrowRight');
    await inSight(walk(page, 'lastWeights'));
    await page.locator('#derivation-lastWeights:not([data-stale])').waitFor();
    const after = await valuesOf(page, 'lastWeights');
    await openTab(page, 'All tensors');
    await settled(page);
    const shown = page.locator('#stage [data-ref="dW3"][data-cell="2 4"][data-value]').first();
    const gradient = Number(await shown.getAttribute('data-value'));
    expect(gradient).not.toBeCloseTo(before[0]!, 3);
    for (const value of after) expect(value).toBeCloseTo(gradient, 12);
  });
});

describe('a walk, each of another derivation,', () => {
  const open = sharedBook();
  const opened = async (): Promise<Page> => {
    const page = await open();
    await enliven(page, '[data-derivation]');
    return page;
  };

  test('takes its place from the reader, and its numbers from the trace', async () => {
    const page = await opened();
    const { expected } = fixture('worked');
    await showAll(page, 'errorAtLogits');
    for (const i of [1, 2, 3]) {
      await pick(page, 'errorAtLogits', 'i', i);
      for (const value of await valuesOf(page, 'errorAtLogits'))
        expect(value).toBeCloseTo(expected.dz[0]![2]![i - 1]!, 12);
    }
    await showAll(page, 'hadamard');
    await pick(page, 'hadamard', 'm', 1);
    await pick(page, 'hadamard', 'k', 3);
    for (const value of await valuesOf(page, 'hadamard'))
      expect(value).toBeCloseTo(expected.dz[0]![0]![2]!, 12);
  });

  test('a sum opens into its addends, which light the cells that they are', async () => {
    const page = await opened();
    await showAll(page, 'errorOneBack');
    await pick(page, 'errorOneBack', 'i', 2);
    const line = nth(page, 'errorOneBack', 4);
    await line.getByRole('button', { name: 'open the sum' }).click();
    const weights = line.locator('[data-line="numbers"] [data-ref="W3"]');
    expect(
      await weights.evaluateAll((all) => all.map((element) => element.getAttribute('data-cell'))),
    ).toEqual(['1 2', '2 2', '3 2']);
    await line.getByRole('combobox', { name: 'k =' }).selectOption('2');
    // W³₂₂ δ³₂ σ′(z²₂), in the order of the line
    expect((await line.locator('.LineValue-addend').innerText()).replace(/\s/g, '')).toMatch(
      /\(−0\.745\)·0\.4·0\.249≈−0\.074$/,
    );
    await pointAt(weights.nth(1));
    expect(await page.locator('.Edge-edge.lit').getAttribute('data-cell')).toBe('2 2');
    const terms = nth(page, 'errorOneBack', 4).locator('.katex-html [data-term="W.3"]');
    expect(await terms.evaluate((term) => term.classList.contains('lit'))).toBe(true);
  });

  test('its names speak of the layer that is picked', async () => {
    const page = await opened();
    await showAll(page, 'recursion');
    await pick(page, 'recursion', 'm', 1);
    await settled(page);
    const name = nth(page, 'recursion', 3).locator('.katex-html [data-term^="W."]');
    const edge = page.locator('.Edge-edge.lit').first();
    await expect
      .poll(async () => {
        await name.hover();
        await settled(page);
        return (await edge.count()) && edge.getAttribute('data-ref');
      })
      .toBe('W2');
  });

  test('the source’s line is read in every way, and counted', async () => {
    const page = await opened();
    await showAll(page, 'lastWeights');
    const slip = walk(page, 'lastWeights').locator('[data-slip="E5"]');
    expect(await slip.locator('table').isVisible()).toBe(false);
    await slip.locator('summary').click();
    expect(await slip.innerText()).toContain('Shapes: 3×3×4 on the left, 1×4 on the right.');
    expect(await slip.innerText()).toContain('24 of 36 disagree, by up to 0.607.');
    expect(await slip.locator('tbody tr').count()).toBe(3);
  });

  test('is folded back to its beginning', async () => {
    const page = await opened();
    await showAll(page, 'softmaxSlope');
    await walk(page, 'softmaxSlope').getByRole('button', { name: 'Start again' }).click();
    expect(await linesOf(page, 'softmaxSlope').count()).toBe(1);
    await walk(page, 'softmaxSlope').getByRole('button', { name: 'Next line' }).click();
    expect(await nth(page, 'softmaxSlope', 3).getByRole('button', { name: 'Skip' }).count()).toBe(
      1,
    );
  });
});
