import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { settled, stage, bareBook } from './browser.ts';
import { fixture, renewedFigure } from './reading.ts';

const { expected } = fixture('worked');
const figureAt = renewedFigure();
const figureOf = (page: Page, name: string) => page.locator(`[data-figure="${name}"]`);

const valueOf = async (page: Page, selector: string): Promise<number> =>
  Number(await page.locator(`${selector}[data-value]`).first().getAttribute('data-value'));

/** Edges of the diagram that are pointed at, as `W2 3 1`. */
async function litEdges(page: Page): Promise<string[]> {
  await settled(page);
  const edges = await page
    .locator('svg.NetworkDiagram-diagram .Edge-edge.lit')
    .evaluateAll((all) =>
      all.map((edge) => `${edge.getAttribute('data-ref')} ${edge.getAttribute('data-cell')}`),
    );
  return [...new Set(edges)].toSorted();
}

const edgesOf = (path: string): string[] =>
  path
    .split(', ')
    .filter((place) => place.startsWith('W'))
    .toSorted();

describe('paths, batch and vanishing', () => {
  test('are readable without JavaScript', async () => {
    const page = await bareBook();
    const text = (name: string) => page.locator(`[data-figure="${name}"]`).innerText();
    expect(await text('paths')).toContain('12 paths add up to');
    expect(await text('batch')).toContain('has the largest gradient');
    expect(await text('vanishing')).toContain('the error signal is');
  });
});

describe('the paths', () => {
  test('a row that is pointed at lights its path in the network', async () => {
    const page = await figureAt('paths');
    const figure = figureOf(page, 'paths');
    const row = figure.locator('tbody tr').nth(2);
    await row.hover({ position: { x: 60, y: 4 } });
    const path = (await row.getAttribute('data-path'))!;
    expect(edgesOf(path)).toHaveLength(3);
    expect(await litEdges(page)).toEqual(edgesOf(path));
  });

  test('arrow keys walk them; the chosen one is followed on the stage', async () => {
    const page = await figureAt('paths');
    const figure = figureOf(page, 'paths');
    await figure.getByRole('radio').first().focus();
    for (const row of [1, 2]) {
      await page.keyboard.press('ArrowDown');
      const path = (await figure.locator('tbody tr').nth(row).getAttribute('data-path'))!;
      expect(await litEdges(page)).toEqual(edgesOf(path));
    }
    await figure.getByRole('button', { name: 'Follow the chosen path' }).click();
    await settled(page);
    await expect
      .poll(() => page.locator('.GradientPathPanel-path').innerText())
      .toMatch(/Path \d+ of 12/);
  });

  test('sum to the gradient that the page shows', async () => {
    const page = await figureAt('paths');
    const figure = figureOf(page, 'paths');
    const products = await figure
      .locator('tbody td:last-child')
      .evaluateAll((cells) => cells.map((cell) => Number(cell.getAttribute('data-value'))));
    const sum = products.reduce((total, product) => total + product, 0);
    expect(sum).toBeCloseTo(expected.dW[0]![1]![0]!, 12);
    await figure.getByRole('combobox').selectOption({ label: 'b³₂' });
    await settled(page);
    expect(await valueOf(page, '[data-figure="paths"] .figure-verdict b')).toBeCloseTo(
      expected.db[2]![1]!,
      12,
    );
  });
});

