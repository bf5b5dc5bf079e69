import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { openBook, settled, pointAt } from './browser.ts';
import { namesWith, PASS, scrubber, renewedBook } from './reading.ts';

const at = renewedBook();

/** An occurrence of a symbol in a typeset equation. */
const term = (page: Page, equation: string, name: string) =>
  page.locator(`[id="${equation}"] .katex-html [data-term="${name}"] >> visible=true`).last();

const cellOf = (page: Page, ref: string, cell: string) =>
  page.locator(`.Operands-operands [role=gridcell][data-ref="${ref}"][data-cell="${cell}"]`);

/** What is marked by a class, as `place name[cell]`: of edges, cells of matrices, and equations. */
async function marked(page: Page, mark: 'lit' | 'lit-line'): Promise<string[]> {
  await settled(page);
  return page.evaluate(
    (mark) =>
      [...document.querySelectorAll(`.${mark}`)].map((element) => {
        const get = (name: string): string | null => element.getAttribute(`data-${name}`);
        const equation = element.closest('[data-equation]')?.getAttribute('data-equation');
        const place = element.matches('.Edge-edge')
          ? 'edge'
          : element.matches('.Operands-operands [role=gridcell]')
            ? 'cell'
            : (equation ?? 'else');
        const name = get('ref') ?? (get('of') === null ? get('term') : `of ${get('of')}`);
        return `${place} ${name}[${get('cell') ?? ''}]`;
      }),
    mark,
  );
}

const only = (lines: readonly string[], start: string): string[] =>
  lines.filter((line) => line.startsWith(start)).toSorted();

const all = (place: string, name: string, rows: number, columns: number): string[] =>
  Array.from(
    { length: rows * columns },
    (_, n) => `${place} ${name}[${Math.floor(n / columns) + 1} ${(n % columns) + 1}]`,
  );

/** A point of an edge that no other thing covers. */
async function pointOnEdge(
  page: Page,
  ref: string,
  cell: string,
): Promise<{ x: number; y: number }> {
  const point = await page.evaluate(
    ([ref, cell]) => {
      const edge = document.querySelector(`.Edge-edge[data-ref="${ref}"][data-cell="${cell}"]`)!;
      const line = edge.querySelector<SVGPathElement>('.Edge-line')!;
      const matrix = line.getScreenCTM()!;
      for (let part = 0.05; part < 1; part += 0.05) {
        const on = line.getPointAtLength(part * line.getTotalLength()).matrixTransform(matrix);
        const [x, y] = [Math.round(on.x), Math.round(on.y)];
        if (document.elementFromPoint(x, y)?.closest('.Edge-edge') === edge) return { x, y };
      }
      return null;
    },
    [ref, cell] as const,
  );
  if (!point) throw new Error(`No point of the edge ${ref}[${cell}] can be pointed at.`);
  return point;
}

