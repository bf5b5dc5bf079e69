import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { openAt, settled, inSight, bareBook } from './browser.ts';
import { fixture, renewedFigure } from './reading.ts';

type Name = 'softmax' | 'softmax-jacobian' | 'weight-tensor' | 'hadamard';

const figureAt = renewedFigure();

const figure = (page: Page, name: Name) => page.locator(`[data-figure="${name}"]`);

/** Full values of what a selector finds in a figure, in the order of the document. */
const values = async (page: Page, name: Name, selector: string) =>
  (
    await figure(page, name)
      .locator(selector)
      .evaluateAll((found) => found.map((element) => element.getAttribute('data-value')))
  ).map(Number);

const { expected } = fixture('worked');

describe('softmax and cross-entropy', () => {
  const softmax = (page: Page) => figure(page, 'softmax');
  const logit = (page: Page, unit: number) =>
    softmax(page).locator('.LogitBars-row input[type=range]').nth(unit);
  const kind = (page: Page) => softmax(page).locator('.figure-verdict').getAttribute('data-kind');

  test('without JavaScript: the network’s own numbers', async () => {
    const page = await bareBook();
    const p = await values(page, 'softmax', '.figure-number[data-ref="p"]');
    p.forEach((one, i) => expect(one).toBeCloseTo(expected.p[0]![i]!, 12));
    expect(await values(page, 'softmax', '[data-ref="L"][data-value]')).toEqual([
      expect.closeTo(expected.loss, 12),
    ]);
  });

  test('a bar is a slider for the keyboard; Reset goes back to the network', async () => {
    const page = await figureAt('softmax');
    await logit(page, 1).focus();
    for (let n = 0; n < 3; n++) await page.keyboard.press('Shift+ArrowRight');
    await settled(page);
    expect(await logit(page, 1).getAttribute('aria-valuetext')).toBe('2.98');
    expect(await softmax(page).locator('.figure-note').first().innerText()).toContain(
      'You have changed',
    );
    const powers = [0.258383, 2.98, 0.446247].map(Math.exp);
    const p = await values(page, 'softmax', '.LogitBars-row b:nth-child(5)');
    p.forEach((one, i) => expect(one).toBeCloseTo(powers[i]! / powers.reduce((a, b) => a + b), 5));
    expect(await softmax(page).locator('b[data-ref="p"]').count()).toBe(0);
    await softmax(page).getByRole('button', { name: 'Reset' }).click();
    await settled(page);
    expect(await softmax(page).locator('b[data-ref="p"]').count()).toBe(3);
    expect(await softmax(page).locator('.figure-note').first().innerText()).toContain(
      'of the current network',
    );
  });

  test('a bar is dragged with the pointer, and the network stays as it is', async () => {
    const page = await figureAt('softmax');
    await inSight(logit(page, 0));
    const box = (await logit(page, 0).boundingBox())!;
    const y = box.y + box.height / 2;
    await page.mouse.move(box.x + box.width / 2, y);
    await page.mouse.down();
    for (const share of [0.6, 0.7, 0.8]) await page.mouse.move(box.x + box.width * share, y);
    await page.mouse.up();
    await settled(page);
    expect(Number(await logit(page, 0).inputValue())).toBeGreaterThan(2);
    const network = page
      .locator('svg.NetworkDiagram-diagram [data-ref="p"][data-cell="1"][data-value]')
      .first();
    expect(Number(await network.getAttribute('data-value'))).toBeCloseTo(expected.p[0]![0]!, 12);
  });

  test('a bar follows a finger', async () => {
    const page = await openAt('softmax', { width: 390, height: 844, touch: true });
    await inSight(logit(page, 2));
    const box = (await logit(page, 2).boundingBox())!;
    await page.touchscreen.tap(box.x + box.width * 0.8, box.y + box.height / 2);
    await settled(page);
    expect(Number(await logit(page, 2).inputValue())).toBeGreaterThan(2);
    expect(await softmax(page).locator('.figure-note').first().innerText()).toContain(
      'You have changed',
    );
  });

  test('a shift and a factor break the naive way, and not the stable one', async () => {
    const page = await figureAt('softmax');
    expect(await kind(page)).toBe('right');
    const shift = softmax(page).locator('.figure-rate input');
    await shift.focus();
    await page.keyboard.press('End');
    await settled(page);
    expect(await kind(page)).toBe('wrong');
    expect(await softmax(page).locator('.figure-verdict').innerText()).toContain('overflows');
    const [naive, stable] = await values(page, 'softmax', 'tfoot tr:last-child td');
    expect(naive).toBeNaN();
    expect(stable).toBeCloseTo(expected.loss, 9);
    await page.keyboard.press('Home');
    await settled(page);
    expect(await softmax(page).locator('.figure-verdict').innerText()).toContain('0 by 0');
    await softmax(page).getByRole('button', { name: 'Reset' }).click();
    await softmax(page).getByRole('button', { name: '10000' }).click();
    await settled(page);
    const broken = await softmax(page).locator('table').first().locator('[data-broken]').count();
    expect(broken).toBeGreaterThan(0);
    expect(await softmax(page).locator('table').nth(1).locator('[data-broken]').count()).toBe(0);
  });
});

