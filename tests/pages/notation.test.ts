import type { Locator, Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { equations } from '../../chapters/07-backpropagation/equations.ts';
import { alive, inSight, settled, sharedBook, head, bareBook } from './browser.ts';
import { fixture, scrubber, renewedBook } from './reading.ts';
import { overflow } from './soundness.ts';

const at = renewedBook();

const twelfth = sharedBook({ path: '/chapter-7.html?step=12' });
const phone = sharedBook({
  width: 390,
  height: 844,
  touch: true,
  path: '/chapter-7.html?step=12',
  laidOut: true,
});

const formOf = (page: Page): Promise<string | null> =>
  page.locator('html').getAttribute('data-notation');

const choice = (page: Page, name: 'Matrix' | 'Index') =>
  head(page).getByRole('group', { name: 'Form of the equations' }).getByRole('button', { name });

const block = (page: Page, id: string) => page.locator(`[id="${id}"]`);

/** A name in the form of an equation that is shown. */
const name = (page: Page, id: string, attribute: string) =>
  block(page, id).locator(`.katex-html [${attribute}] >> visible=true`).last();

const definition = (page: Page) => page.locator('#definition');

describe('the switch of the notation', () => {
  test('shows one form of every equation, never both', async () => {
    const page = await at(12);
    for (const shown of ['matrix', 'index', 'matrix'] as const) {
      await choice(page, shown === 'matrix' ? 'Matrix' : 'Index').click();
      await settled(page);
      expect(await formOf(page)).toBe(shown);
      const seen = await page.evaluate(() =>
        [...document.querySelectorAll<HTMLElement>('[data-equation]')].map((equation) => [
          equation.id,
          ...[...equation.querySelectorAll<HTMLElement>('[data-written]')]
            .filter((one) => one.checkVisibility())
            .map((one) => one.dataset['written']),
        ]),
      );
      expect(seen.map(([id]) => id!).toSorted()).toEqual(Object.keys(equations).toSorted());
      for (const [id, ...forms] of seen) expect(new Set(forms), id).toEqual(new Set([shown]));
    }
  });

  test('has a key, and is remembered', async () => {
    const page = await at(12);
    expect(await choice(page, 'Matrix').getAttribute('aria-pressed')).toBe('true');
    await page.keyboard.press('i');
    expect(await choice(page, 'Index').getAttribute('aria-pressed')).toBe('true');
    await page.waitForFunction(() =>
      localStorage.getItem('backpropagation.preferences')?.includes('"index"'),
    );
    await page.reload();
    await alive(page);
    expect(await formOf(page)).toBe('index');
    // The first key of a page is heard when the code for it is there.
    await page.keyboard.press('i');
    await expect.poll(() => formOf(page)).toBe('matrix');
  });

  test('equations, letters, numbers and the stage change together', async () => {
    const page = await at(12);
    const here = block(page, 'EqA2.1').locator('[data-binding]');
    const ranges = block(page, 'EqA2.1').locator('.Equation-ranges');
    await inSight(block(page, 'EqA2.1'));
    expect(await here.innerText()).toBe('l = 3');
    expect(await ranges.isVisible()).toBe(false);
    await page.keyboard.press('i');
    await settled(page);
    expect(await here.innerText()).toBe('l = 3, i = 1');
    expect(await ranges.innerText()).toMatch(/= 1 …\s4[\s\S]*= 1 …\s3/);
    expect(await page.locator('.StepHead-sentence').innerText()).toContain('here i = 1');
    await page.locator('.Operands-operands [role=gridcell][data-ref="dz2"][data-cell="3"]').click();
    await settled(page);
    expect(await here.innerText()).toBe('l = 3, i = 3');
    expect(await page.locator('.StepHead-sentence').innerText()).toContain('here i = 3');
    await page.keyboard.press('i');
  });

  describe('numbers are right in both forms at', () => {
    test.each([6, 7, 8, 9, 12, 13])('step %i', async (step) => {
      const { expected } = fixture('worked');
      const values: Readonly<Record<string, (cell: number[]) => number>> = {
        p: ([i]) => expected.p[0]![i! - 1]!,
        L: () => expected.loss,
        dz3: ([i]) => expected.dz[0]![2]![i! - 1]!,
        dW3: ([i, j]) => expected.dW[2]![i! - 1]![j! - 1]!,
        dz2: ([i]) => expected.dz[0]![1]![i! - 1]!,
        dW2: ([i, j]) => expected.dW[1]![i! - 1]![j! - 1]!,
      };
      const page = await twelfth();
      await scrubber(page).fill(String(step));
      await choice(page, 'Matrix').click();
      const lines: string[] = [];
      for (const key of ['', 'i']) {
        if (key) await page.keyboard.press(key);
        await settled(page);
        const result = page
          .locator('[data-equation][aria-current] [data-numbers] [data-value]')
          .last();
        const [ref, of, cell, value] = await result.evaluate((one) =>
          ['data-ref', 'data-of', 'data-cell', 'data-value'].map((name) => one.getAttribute(name)),
        );
        const wanted = values[(ref ?? of)!]!((cell ?? '').split(' ').map(Number));
        expect(Number(value)).toBeCloseTo(wanted, 9);
        lines.push(await page.locator('[data-equation][aria-current] [data-numbers]').innerText());
      }
      expect(lines[1]!.split(/[=≈]/).at(-1)).toBe(lines[0]!.split(/[=≈]/).at(-1));
    });
  });

  test('terms of the form that is hidden are neither walked nor lit', async () => {
    const page = await at(12);
    await page.keyboard.press('i');
    await block(page, 'EqA2.1').focus();
    const walked: (string | null)[] = [];
    for (let n = 0; n < 4; n++) {
      await page.keyboard.press('ArrowRight');
      await settled(page);
      const cursor = block(page, 'EqA2.1').locator('[data-cursor]');
      expect(await cursor.isVisible()).toBe(true);
      walked.push(await cursor.getAttribute('data-term'));
    }
    expect(walked).toEqual(['dz.l-1', 'W.l', 'dz.l', 'z.l-1']);
    expect(await page.locator('[data-written=matrix] .lit').count()).toBe(0);
    await page.keyboard.press('i');
  });

  test.each([390, 320])('is within reach at %i px, and nothing scrolls sideways', async (width) => {
    const page = await phone();
    await page.setViewportSize({ width, height: 700 });
    await head(page).getByRole('button', { name: 'Settings' }).tap();
    await choice(page, 'Index').tap();
    expect(await formOf(page)).toBe('index');
    expect(await overflow(page)).toBeLessThanOrEqual(0);
    await choice(page, 'Matrix').tap();
    expect(await formOf(page)).toBe('matrix');
    expect(await overflow(page)).toBeLessThanOrEqual(0);
    await page.keyboard.press('Escape');
  });

  test('both forms stand in the page that has no JavaScript', async () => {
    const page = await bareBook();
    for (const form of ['matrix', 'index']) {
      const formula = block(page, 'Eq1').locator(`.Equation-formula[data-written=${form}]`);
      expect(await formula.isVisible()).toBe(true);
    }
    expect(await page.locator('dfn[data-defines="W"]').innerText()).toBe('weight');
  });
});

test('the chain as a row stands beside the chain as a column, shapes of the network under both', async () => {
  const page = await at(16);
  const shapes = await page
    .locator('.RowBesideColumn-table td')
    .evaluateAll((cells) =>
      cells.map((cell) =>
        [...cell.querySelectorAll('[data-shape]')].map((shape) => shape.textContent).join(' '),
      ),
    );
  expect(shapes).toEqual(['1×3', '3', '1×4', '4', '4×3 4×3', '3×4', '3×3', '3']);
});

/** Points at a part until its definition is there: the text may move under the pointer. */
async function pointFor(page: Page, part: Locator, words: string): Promise<void> {
  await expect
    .poll(async () => {
      await part.hover();
      await settled(page);
      return definition(page).getByText(words).first().isVisible();
    })
    .toBe(true);
}

describe('a definition', () => {
  /** The page at its step, with no definition shown. */
  const opened = async (): Promise<Page> => {
    const page = await twelfth();
    await choice(page, 'Matrix').click();
    await scrubber(page).fill('12');
    await page.locator('h1').hover();
    await page.keyboard.press('Escape');
    await settled(page);
    return page;
  };

  test.each([
    ['a tensor', 'data-term="W.l"', /weights of layer 3.*edge.*here 4 × 3|here 3 × 4/s],
    ['a sign', 'data-name="hadamard"', /entry by entry/],
    ['a layer', 'data-name="l"', /last layer/],
  ])('of %s comes by pointing at it, and stays until Escape', async (_, attribute, words) => {
    const page = await opened();
    expect(await definition(page).innerText()).toBe('');
    await pointFor(page, name(page, 'EqA2.1', attribute), 'defined here');
    expect(await definition(page).innerText()).toMatch(words);
    await page.locator('h1').hover();
    expect(await definition(page).innerText()).toMatch(words);
    await page.keyboard.press('Escape');
    await settled(page);
    expect(await definition(page).innerText()).toBe('');
  });

  test('of a letter that is summed comes from the index form, of Σ from the stage too', async () => {
    const page = await opened();
    await page.keyboard.press('i');
    await pointFor(page, name(page, 'EqA2.1', 'data-name="k"'), 'a letter that is summed');
    const sum = page.locator('.StepHead-sentence [data-name="sum"]').first();
    await pointFor(page, sum, 'adds what follows');
    await page.keyboard.press('i');
  });

  test('comes from the prose, from matrices and from the diagram', async () => {
    const page = await opened();
    // On the letter, not on its superscript; again if the text moved under the pointer.
    const b = page.locator('#model p [data-term="b.m"]').first();
    await expect
      .poll(
        async () => {
          await page.locator('h1').hover();
          await b.hover({ position: { x: 4, y: 16 } });
          await settled(page);
          return definition(page).innerText();
        },
        { timeout: 20_000 },
      )
      .toContain('biases');
    const error = page.locator('.Operands-operands [role=gridcell][data-ref="dz2"]').first();
    await pointFor(page, error, 'the error signal');
    const heading = page.locator('.Headings-heading[data-ref="W2"]');
    await pointFor(page, heading, 'weights of layer 2');
  });

  test('leads to the sentence that defines', async () => {
    const page = await opened();
    await pointFor(page, name(page, 'EqA2.1', 'data-name="hadamard"'), 'defined here');
    await definition(page).getByText('defined here').click();
    await page.waitForFunction(() => location.hash === '#def-hadamard');
    expect(await page.locator('dfn:has(#def-hadamard)').isVisible()).toBe(true);
  });

  test('comes by the keyboard, of every letter and sign of an equation, and is spoken', async () => {
    const page = await opened();
    await block(page, 'EqA2.1').focus();
    const met: string[] = [];
    for (let n = 0; n < 4; n++) {
      await page.keyboard.press('ArrowDown');
      await settled(page);
      const cursor = block(page, 'EqA2.1').locator('[data-cursor]');
      met.push((await cursor.getAttribute('data-name'))!);
      const said = await page.locator('#announce').innerText();
      expect(said).not.toBe('');
      expect(await definition(page).innerText()).toContain(said);
    }
    expect(met).toEqual(['l', 'transpose', 'hadamard', 'slope']);
    await page.keyboard.press('ArrowRight');
    await settled(page);
    expect(await definition(page).innerText()).toContain('here');
  });

  test('comes by a tap at 390 px, over nothing that can be asked about', async () => {
    const page = await phone();
    await page.setViewportSize({ width: 390, height: 844 });
    await name(page, 'EqA2.1', 'data-name="hadamard"').tap();
    await definition(page).getByText('entry by entry').waitFor();
    const box = (await definition(page).locator('[data-definition]').boundingBox())!;
    const head = (await page.locator('header').first().boundingBox())!;
    expect(box.y + box.height).toBeLessThanOrEqual(head.y + head.height);
    const text = (await definition(page).locator('p').boundingBox())!;
    expect(text.y).toBeGreaterThanOrEqual(head.y);
    await page.locator('h2').first().tap();
    await settled(page);
    expect(await definition(page).innerText()).toBe('');
  });
});
