import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { saveNetwork } from '../../src/export/network-file.ts';
import { saveTensors } from '../../src/export/tensors-file.ts';
import { setValue } from '../../src/experiment/change.ts';
import { traceAt } from '../../src/experiment/replay.ts';
import { hasSamples } from '../../src/engine/graph.ts';
import type { Trace } from '../../src/engine/trace.ts';
import { refOf } from '../../src/notation/symbol.ts';
import { at } from '../../src/tensor/tensor.ts';
import { allNear, enliven, inSight, openTab, settled, sharedBook, stage, head } from './browser.ts';
import { openModel } from './reading.ts';

/** Padding, stride and average pooling, ties, one sample, and the heads that are no softmax. */
const names = [
  'conv-padding-1',
  'average-pool-stride-2',
  'max-pool-ties',
  'conv-one-sample',
  'conv-squared-error',
  'dense-multi-label',
] as const;

interface StageNumber {
  readonly ref: string;
  /** Derived from the tensor, as σ′(z) is from z. */
  readonly derived: boolean;
  /** 1-based; the sample is null where it is the one looked at. */
  readonly cell: readonly number[];
  readonly sample: number | null;
  readonly value: number;
}

/** The stage at one step: which it is, the result of its opened sum, and the numbers that say whose they are. */
interface StageState {
  readonly step: number;
  readonly result: number;
  readonly numbers: readonly StageNumber[];
}

/**
 * The stage after each of so many presses of Next, or before each of Back. All of them are read at once, as one text: to
 * press and to ask from outside takes ten times as long.
 */
async function press(page: Page, move: 'next' | 'back', times: number): Promise<StageState[]> {
  const text = await page.evaluate(
    async ([move, times]) => {
      const settle = async (): Promise<void> => {
        const isBehind = (): boolean => document.querySelector('#stage [data-behind]') !== null;
        for (let frame = 0; frame < 3; frame = isBehind() ? 0 : frame + 1)
          await new Promise(requestAnimationFrame);
      };
      const read = (): unknown => {
        const all = document.querySelectorAll<HTMLElement>('#stage [role=tabpanel] [data-value]');
        const numbers = [...all].flatMap(({ dataset }) => {
          const ref = dataset['ref'] ?? dataset['of'];
          if (ref === undefined) return [];
          return {
            ref,
            derived: dataset['ref'] === undefined,
            cell: dataset['cell']?.split(' ').map(Number) ?? [],
            sample: dataset['sample'] ? Number(dataset['sample']) : null,
            value: Number(dataset['value']),
          };
        });
        const slider = document.querySelector<HTMLInputElement>('[aria-label="Step of the pass"]');
        const result = document.querySelector<HTMLElement>('.OpenedSum-box [data-value]');
        return {
          step: Number(slider!.value),
          result: Number(result?.dataset['value'] ?? Number.NaN),
          numbers,
        };
      };
      const seen: unknown[] = [];
      for (let n = 0; n < Math.max(times, 1); n++) {
        const button = document.querySelector<HTMLElement>(
          `.Transport-transport [data-move=${move}]`,
        )!;
        if (move === 'next' && times > 0) button.click();
        await settle();
        seen.push(read());
        if (move === 'back') button.click();
      }
      return JSON.stringify(seen);
    },
    [move, times] as const,
  );
  return JSON.parse(text) as StageState[];
}

/** The numbers of the stage that say whose they are, as it is. */
const stageNumbers = async (page: Page): Promise<readonly StageNumber[]> =>
  (await press(page, 'next', 0))[0]!.numbers;

/** But for the rounding of sums that are added up in another order. */
const isNear = (value: number, wanted: number): boolean =>
  Math.abs(value - wanted) <= 1e-13 * Math.max(1, Math.abs(wanted));

/** Those that are not what the trace has after a step, or before it. */
function strangers(numbers: readonly StageNumber[], trace: Trace, step: number): StageNumber[] {
  const written = trace.steps.flatMap(({ writes }) => writes);
  const keys = [...new Set([...Object.keys(trace.graph.tensors), 'alpha', 'N', ...written])];
  return numbers.filter(({ ref, derived, cell, sample, value }) => {
    const own = derived ? keys.filter((key) => key !== ref && refOf(key) === ref) : [ref];
    return !own.some((key) =>
      [step, step - 1].some((when) => {
        const tensor = trace.at(key, Math.max(0, when));
        const place = cell.map((index) => index - 1);
        const where = hasSamples(trace.graph, key) ? [...place, (sample ?? 1) - 1] : place;
        return tensor?.shape.length === where.length && isNear(value, at(tensor, where));
      }),
    );
  });
}

