import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { openBook, settled, stage } from './browser.ts';
import {
  addressOf,
  fixture,
  numbersOn,
  PASS,
  snapshot,
  stepOf,
  type Shown,
  scrubber,
  renewedBook,
} from './reading.ts';

const { network, expected } = fixture('worked');
const after = expected.after['1']!;
const LAST = PASS.length;

type Nested = number | readonly Nested[];

/** What a tensor must be after so many steps of the pass; for a parameter also what the current step replaced. */
function wanted({ ref, derived, where }: Shown, step: number): Nested[] {
  const [, family = '', digits = ''] = /^([A-Za-z]+)(\d*)$/.exec(ref) ?? [];
  const k = Number(digits);
  const tables: Readonly<Record<string, Nested | undefined>> = {
    y: network.Y[0]!,
    p: expected.p[0]!,
    L: expected.loss,
    alpha: network.learningRate,
    a: k === 0 ? network.X[0]! : expected.a[0]![k - 1],
    z: expected.z[0]![k - 1],
    da: expected.da[0]![k - 1],
    dz: expected.dz[0]![k - 1],
    dW: expected.dW[k - 1],
    db: expected.db[k - 1],
  };
  if (derived && family === 'z') return [expected.a[0]![k - 1]!.map((a) => a * (1 - a))];
  if (derived && family === 'p') return [expected.p[0]!.map(Math.log)];
  if (family !== 'W' && family !== 'b') return [tables[family] ?? []];
  const [old, updated] = [network[family][k - 1]!, after[family][k - 1]!];
  const written = PASS.findIndex(([, , writes], s) => s >= 18 && writes === ref) + 1;
  if (where === 'text' || step < written) return [old];
  return step === written && where !== 'diagram' ? [old, updated] : [updated];
}

function at(value: Nested | undefined, cell: string): number {
  if (typeof value === 'number') return cell === '' ? value : Number.NaN;
  const [first = '', ...rest] = cell.split(' ');
  return value === undefined ? Number.NaN : at(value[Number(first) - 1], rest.join(' '));
}

const close = (a: number, b: number): boolean => Math.abs(a - b) <= 1e-10 * Math.abs(b);

/** How often what a step writes stands in its result, and how often it has to: cell for cell, an update old and new. */
function written(numbers: readonly Shown[], step: number): { stands: number; cells: number } {
  const [, , writes] = PASS[step - 1]!;
  const result = numbers.filter(
    ({ ref, derived, where }) => where === 'operands' && ref === writes && !derived,
  );
  const [former, latter] = wanted({ ...result[0]!, ref: writes }, step);
  return {
    stands: result.length,
    cells: [latter ?? former].flat(2).length * (latter ? 2 : 1),
  };
}

/** Numbers of the page that are not those of the reference; there are some. */
async function wrong(page: Page, step: number): Promise<string[]> {
  await settled(page);
  return wrongOf(await numbersOn(page), step);
}

function wrongOf(numbers: readonly Shown[], step: number): string[] {
  expect(numbers.length).toBeGreaterThan(30);
  return numbers.flatMap((shown) => {
    const candidates = wanted(shown, step).map((value) => at(value, shown.cell));
    return candidates.some((value) => close(shown.value, value))
      ? []
      : `step ${step}, ${shown.where}: ${shown.ref}[${shown.cell}] is ${shown.value}, not ${candidates.join(' or ')}`;
  });
}

const fresh = renewedBook();
const next = (page: Page) => page.locator('.Transport-transport [data-move=next]');
const back = (page: Page) => page.locator('.Transport-transport [data-move=back]');

describe('every number at every step', () => {
  test('by the button, and back again', async () => {
    const page = await fresh(0);
    const faults: string[] = [];
    for (let step = 0; step <= LAST; step++) {
      expect(await stepOf(page)).toBe(step);
      faults.push(...(await wrong(page, step)));
      if (step < LAST) await next(page).click();
    }
    for (let step = LAST - 1; step >= 0; step--) {
      await back(page).click();
      faults.push(...(await wrong(page, step)));
    }
    expect(faults).toEqual([]);
  });

  test.each([
    ['n', 'p'],
    ['ArrowRight', 'ArrowLeft'],
  ])('by the keys %s and %s, what a step writes in its result', async (on, off) => {
    const page = await fresh();
    await page.locator('#stage').getByRole('button', { name: 'Skip' }).click();
    await stage(page).getByRole('button', { name: 'Not now' }).click();
    await page.keyboard.press('s');
    const faults: string[] = [];
    for (let step = 1; step <= LAST; step++) {
      await page.keyboard.press(on);
      await settled(page);
      const numbers = await numbersOn(page);
      faults.push(...wrongOf(numbers, step));
      const { stands, cells } = written(numbers, step);
      expect(stands, PASS[step - 1]![0]).toBe(cells);
      expect(await stepOf(page)).toBe(step);
    }
    for (let step = LAST - 1; step >= 0; step--) {
      await page.keyboard.press(off);
      await settled(page);
      expect(await stepOf(page)).toBe(step);
    }
    expect(faults).toEqual([]);
  });
});