describe('dense and diagonal', () => {
  const dense = (page: Page) => figure(page, 'softmax-jacobian');
  const verdict = (page: Page) => dense(page).locator('.figure-verdict');
  const totals = (page: Page) => values(page, 'softmax-jacobian', '.AddendTable-addends tfoot td');
  const [p, dz] = [expected.p[0]!, expected.dz[0]![2]!];

  test('the matrices are those of the network, and a column sums to its error', async () => {
    const page = await figureAt('softmax-jacobian');
    const cells = await values(page, 'softmax-jacobian', 'table[role=grid] td');
    expect(cells).toHaveLength(9);
    cells.forEach((value, n) => {
      const [k, i] = [Math.floor(n / 3), n % 3];
      expect(value).toBeCloseTo(p[k]! * ((k === i ? 1 : 0) - p[i]!), 12);
    });
    const slopes = await values(page, 'softmax-jacobian', '.CellTable-cells [data-of="z2"]');
    slopes.forEach((slope, i) => {
      const a = expected.a[0]![1]![i]!;
      expect(slope).toBeCloseTo(a * (1 - a), 12);
    });
    for (const i of [0, 1, 2]) {
      await dense(page).locator('table[role=grid] td').nth(i).click();
      await settled(page);
      for (const total of await totals(page)) expect(total).toBeCloseTo(dz[i]!, 12);
      expect(await verdict(page).getAttribute('data-kind')).toBe('right');
    }
  });

  test('arrow keys pick, and another layer can be looked at', async () => {
    const page = await figureAt('softmax-jacobian');
    await dense(page).locator('td[data-chosen]').focus();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('End');
    await settled(page);
    expect((await totals(page))[0]).toBeCloseTo(dz[2]!, 12);
    expect(await dense(page).locator('td:focus').getAttribute('aria-selected')).toBe('true');
    await dense(page).getByRole('combobox').selectOption('1');
    await settled(page);
    expect(await dense(page).locator('.CellTable-cells [data-of="z1"]').count()).toBe(3);
  });
});