const byText = (numbers: readonly StageNumber[]): string =>
  numbers
    .map((one) => JSON.stringify(one))
    .toSorted()
    .join('\n');

/** The number in the box at the end of the opened sum. */
async function result(page: Page): Promise<number> {
  await settled(page);
  return Number(await page.locator('.OpenedSum-box [data-value]').getAttribute('data-value'));
}

const sharedPage = sharedBook();

describe('networks of any layers on the stage', () => {
  /** On these the way back is tried too, in the other notation. */
  const back: readonly string[] = ['conv-one-sample', 'conv-squared-error'];

  test.each(names)('%s: every number of every step is that of the pass, and back', async (name) => {
    const page = await sharedPage();
    const trace = traceAt(await openModel(page, name), 0);
    const count = trace.steps.length;
    await openTab(page, 'This step');
    await expect.poll(() => page.locator('svg .BlockDiagram-block').count()).toBeGreaterThan(3);
    await stage(page).getByRole('button', { name: 'To the start' }).click();
    const seen = await press(page, 'next', count);
    for (const [n, { step, numbers, result }] of seen.entries()) {
      expect(step).toBe(n + 1);
      expect(strangers(numbers, trace, step), `step ${step}`).toEqual([]);
      const [key = ''] = trace.steps[n]!.writes;
      expect(numbers.filter(({ ref }) => ref === refOf(key)).length, key).toBeGreaterThan(0);
      const value = trace.at(key, step)!;
      const first = value.shape.map(() => 0);
      expect(isNear(result, at(value, first)), `step ${step}`).toBe(true);
    }
    await openTab(page, 'All tensors');
    await settled(page);
    const all = await stageNumbers(page);
    expect(strangers(all, trace, count)).toEqual([]);
    const tensors = new Set(all.map(({ ref }) => ref));
    for (const key of Object.keys(trace.graph.tensors)) expect(tensors).toContain(refOf(key));
    if (!back.includes(name)) return;

    await openTab(page, 'This step');
    await head(page).getByRole('button', { name: 'Index' }).click();
    const again = await press(page, 'back', count);
    await head(page).getByRole('button', { name: 'Matrix', exact: true }).click();
    expect(again.map(({ step }) => step)).toEqual(seen.map(({ step }) => step).toReversed());
    for (const { step, numbers } of again) {
      expect(byText(numbers), `back at step ${step}`).toBe(byText(seen[step - 1]!.numbers));
    }
  });

  test('a cell of any tensor is chosen by click and by key, and what is left out is said', async () => {
    const page = await sharedPage();
    const trace = traceAt(await openModel(page, 'conv-padding-1'), 0);
    await openTab(page, 'This step');
    await stage(page).getByRole('button', { name: 'To the start' }).click();
    await page.locator('.Transport-transport [data-move=next]').click();
    const z = trace.at('z1', 1)!;
    const cell = page.locator(
      '.Operands-operands [role=gridcell][data-ref="z1"][data-cell="3 4 5"]',
    );
    await cell.click();
    expect(await result(page)).toBeCloseTo(at(z, [2, 3, 4, 0]), 12);
    expect(await cell.getAttribute('aria-label')).toMatch(/^filter 3, row 4, column 5: /);
    expect(await page.locator('.Operands-operands [data-ref="W1"][data-source]').count()).toBe(6);
    for (const key of ['ArrowDown', 'ArrowRight', 'PageDown', 'Enter']) {
      await page.keyboard.press(key);
    }
    await settled(page);
    expect(await result(page)).toBeCloseTo(at(z, [3, 4, 5, 0]), 12);
    // From the last column of a map to the first of the next.
    await page.keyboard.press('End');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Enter');
    expect(await result(page)).toBeCloseTo(at(z, [4, 4, 0, 0]), 12);

    const descent = trace.steps.findIndex(
      ({ id, writes }) => id === 'descent.W' && writes[0] === 'W2',
    );
    await stage(page)
      .getByRole('slider', { name: 'Step of the pass' })
      .fill(String(descent + 1));
    await settled(page);
    const notes = await page.locator('.TensorGrid-note').allInnerTexts();
    expect(notes.length).toBeGreaterThan(0);
    for (const note of notes) expect(note).toMatch(/^filters 1–3 of 4, channels 1–4 of 5 shown/);
    expect(await page.locator('.Operands-operands [data-ref="W2"][data-chosen]').count()).toBe(1);
  });

  test('a weight of a kernel and a pixel are changed, and every number follows', async () => {
    const page = await sharedPage();
    let experiment = await openModel(page, 'conv-padding-1');
    await openTab(page, 'All tensors');
    await page.locator('[role=gridcell][data-ref="W1"][data-cell="2 1 3 1"]').click();
    await openTab(page, 'This step');
    const label = 'weights of layer 1, filter 2, channel 1, row 3, column 1';
    await stage(page).getByRole('spinbutton', { name: label }).fill('0.75');
    await page.keyboard.press('Enter');
    experiment = setValue(experiment, 0, 'W1', [1, 0, 2, 0], 0.75);
    await openTab(page, 'All tensors');
    await page.locator('[role=gridcell][data-ref="a0"][data-cell="1 2 6"]').click();
    await openTab(page, 'This step');
    await stage(page)
      .getByRole('spinbutton', { name: 'input, channel 1, row 2, column 6' })
      .fill('-1.5');
    await page.keyboard.press('Enter');
    experiment = setValue(experiment, 0, 'a0', [0, 1, 5, 0], -1.5);
    await stage(page).getByRole('button', { name: 'To the end' }).click();
    await openTab(page, 'All tensors');
    await settled(page);
    const trace = traceAt(experiment, 0);
    const numbers = await stageNumbers(page);
    expect(strangers(numbers, trace, trace.steps.length)).toEqual([]);
    expect(numbers.find(({ ref, cell }) => ref === 'a0' && cell.join() === '1,2,6')!.value).toBe(
      -1.5,
    );
  });

  test('they train, and what is saved is what is computed', async () => {
    const page = await sharedPage();
    for (const name of ['conv-padding-1', 'conv-squared-error', 'dense-multi-label']) {
      const experiment = await openModel(page, name);
      await openTab(page, 'Training');
      await page.locator('.Setting-words li').first().waitFor();
      expect(await page.locator('.Setting-words li').count(), name).toBeGreaterThan(4);
      for (const done of ['10', '20']) {
        await stage(page).getByRole('button', { name: '10 steps', exact: true }).click();
        await expect.poll(() => page.locator('[data-training-step]').innerText()).toBe(done);
      }
      const classes = name === 'conv-padding-1' ? 1 : 0;
      expect(await page.locator('.ConfusionMatrix-confusion').count(), name).toBe(classes);
      expect(await page.locator('[data-right="training"]').count(), name).toBe(classes);
      expect(await save(page, 'network'), name).toBe(saveNetwork(experiment, 20));
      expect(await save(page, 'tensors'), name).toBe(saveTensors(experiment, 20));
    }
  });
});

