import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import type { NetworkFile } from '../networks.ts';
import { alive, openBook, openTab, settled, sharedBook, stage } from './browser.ts';
import {
  addressOf,
  fixture,
  numbersOn,
  snapshot,
  stepOf,
  scrubber,
  renewedBook,
} from './reading.ts';

const { network, expected } = fixture('worked');

const fresh = renewedBook();

/** The loss of a sigmoid network on its one sample, computed apart from the book. */
function lossOf({ W, b, X, Y }: NetworkFile): number {
  const logits = W.reduce<number[]>(
    (a, rows, k) =>
      rows
        .map((row, i) => row.reduce((sum, w, j) => sum + w * a[j]!, b[k]![i]!))
        .map((z) => (k === W.length - 1 ? z : 1 / (1 + Math.exp(-z)))),
    X[0]!,
  );
  const total = logits.reduce((sum, z) => sum + Math.exp(z), 0);
  return logits.reduce((sum, z, j) => sum - Y[0]![j]! * Math.log(Math.exp(z) / total), 0);
}

/** The worked network's loss, one number changed. */
function lossWith(changed: (file: NetworkFile) => void): number {
  const file = structuredClone(network);
  changed(file);
  return lossOf(file);
}

const lossShown = async (page: Page): Promise<number> => {
  await settled(page);
  return Number(await page.locator('.Tail-loss').getAttribute('data-value'));
};

const weightShown = async (page: Page): Promise<number> =>
  Number(
    await page
      .locator('.Edge-edge[data-ref="W1"][data-cell="2 1"]')
      .first()
      .getAttribute('data-value'),
  );

/** The worked network with W¹₂₁ in hand. */
async function holding(): Promise<Page> {
  const page = await fresh(7);
  await takeWeight(page);
  return page;
}

async function takeWeight(page: Page): Promise<void> {
  const edge = page.locator('.Edge-edge[data-ref="W1"][data-cell="2 1"]').first();
  const point = await edge.evaluate((element) => {
    const line = element.querySelector<SVGPathElement>('.Edge-line')!;
    const matrix = line.getScreenCTM()!;
    for (let part = 0.05; part < 1; part += 0.05) {
      const on = line.getPointAtLength(part * line.getTotalLength()).matrixTransform(matrix);
      if (document.elementFromPoint(on.x, on.y)?.closest('.Edge-edge') === element) {
        return { x: on.x, y: on.y };
      }
    }
    throw new Error('The edge cannot be pointed at.');
  });
  await page.mouse.click(point.x, point.y);
  await field(page).waitFor();
}

const field = (page: Page) =>
  stage(page).getByRole('group', { name: 'Change a number' }).getByRole('spinbutton');
const refusal = (page: Page) => page.locator('.ParameterEditor-editor .refused');

async function type(page: Page, text: string): Promise<void> {
  await field(page).fill(text);
  await field(page).press('Enter');
  await settled(page);
}

describe('the reference of this test', () => {
  test('agrees with the fixture', () => {
    expect(lossOf(network)).toBeCloseTo(expected.loss, 12);
  });
});