describe('the block ∂z/∂W', () => {
  const block = (page: Page) => figure(page, 'weight-tensor');
  const weight = (page: Page, i: number, j: number) =>
    block(page).locator(`[role=gridcell][data-ref^="W"][data-cell="${i} ${j}"]`);
  const sum = async (page: Page) =>
    Number(await block(page).locator('[data-sum]').getAttribute('data-sum'));

  test('a picked weight touches one sum; the contraction is its gradient', async () => {
    const page = await figureAt('weight-tensor');
    await weight(page, 1, 3).click();
    await settled(page);
    const dW = expected.dW[2]!;
    expect(await sum(page)).toBeCloseTo(dW[0]![2]!, 12);
    const marked = await values(page, 'weight-tensor', '.SmallMatrix-cell[data-chosen]');
    expect(marked).toEqual([expect.closeTo(expected.a[0]![1]![2]!, 12), 0, 0]);
    const touched = block(page).locator('[data-ref="z3"][data-source]');
    expect(await touched.getAttribute('data-cell')).toBe('1');
    for (const row of [1, 2, 3]) {
      const own = await values(page, 'weight-tensor', `td[data-ref="dW3"][data-cell^="${row} "]`);
      own.forEach((value, j) => expect(value).toBeCloseTo(dW[row - 1]![j]!, 12));
    }
  });

  test('with the keyboard, at another layer; a slab’s cell picks as well', async () => {
    const page = await figureAt('weight-tensor');
    await block(page).getByRole('combobox').selectOption('1');
    await settled(page);
    await block(page).locator('[data-ref="W1"][data-chosen]').focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Home');
    await settled(page);
    expect(await sum(page)).toBeCloseTo(expected.dW[0]![2]![0]!, 12);
    expect(await block(page).locator('.SmallMatrix-cells').count()).toBe(3);
    await block(page)
      .locator('.SmallMatrix-cells')
      .nth(1)
      .locator('.SmallMatrix-cell')
      .nth(3)
      .click();
    await settled(page);
    expect(await sum(page)).toBeCloseTo(expected.dW[0]![1]![1]!, 12);
  });
});

describe('where ⊙ comes from', () => {
  const hadamard = (page: Page) => figure(page, 'hadamard');
  const press = async (page: Page, name: string) => {
    await hadamard(page).getByRole('button', { name, exact: true }).click();
    await settled(page);
  };
  const heads = (page: Page) => hadamard(page).locator('table[role=grid] tbody th').allInnerTexts();

  test('entries are the network’s, and so is what comes out at the end', async () => {
    const page = await figureAt('hadamard');
    await press(page, 'vector');
    const dz = await values(page, 'hadamard', '.ProductTable-products td[data-ref="dz1"]');
    expect(dz).toHaveLength(3);
    dz.forEach((value, i) => expect(value).toBeCloseTo(expected.dz[0]![0]![i]!, 12));
    expect(await values(page, 'hadamard', '.ProductTable-products tfoot td')).toEqual([9, 3]);
    await press(page, '2 × 3');
    expect(await values(page, 'hadamard', '.ProductTable-products tfoot td')).toEqual([36, 6]);
  });

  test('flattened by rows the diagonal comes in another order', async () => {
    const page = await figureAt('hadamard');
    const digits = async () => (await heads(page)).map((text) => text.replaceAll(/\D/g, ''));
    expect(await digits()).toEqual(['11', '21', '12', '22']);
    await press(page, 'by rows');
    expect(await digits()).toEqual(['11', '12', '21', '22']);
    const slopes = expected.z[0]![1]!.map((x) => {
      const a = 1 / (1 + Math.exp(-x));
      return a * (1 - a);
    });
    const cells = await values(page, 'hadamard', 'table[role=grid] td');
    cells.forEach((value, n) => expect(value).toBeCloseTo(n % 5 === 0 ? slopes[n / 5]! : 0, 12));
  });

  test('an entry is typed; a cell off the diagonal says why it is 0', async () => {
    const page = await figureAt('hadamard');
    await press(page, 'square');
    const field = hadamard(page).getByRole('spinbutton', { name: 'x 21' });
    await field.fill('3');
    await field.press('Enter');
    await settled(page);
    const picked = hadamard(page).locator('td[data-chosen]');
    expect(await picked.getAttribute('data-value')).toBe('6');
    expect(await hadamard(page).locator('.figure-note').innerText()).toContain('You have changed');
    await picked.focus();
    await page.keyboard.press('ArrowLeft');
    await settled(page);
    expect(await picked.getAttribute('data-value')).toBe('0');
    const derivative = hadamard(page).getByRole('status').filter({ hasText: 'The row of' });
    expect(await derivative.innerText()).toContain('does not depend on');
    await field.fill('1000');
    await field.press('Enter');
    expect(await hadamard(page).locator('.refused').nth(2).innerText()).toContain('above 100');
  });
});
