import { readdirSync, readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import type { NetworkFile, TensorsFile } from '../networks.ts';
import { openTab, sharedBook, stage } from './browser.ts';
import { fixture, NETWORKS, snapshot, renewedBook } from './reading.ts';

const names = readdirSync(NETWORKS).map((file) => file.replace('.json', ''));
const fresh = renewedBook();

const said = (page: Page) => page.locator('.Files-files .said, .Files-files .refused');

async function openFile(page: Page, name: string, text: string): Promise<string> {
  await openTab(page, 'Files');
  const file = { name, mimeType: 'application/json', buffer: Buffer.from(text) };
  await stage(page).getByLabel('Open network…').setInputFiles(file);
  await said(page).filter({ hasText: name }).waitFor();
  return said(page).innerText();
}

async function save<T>(page: Page, what: 'network' | 'tensors'): Promise<T> {
  await openTab(page, 'Files');
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    stage(page)
      .getByRole('button', { name: `Save ${what}` })
      .click(),
  ]);
  expect(download.suggestedFilename()).toBe(`${what}.json`);
  return JSON.parse(readFileSync(await download.path(), 'utf8')) as T;
}

type Nested = number | readonly Nested[];

const flat = (value: Nested): number[] =>
  typeof value === 'number' ? [value] : value.flatMap(flat);

const lengths = (value: Nested): unknown => (typeof value === 'number' ? 0 : value.map(lengths));

/** Largest difference of two tensors, relative to the largest entry of the second. */
function difference(got: Nested, want: Nested): number {
  expect(lengths(got)).toEqual(lengths(want));
  const [a, b] = [flat(got), flat(want)];
  const largest = Math.max(...b.map(Math.abs)) || 1;
  return Math.max(...b.map((value, n) => Math.abs(a[n]! - value))) / largest;
}

/** By name, those of some tensors that differ by more than 1e-10. */
function differing(got: Readonly<Record<string, Nested>>, want: Readonly<Record<string, Nested>>) {
  return Object.entries(want).flatMap(([name, value]) => {
    const off = got[name] === undefined ? Number.NaN : difference(got[name], value);
    return off <= 1e-10 ? [] : [`${name}: ${off}`];
  });
}

/** What a file lists by layer or by sample and layer, one entry a tensor. */
function tensorsOf({ z, a, dz, da, dW, db, ...whole }: TensorsFile): Record<string, Nested> {
  const byLayer = { dW, db };
  const bySample = { z, a, dz, da };
  return Object.fromEntries<Nested>([
    ...Object.entries<Nested>(whole),
    ...Object.entries(byLayer).flatMap(([name, list]) =>
      list.map((tensor, n): [string, Nested] => [`${name}${n + 1}`, tensor]),
    ),
    ...Object.entries(bySample).flatMap(([name, samples]) =>
      (samples[0] ?? []).map((_, k): [string, Nested] => [
        `${name}${k + 1}`,
        samples.map((layers) => layers[k]!),
      ]),
    ),
  ]);
}

const parametersOf = ({ W, b }: Pick<NetworkFile, 'W' | 'b'>): Record<string, Nested> =>
  Object.fromEntries<Nested>(
    W.flatMap((tensor, n): [string, Nested][] => [
      [`W${n + 1}`, tensor],
      [`b${n + 1}`, b[n]!],
    ]),
  );