describe('a weight in hand', () => {
  test('takes a typed value; the loss and every number follow', async () => {
    const page = await holding();
    expect(await field(page).getAttribute('aria-label')).toMatch(/W.*2 1|weight.*2 1/i);
    const before = await lossShown(page);
    expect(before).toBeCloseTo(expected.loss, 12);
    await type(page, '0.5');
    const loss = lossWith(({ W }) => (W[0]![1]![0] = 0.5));
    expect(await weightShown(page)).toBe(0.5);
    expect(await lossShown(page)).toBeCloseTo(loss, 12);
    const change = page.locator('.ParameterEditor-loss');
    expect(Number(await change.locator('b[data-value]').getAttribute('data-value'))).toBeCloseTo(
      loss,
      12,
    );
    expect(await change.innerText()).toContain('1.365');
    expect(await change.innerText()).toContain(loss.toFixed(3));
    expect(await stepOf(page)).toBe(7);
  });

  test('is nudged by arrow keys, ten times as far with Shift', async () => {
    const page = await holding();
    await field(page).press('ArrowUp');
    expect(await weightShown(page)).toBe(0.21);
    await field(page).press('Shift+ArrowDown');
    expect(await weightShown(page)).toBe(0.11);
    expect(await lossShown(page)).toBeCloseTo(
      lossWith(({ W }) => (W[0]![1]![0] = 0.11)),
      12,
    );
  });

  test('is dragged, and one drag is one thing to undo', async () => {
    const page = await holding();
    const slider = page.locator('.ParameterEditor-editor input[type=range]');
    const box = (await slider.boundingBox())!;
    const y = box.y + box.height / 2;
    await page.mouse.move(box.x + box.width * 0.55, y);
    await page.mouse.down();
    for (const part of [0.6, 0.7, 0.8]) await page.mouse.move(box.x + box.width * part, y);
    await page.mouse.up();
    const dragged = await weightShown(page);
    expect(dragged).toBeGreaterThan(0.8);
    expect(await lossShown(page)).toBeCloseTo(
      lossWith(({ W }) => (W[0]![1]![0] = dragged)),
      12,
    );
    await stage(page).getByRole('button', { name: 'Undo' }).click();
    await expect.poll(() => weightShown(page)).toBe(0.2);
    expect(await stage(page).getByRole('button', { name: 'Undo' }).isDisabled()).toBe(true);
  });

  describe('refuses', () => {
    const open = sharedBook({ path: '/chapter-7.html?step=7' });
    test.each([
      ['abc', /abc.*not a number.*0\.2/],
      ['', /not a number/],
      ['1e9', /1e9.*above.*0\.2/],
      ['-1e9', /-1e9.*below.*0\.2/],
      ['1/0', /not a number/],
    ])('“%s” beside the field, and the old value stays', async (text, why) => {
      const page = await open();
      if (!(await field(page).isVisible())) await takeWeight(page);
      const before = await snapshot(page);
      await type(page, text);
      expect(await refusal(page).innerText()).toMatch(why);
      expect(await field(page).getAttribute('aria-invalid')).toBe('true');
      expect(await field(page).inputValue()).toBe('0.2');
      expect(await snapshot(page)).toBe(before);
      expect(await stage(page).getByRole('button', { name: 'Undo' }).isDisabled()).toBe(true);
      await type(page, '0.3');
      expect(await refusal(page).innerText()).toBe('');
      expect(await weightShown(page)).toBe(0.3);
      await stage(page).getByRole('button', { name: 'Undo' }).click();
      await expect.poll(() => weightShown(page)).toBe(0.2);
    });
  });

  test('a bias and an input are bent the same way', async () => {
    const page = await fresh(7);
    await page.locator('.Bias-bias[data-ref="b2"][data-cell="3"]').press('Enter');
    await type(page, '1.5');
    await page.locator('.UnitCell-cell[data-ref="a0"][data-cell="2"]').click();
    await type(page, '0,25');
    expect(await lossShown(page)).toBeCloseTo(
      lossWith(({ b, X }) => {
        b[1]![2] = 1.5;
        X[0]![1] = 0.25;
      }),
      12,
    );
  });

  test('in a later training step only what follows changes', async () => {
    const page = await fresh(7);
    const size = stage(page).getByRole('combobox', { name: 'step by' });
    await size.selectOption('training step');
    await page.locator('h1').click();
    await page.keyboard.press('n');
    expect(await lossShown(page)).toBeCloseTo(expected.after['1']!.loss, 12);
    await page.locator('.Bias-bias[data-ref="b3"][data-cell="1"]').press('Enter');
    await type(page, '2');
    const { W, b } = structuredClone(expected.after['1']!);
    b[2]![0] = 2;
    expect(await lossShown(page)).toBeCloseTo(lossOf({ ...network, W, b }), 12);
    await page.locator('h1').click();
    await page.keyboard.press('p');
    expect(await lossShown(page)).toBeCloseTo(expected.loss, 12);
  });
});