describe('k steps on and k steps back are no step at all', () => {
  test.each([
    ['cell', 22, 26],
    ['operation', 20, 8],
    ['layer', 16, 10],
    ['pass', 18, 5],
    ['training step', 12, 3],
  ])('by %s, across an update', async (size, from, k) => {
    const page = await fresh(PASS.length + 1);
    // The outcome is fetched when it is first met.
    await stage(page).locator('.Outcome-changes svg').waitFor();
    await scrubber(page).fill(String(from));
    await settled(page);
    await stage(page).getByRole('combobox', { name: 'step by' }).selectOption(size);
    const place = async () => `${await addressOf(page)}\n${await snapshot(page)}`;
    const way: string[] = [await place()];
    for (let n = 0; n < k; n++) {
      await page.locator('body').press('n');
      await expect.poll(place).not.toBe(way.at(-1));
      await settled(page);
      way.push(await place());
    }
    expect(new Set(way).size).toBe(k + 1);
    expect(way.at(-1)).toMatch(/[?&]t=\d/);
    for (let n = k - 1; n >= 0; n--) {
      await page.locator('body').press('p');
      await expect.poll(place).toBe(way[n]);
    }
  });
});

describe('a moment has an address', () => {
  test('the address of a step leads to where walking leads', async () => {
    const walked = await fresh();
    for (let step = 7; step < 12; step++) await walked.keyboard.press('n');
    await walked.waitForURL('**/chapter-7.html?step=12');
    const linked = await openBook({ path: '/chapter-7.html?step=12' });
    expect(await snapshot(linked)).toBe(await snapshot(walked));
    expect(await linked.locator('[data-equation][aria-current]').getAttribute('id')).toBe('EqA2.1');
  });

  test('training step, cell and chosen cell too', async () => {
    const page = await openBook({ path: '/chapter-7.html?step=13&t=2&cell=5' });
    expect(await addressOf(page)).toBe('?step=13&t=2&cell=5');
    expect(await page.locator('.Transport-phases').innerText()).toContain('training step 3');
    const here = await snapshot(page);
    expect(here).not.toBe(await snapshot(await fresh(13)));
  });

  // What is said of each is tested where addresses are read.
  test.each(['?step=99', '?step=abc'])(
    'an address that leads nowhere says so: %s',
    async (query) => {
      const page = await openBook({ path: `/chapter-7.html${query}` });
      expect(await page.locator('.Stage-notice').innerText()).toMatch(/step/);
      expect(await numbersOn(page)).not.toEqual([]);
    },
  );

  test('“go to step” of an equation', async () => {
    const page = await fresh();
    await page.locator('[data-go="EqA2.1"]').click();
    await settled(page);
    expect(await stepOf(page)).toBe(12);
    expect(await page.locator('[data-equation][aria-current]').getAttribute('id')).toBe('EqA2.1');
    expect(await page.locator('[data-go="EqA2.1"]').innerText()).toBe('this step');
  });
});

describe('the transport', () => {
  test('the scrubber leads to any step, by keys and by hand', async () => {
    const page = await fresh();
    const slider = scrubber(page);
    await slider.fill('17');
    expect(await wrong(page, 17)).toEqual([]);
    expect(await slider.getAttribute('aria-valuetext')).toMatch(/^17 of 24: .+/);
    await slider.press('ArrowLeft');
    expect(await stepOf(page)).toBe(16);
    await slider.press('Home');
    expect(await stepOf(page)).toBe(0);
    await slider.press('End');
    expect(await stepOf(page)).toBe(LAST + 1);
    const box = (await slider.boundingBox())!;
    await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
    expect(Math.abs((await stepOf(page)) - 12)).toBeLessThanOrEqual(1);
  });

  test('to the start and to the end, by buttons and keys', async () => {
    const page = await fresh();
    await stage(page).getByLabel('To the end').click();
    expect(await stepOf(page)).toBe(LAST + 1);
    await stage(page).getByRole('button', { name: 'Back to step 0' }).click();
    expect(await wrong(page, 0)).toEqual([]);
    expect(await stepOf(page)).toBe(0);
    await page.locator('body').press('e');
    expect(await stepOf(page)).toBe(LAST + 1);
    await page.locator('body').press('s');
    expect(await stepOf(page)).toBe(0);
  });

  test('nothing plays until Play is pressed, and Pause stops it', async () => {
    const page = await fresh(8);
    await page.waitForTimeout(500);
    expect(await stepOf(page)).toBe(8);
    await stage(page).getByRole('combobox', { name: 'speed' }).selectOption('8');
    await stage(page).getByLabel('Play', { exact: true }).click();
    await page.waitForFunction(
      () =>
        document.querySelector<HTMLInputElement>('.Transport-scrubber input')!.valueAsNumber >= 11,
    );
    await stage(page).getByLabel('Pause').click();
    const step = await stepOf(page);
    await page.waitForTimeout(500);
    expect(await stepOf(page)).toBe(step);
    expect(await wrong(page, step)).toEqual([]);
  });
});