describe('an equation and the network', () => {
  test.each([
    [12, 'W3', 3, 4, 'z2', 'dz2'],
    [16, 'W2', 4, 3, 'z1', 'dz1'],
  ])(
    'at step %i the letters of EqA2.1 mean the current layer',
    async (step, W, rows, columns, z, dz) => {
      const page = await at(step);
      expect(await page.locator('[data-equation][aria-current]').getAttribute('id')).toBe('EqA2.1');
      await pointAt(term(page, 'EqA2.1', 'W.l'));
      const lit = await marked(page, 'lit');
      expect(only(lit, 'edge')).toEqual(all('edge', W, rows, columns));
      expect(only(lit, 'cell')).toEqual(all('cell', W, rows, columns));
      expect(only(lit, 'EqA2.1')).toEqual(['EqA2.1 W.l[]']);
      await pointAt(term(page, 'EqA2.1', 'z.l-1'));
      const units = rows === 4 ? 3 : 4;
      expect(only(await marked(page, 'lit'), 'cell')).toEqual(
        Array.from({ length: units }, (_, n) => `cell of ${z}[${n + 1}]`),
      );
      await pointAt(term(page, 'EqA2.1', 'dz.l-1'));
      const error = await marked(page, 'lit');
      expect(only(error, 'cell')).toEqual(
        Array.from({ length: units }, (_, n) => `cell ${dz}[${n + 1}]`),
      );
      expect(only(error, `else ${dz}[`)).not.toEqual([]);
    },
  );

  test('a term lights where it occurs in other equations and in the text', async () => {
    const page = await at(12);
    await pointAt(term(page, 'EqA2.1', 'dz.l'));
    const lit = await marked(page, 'lit');
    for (const line of ['EqA1.1 dz.l[]', 'EqA1.2 dz.l[]', 'EqA2.0 dz.l[]', 'cell dz3[2]']) {
      expect(lit).toContain(line);
    }
    expect(lit.filter((line) => /(W|a|z2|dz2|b)\[|(W|a)\./.test(line))).toEqual([]);
  });

  test('an edge lights its cell and its terms, with row and column', async () => {
    const page = await at(12);
    const { x, y } = await pointOnEdge(page, 'W3', '2 1');
    await page.mouse.move(x, y);
    const lit = await marked(page, 'lit');
    expect(only(lit, 'edge')).toEqual(['edge W3[2 1]']);
    expect(only(lit, 'cell')).toEqual(['cell W3[2 1]']);
    expect(lit).toContain('EqA2.1 W.l[]');
    expect(only(await marked(page, 'lit-line'), 'cell')).toEqual(
      ['1 1', '2 2', '2 3', '2 4', '3 1'].map((cell) => `cell W3[${cell}]`),
    );
  });

  test('a cell of a matrix lights its edge and its terms', async () => {
    const page = await at(16);
    await pointAt(cellOf(page, 'W2', '4 3'));
    const lit = await marked(page, 'lit');
    expect(only(lit, 'edge')).toEqual(['edge W2[4 3]']);
    expect(only(lit, 'cell')).toEqual(['cell W2[4 3]']);
    expect(lit).toContain('EqA2.1 W.l[]');
    expect(only(await marked(page, 'lit-line'), 'edge')).toEqual(
      ['1 3', '2 3', '3 3', '4 1', '4 2'].map((cell) => `edge W2[${cell}]`),
    );
  });

  test('pointing elsewhere lets go', async () => {
    const page = await at(12);
    await pointAt(term(page, 'EqA2.1', 'W.l'));
    expect(await marked(page, 'lit')).not.toEqual([]);
    await page.locator('h1').hover();
    expect(await marked(page, 'lit')).toEqual([]);
  });

  test('an unreached equation speaks of where it is first computed', async () => {
    const page = await at(7);
    await pointAt(term(page, 'EqA2.1', 'W.l'));
    expect(only(await marked(page, 'lit'), 'edge')).toEqual(all('edge', 'W3', 3, 4));
  });
});

test('what a step reads and writes is marked, and nothing else', async () => {
  const page = await at(0);
  expect([...(await namesWith(page, 'read')), ...(await namesWith(page, 'written'))]).toEqual([]);
  for (const [id, reads, writes] of PASS) {
    await page.keyboard.press('n');
    await settled(page);
    // log p and σ′(z) are of p and z, so that either name may be there.
    expect(await namesWith(page, 'read'), id).toEqual(reads.split(' ').toSorted());
    expect(await namesWith(page, 'written'), id).toEqual([writes]);
  }
});

describe('without a mouse', () => {
  test('arrow keys walk the terms of an equation, light them and say them', async () => {
    const page = await at(12);
    const equation = page.locator('[id="EqA2.1"]');
    await equation.focus();
    const said: string[] = [];
    const lit: string[] = [];
    const terms = await equation.locator('.katex-html [data-term] >> visible=true').count();
    for (let n = 0; n < terms; n++) {
      await page.keyboard.press('ArrowRight');
      await settled(page);
      said.push(await page.locator('#announce').innerText());
      lit.push((await equation.locator('.katex-html .lit').first().getAttribute('data-term'))!);
    }
    expect(lit).toEqual(['dz.l-1', 'W.l', 'dz.l', 'z.l-1', 'da.l-1', 'z.l-1']);
    expect(new Set(said).size).toBe(5);
    expect(said[1]).toMatch(/W|weight/i);
    await page.keyboard.press('ArrowRight');
    await settled(page);
    expect(await page.locator('#announce').innerText()).toBe(said[0]);
    await page.keyboard.press('ArrowLeft');
    await settled(page);
    expect(await page.locator('#announce').innerText()).toBe(said[5]);
    expect(await scrubber(page).inputValue()).toBe('12');
    await page.keyboard.press('Escape');
    expect(await marked(page, 'lit')).toEqual([]);
  });

  test('keyboard focus lights a cell of a matrix and an edge', async () => {
    const page = await at(12);
    await cellOf(page, 'W3', '1 1').focus();
    await page.keyboard.press('ArrowDown');
    // One down in the transpose is one column on in W³.
    expect(only(await marked(page, 'lit'), 'edge')).toEqual(['edge W3[1 2]']);
    await page.locator('svg [data-slot="d2:0"]').focus();
    await page.keyboard.press(']');
    expect(only(await marked(page, 'lit'), 'cell')).toEqual(['cell W3[1 1]']);
  });

  test('a step is spoken', async () => {
    const page = await at(11);
    await page.keyboard.press('n');
    await settled(page);
    expect(await page.locator('#announce').innerText()).toMatch(/slope/i);
  });

  test('a tap lights, a second tap elsewhere lights anew', async () => {
    const page = await openBook({ path: '/chapter-7.html?step=12', touch: true });
    await term(page, 'EqA2.1', 'W.l').tap();
    expect(only(await marked(page, 'lit'), 'edge')).toEqual(all('edge', 'W3', 3, 4));
    await cellOf(page, 'dz2', '3').tap();
    const lit = await marked(page, 'lit');
    expect(only(lit, 'cell')).toEqual(['cell dz2[3]']);
    expect(only(lit, 'edge')).toEqual([]);
    const { x, y } = await pointOnEdge(page, 'W3', '3 4');
    await page.touchscreen.tap(x, y);
    expect(only(await marked(page, 'lit'), 'cell')).toEqual(['cell W3[3 4]']);
  });
});