test('the text, its figures, questions and derivations say what they are about', async () => {
  const page = await sharedPage();
  const trace = traceAt(await openModel(page, 'conv-padding-1'), 0);
  await allNear(page);
  const notes = page.locator('.figure-note', { hasText: 'needs dense layers' });
  expect(await notes.count()).toBe(9);
  const check = page.locator('[data-figure="gradient-check"]');
  await inSight(check);
  const verdict = check.locator('.figure-verdict').first();
  expect(await verdict.getAttribute('data-kind'), await verdict.innerText()).not.toBe('wrong');
  await inSight(page.locator('[data-question]').first());
  const unasked = page
    .locator('[data-question]')
    .getByText('This question does not fit the current network');
  await unasked.first().waitFor();
  expect(await unasked.count()).toBeGreaterThan(5);
  await enliven(page, '[data-derivation]');
  expect(
    await page
      .locator('[data-derivation]')
      .getByText('the current network has no dense layers')
      .count(),
  ).toBeGreaterThan(3);
  // The numbers of the prose are of this network, or there are none.
  const prose = await page.locator('#text [data-num]').evaluateAll((all) =>
    all.map((element) => ({
      key: element.getAttribute('data-num')!,
      cell: element.getAttribute('data-cell')?.split(' ').map(Number) ?? [],
      value: element.getAttribute('data-value'),
    })),
  );
  expect(prose.length).toBeGreaterThan(3);
  const before = trace.steps.filter(({ phase }) => phase !== 'update').length;
  for (const { key, cell, value } of prose) {
    const tensor = trace.at(key, before);
    const place = cell.map((index) => index - 1);
    const where = hasSamples(trace.graph, key) ? [...place, 0] : place;
    const there = tensor?.shape.length === where.length;
    expect(value, `${key} ${cell.join(' ')}`).toBe(there ? String(at(tensor, where)) : null);
  }
});

async function save(page: Page, what: 'network' | 'tensors'): Promise<string> {
  await openTab(page, 'Files');
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    stage(page)
      .getByRole('button', { name: `Save ${what}` })
      .click(),
  ]);
  return readFileSync(await download.path(), 'utf8');
}