describe('the batch', () => {
  test('its samples are used everywhere when asked, the mean being the gradient of the page', async () => {
    const page = await figureAt('batch', 24);
    const figure = figureOf(page, 'batch');
    const mean = '.Matrix-matrix:nth-child(2) [data-cell="2 3"]';
    expect(await figure.locator(mean).count()).toBe(0);
    await figure.getByRole('button', { name: 'Use this mini-batch everywhere' }).click();
    await settled(page);
    await stage(page).getByRole('tab', { name: 'All tensors' }).click();
    await settled(page);
    expect(await valueOf(page, `[data-figure="batch"] ${mean}`)).toBe(
      await valueOf(page, '#stage [data-ref="dW2"][data-cell="2 3"]'),
    );
    await page.keyboard.press('u');
    await settled(page);
    expect(await figure.locator(mean).count()).toBe(0);
    expect(await figure.innerText()).toContain('The current network has one sample');
  });

  test('arrow keys choose a sample, which the whole page then looks at', async () => {
    const page = await figureAt('batch');
    const figure = figureOf(page, 'batch');
    await figure.getByRole('button', { name: 'Use this mini-batch everywhere' }).click();
    await settled(page);
    await figure.getByRole('radio').first().focus();
    await page.keyboard.press('ArrowDown');
    await settled(page);
    expect(await figure.locator('.Matrix-matrix').first().innerText()).toContain('sample 2');
    expect(
      await valueOf(page, 'svg.NetworkDiagram-diagram [data-ref="a0"][data-cell="1"]'),
    ).not.toBe(1);
  });

  test('one sample alone has the gradient of the worked network', async () => {
    const page = await figureAt('batch');
    const figure = figureOf(page, 'batch');
    const cells = await figure
      .locator('.Matrix-matrix')
      .first()
      .locator('[data-value]')
      .evaluateAll((all) => all.map((cell) => Number(cell.getAttribute('data-value'))));
    expected.dW[1]!.flat().forEach((value, c) => expect(cells[c]).toBeCloseTo(value, 12));
  });
});

describe('the vanishing gradient', () => {
  const verdict = '[data-figure="vanishing"] .figure-verdict';

  test('larger weights saturate a copy; the book stays as it is', async () => {
    const page = await figureAt('vanishing');
    const figure = figureOf(page, 'vanishing');
    expect(await figure.innerText()).toContain('The current network.');
    const before = await valueOf(
      page,
      'svg.NetworkDiagram-diagram .Edge-edge[data-ref="W3"][data-cell="2 4"]',
    );
    await figure.getByRole('slider').first().focus();
    await page.keyboard.press('End');
    await settled(page);
    expect(await page.locator(verdict).getAttribute('data-kind')).toBe('wrong');
    expect(await figure.innerText()).toContain('A changed copy of the current network');
    expect(await page.locator(`${verdict} [data-of]`).count()).toBeLessThanOrEqual(1);
    expect(
      await valueOf(page, 'svg.NetworkDiagram-diagram .Edge-edge[data-ref="W3"][data-cell="2 4"]'),
    ).toBe(before);
  });

  test('each length is the one above times the factors of its row', async () => {
    const page = await figureAt('vanishing');
    const figure = figureOf(page, 'vanishing');
    await figure.getByRole('slider').nth(1).fill('4');
    await settled(page);
    const rows = await figure
      .locator('.PassageTable-layers tbody tr')
      .evaluateAll((all) =>
        all.map((row) =>
          [...row.querySelectorAll('td')].map((cell) => Number(cell.getAttribute('data-value'))),
        ),
      );
    expect(rows).toHaveLength(7);
    rows.slice(1).forEach(([weights, slopes, error], n) => {
      expect(weights! * slopes! * rows[n]![2]!).toBeCloseTo(error!, 12);
    });
  });

  test('says at which step a number first is not finite, or that none is', async () => {
    const page = await figureAt('vanishing');
    const figure = figureOf(page, 'vanishing');
    const height = async () => (await figure.boundingBox())!.height;
    const before = await height();
    await figure.getByRole('button', { name: 'Multiply until it overflows' }).click();
    await settled(page);
    expect(await page.locator(verdict).innerText()).toContain('No power of ten');
    await figure.getByRole('button', { name: 'ReLU' }).click();
    await figure.getByRole('button', { name: 'Multiply until it overflows' }).click();
    await settled(page);
    expect(await page.locator(verdict).innerText()).toMatch(/Step 5, forward, overflows/);
    expect(await page.locator(verdict).innerText()).toContain('pre-activations of layer 3');
    expect(Math.abs((await height()) - before)).toBeLessThanOrEqual(60);
  });
});