describe('the network files of the fixtures', () => {
  test('are all here', () => expect(names).toHaveLength(9));

  describe('every tensor and gradient agrees with the reference', () => {
    const open = sharedBook();
    test.each(names)('%s', async (name) => {
      const { network, expected } = fixture(name);
      const { after, ...tensors } = expected;
      const page = await open();
      expect(await openFile(page, `${name}.json`, JSON.stringify(network))).toContain('is open');
      const saved = tensorsOf(await save<TensorsFile>(page, 'tensors'));
      expect(differing(saved, tensorsOf(tensors))).toEqual([]);

      const same = await save<NetworkFile>(page, 'network');
      expect(same).toEqual(network);

      for (const steps of ['1', '10', '100']) {
        await openFile(page, `${name}.json`, JSON.stringify(network));
        await openTab(page, 'Training');
        await stage(page)
          .getByRole('button', { name: new RegExp(`^${steps} steps?$`) })
          .click();
        await expect.poll(() => page.locator('[data-training-step]').innerText()).toBe(steps);
        const loss = async () =>
          Number(await page.locator('[data-loss="training"]').getAttribute('data-value'));
        await expect
          .poll(async () => difference(await loss(), after[steps]!.loss))
          .toBeLessThanOrEqual(1e-10);
        const trained = await save<NetworkFile>(page, 'network');
        expect(differing(parametersOf(trained), parametersOf(after[steps]!)), steps).toEqual([]);
      }
    });
  });

  test('a saved network opens again, and Undo brings the former one back', async () => {
    const page = await fresh();
    await openTab(page, 'This step');
    const first = await snapshot(page);
    const { network } = fixture('tanh');
    await openFile(page, 'tanh.json', JSON.stringify(network));
    const saved = await save<NetworkFile>(page, 'network');
    await openTab(page, 'This step');
    const opened = await snapshot(page);
    expect(opened).not.toBe(first);
    await openFile(page, 'again.json', JSON.stringify(saved));
    await openTab(page, 'This step');
    expect(await snapshot(page)).toBe(opened);
    const undo = stage(page).getByRole('button', { name: 'Undo' });
    await undo.click();
    await undo.click();
    const diagram = page.locator('svg.NetworkDiagram-diagram');
    await expect
      .poll(() => diagram.getAttribute('aria-label'))
      .toMatch(/2 inputs, 3 hidden units, 4 hidden units, 3 outputs; the loss is 1\.365/);
  });

  test('a file can be dropped', async () => {
    const page = await fresh();
    await openTab(page, 'Files');
    const text = JSON.stringify(fixture('relu').network);
    const transfer = await page.evaluateHandle((content) => {
      const data = new DataTransfer();
      data.items.add(new File([content], 'relu.json', { type: 'application/json' }));
      return data;
    }, text);
    await page.locator('.Files-files').dispatchEvent('drop', { dataTransfer: transfer });
    await said(page).filter({ hasText: 'relu.json is open' }).waitFor();
    const saved = await save<NetworkFile>(page, 'network');
    expect(saved.layers).toEqual([4, 6, 5, 3]);
  });
});

describe('a file that cannot be used is refused with what and where, and nothing changes', () => {
  const good = fixture('worked').network;
  const spoilt = (spoil: (file: Record<string, unknown> & NetworkFile) => void): string => {
    const file = structuredClone(good) as Record<string, unknown> & NetworkFile;
    spoil(file);
    return JSON.stringify(file);
  };
  const broken: [string, string, RegExp][] = [
    ['nothing', '', /line 1, column 1/],
    ['no JSON', '{"layers": [2, 3,, 4]}', /not JSON.*line 1, column 18/],
    ['not an object', '[1, 2]', /layers/],
    ['W missing', spoilt((file) => Reflect.deleteProperty(file, 'W')), /W/],
    ['a row missing', spoilt(({ W }) => W[1]!.pop()), /W\[1\]: 4 rows.*3 found/],
    ['a row too long', spoilt(({ W }) => W[1]![2]!.push(1)), /W\[1\].*3.*3 numbers.*4 found/],
    ['a word', spoilt(({ b }) => (b[0]![2] = 'x' as never)), /b\[0\].*number.*"x"/],
    ['null for NaN', spoilt(({ W }) => (W[2]![0]![0] = Number.NaN)), /W\[2\].*null/],
    ['too large', spoilt(({ W }) => (W[2]![0]![0] = 1e9)), /W\[2\].*(1e9|1000000)/],
    ['a target that sums to 2', spoilt(({ Y }) => (Y[0]![0] = 1)), /Y.*sum to (1; )?.*2/],
    ['a negative target', spoilt(({ Y }) => (Y[0] = [-1, 1, 1])), /Y.*-1/],
    ['an input too many', spoilt(({ X }) => X[0]!.push(1)), /X.*2 numbers.*3/],
    ['more samples than targets', spoilt(({ X }) => X.push([1, 2])), /Y.*2 targets.*1/],
    ['a layer of none', spoilt((file) => (file.layers = [2, 0, 3])), /layers.*0/],
    ['one layer', spoilt((file) => (file.layers = [2])), /layers.*2 to/],
    ['too many numbers', spoilt((file) => (file.layers = [2, 9000, 9000, 3])), /layers.*at most/],
    [
      'another activation',
      spoilt((file) => (file.activation = 'gelu' as never)),
      /activation.*relu/,
    ],
    ['a rate below 0', spoilt((file) => (file.learningRate = -0.5)), /learningRate/],
  ];

  test('each for its own reason', async () => {
    const page = await fresh();
    const before = await snapshot(page);
    for (const [n, [what, text, why]] of broken.entries()) {
      const refusal = await openFile(page, `broken-${n}.json`, text);
      expect.soft(refusal, what).toMatch(new RegExp(`^broken-${n}\\.json was not opened\\. `));
      expect.soft(refusal, what).toMatch(why);
      expect.soft(await page.locator('.Files-files [role=alert]').innerText()).toBe(refusal);
      await openTab(page, 'This step');
      expect.soft(await snapshot(page), what).toBe(before);
      const undo = stage(page).getByRole('button', { name: 'Undo' });
      expect.soft(await undo.isDisabled(), what).toBe(true);
    }
  });
});