describe('undo, redo and what is kept', () => {
  test('by buttons and by keys', async () => {
    const page = await holding();
    const fresh = await snapshot(page);
    await type(page, '0.5');
    const half = await snapshot(page);
    await type(page, '-1');
    const last = await snapshot(page);
    const [undo, redo] = ['Undo', 'Redo'].map((name) => stage(page).getByRole('button', { name }));
    await undo!.click();
    await expect.poll(() => snapshot(page)).toBe(half);
    await undo!.click();
    await expect.poll(() => snapshot(page)).toBe(fresh);
    await expect.poll(() => undo!.isDisabled()).toBe(true);
    await redo!.click();
    await expect.poll(() => snapshot(page)).toBe(half);
    await page.locator('h1').click();
    await page.keyboard.press('r');
    await expect.poll(() => snapshot(page)).toBe(last);
    await page.keyboard.press('Control+z');
    await expect.poll(() => snapshot(page)).toBe(half);
    await page.keyboard.press('u');
    await expect.poll(() => snapshot(page)).toBe(fresh);
    await page.keyboard.press('Control+Shift+Z');
    await expect.poll(() => snapshot(page)).toBe(half);
  });

  test('a reload keeps numbers, moment and what is in hand; Start over forgets them', async () => {
    const page = await holding();
    await type(page, '0.5');
    await scrubber(page).fill('15');
    const here = await snapshot(page);
    await page.waitForURL('**/chapter-7.html?step=15');
    await page.reload();
    await alive(page);
    expect(await snapshot(page)).toBe(here);
    expect(await field(page).inputValue()).toBe('0.5');
    expect(await addressOf(page)).toBe('?step=15');

    await openTab(page, 'Files');
    await stage(page).getByRole('button', { name: 'Start over' }).click();
    await openTab(page, 'This step');
    expect(await weightShown(page)).toBe(0.2);
    expect(await stepOf(page)).toBe(7);
    expect(await stage(page).getByRole('region', { name: 'Predict' }).count()).toBe(1);
    await page.waitForURL('**/chapter-7.html?step=7');
    await page.reload();
    await alive(page);
    expect(await weightShown(page)).toBe(0.2);
    expect(await stepOf(page)).toBe(7);
    expect(await stage(page).getByRole('region', { name: 'Predict' }).count()).toBe(1);
  });

  test('a state that cannot be read is set aside, and the page says so', async () => {
    const page = await openBook({
      kept: { 'backpropagation.07-backpropagation': '{"version":1,' },
    });
    expect(await page.locator('.Stage-notice').innerText()).toMatch(/set aside/);
    expect(await numbersOn(page)).not.toEqual([]);
    expect(
      await page.evaluate(() => localStorage.getItem('backpropagation.07-backpropagation.unread')),
    ).toBe('{"version":1,');
  });
});

test('where the browser keeps nothing, the page says so once and leads to the files', async () => {
  const page = await openBook({ path: '/icon.svg', width: 390, height: 844 });
  await page.addInitScript(() => {
    Storage.prototype.setItem = () => {
      throw new DOMException('full', 'QuotaExceededError');
    };
  });
  await page.goto('/chapter-7.html');
  const notice = page.locator('.Stage-notice');
  await stage(page).getByText('cannot keep your changes').waitFor();
  await notice.getByRole('button', { name: 'Files' }).click();
  await stage(page).getByRole('button', { name: 'Save network' }).waitFor();
  expect(await notice.innerText()).toBe('');
  // Said anew to whoever opens it again.
  await page.reload();
  await stage(page).getByText('cannot keep your changes').waitFor();
});

describe('the target', () => {
  const shares = async (page: Page): Promise<number[]> => {
    await settled(page);
    const cells = page.locator('.UnitCell-cell[data-ref="y"]');
    return (await cells.all()).length === 3
      ? cells.evaluateAll((all) => all.map((cell) => Number(cell.getAttribute('data-value'))))
      : [];
  };

  async function targeting(): Promise<Page> {
    const page = await fresh(8);
    await page.locator('.Operands-operands [role=gridcell][data-ref="y"]').first().click();
    return page;
  }

  test('another class', async () => {
    const page = await targeting();
    await stage(page).getByRole('button', { name: 'Class 3' }).click();
    expect(await shares(page)).toEqual([0, 0, 1]);
    expect(await lossShown(page)).toBeCloseTo(
      lossWith(({ Y }) => (Y[0] = [0, 0, 1])),
      12,
    );
  });

  test('shares of several classes keep summing to 1', async () => {
    const page = await targeting();
    for (const [name, share] of [
      ['Probability of class 1', '0.3'],
      ['Probability of class 3', '0.45'],
      ['Probability of class 2', '0'],
      ['Probability of class 1', '1'],
      ['Probability of class 2', '0.2'],
    ] as const) {
      await stage(page).getByRole('slider', { name }).fill(share);
      const now = await shares(page);
      expect(now.reduce((sum, one) => sum + one, 0)).toBeCloseTo(1, 12);
      expect(now[Number(name.at(-1)) - 1]).toBe(Number(share));
      expect(Math.min(...now)).toBeGreaterThanOrEqual(0);
      expect(await lossShown(page)).toBeCloseTo(
        lossWith(({ Y }) => (Y[0] = now)),
        10,
      );
    }
  });

  test('is taken in hand from the diagram', async () => {
    const page = await fresh(12);
    await page.locator('.UnitCell-cell[data-ref="y"]').first().click();
    await stage(page).getByRole('slider', { name: 'Probability of class 1' }).waitFor();
  });
});
