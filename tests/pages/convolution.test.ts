import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { EXAMPLE } from '../../chapters/08-convolution/model.ts';
import { outcomeOf } from '../../src/experiment/outcome.ts';
import { traceAt } from '../../src/experiment/replay.ts';
import { at } from '../../src/tensor/tensor.ts';
import { near, openBook, settled, sharedBook, pointAt } from './browser.ts';
import { namesWith, scrubber, stepOf } from './reading.ts';
import { overflow, screens, violations } from './soundness.ts';

const path = '/chapter-8.html';
const FIGURES = ['by-hand', 'build', 'matrix', 'uses', 'pooling', 'flow', 'learning', 'draw'];
const trace = traceAt(EXAMPLE, 0);
const stepId = (id: string, layer: number): number =>
  trace.steps.findIndex((step) => step.id === id && step.layer === layer) + 1;

const shared = sharedBook({ path });

const goTo = async (page: Page, step: number): Promise<void> => {
  await scrubber(page).fill(String(step));
  await settled(page);
};

/** Whether an equation is that of the step on the stage. */
const isCurrent = async (page: Page, id: string): Promise<boolean> =>
  (await page.locator(`[data-equation="${id}"]`).getAttribute('aria-current')) === 'step';

test('each step of the network has its equation in the text, whose names light with the stage', async () => {
  const page = await shared();
  // It begins with a prediction, whose answer is the sum over the uses of the weight.
  const stage = page.locator('#stage');
  await stage.getByRole('button', { name: 'it falls' }).click();
  const [filter, channel, u, v] = EXAMPLE.asks!.cell as [number, number, number, number];
  const gradient = at(trace.at('dW1', trace.steps.length)!, [filter, channel, u, v]);
  expect(gradient).toBeLessThan(0);
  await stage.getByRole('button', { name: 'See the sum' }).click();
  expect(await stepOf(page)).toBe(stepId('convolution.dW', 1));
  const chosen = stage.locator('[role=gridcell][data-chosen], td[data-chosen]').last();
  await expect.poll(async () => Number(await chosen.getAttribute('data-value'))).toBe(gradient);

  await goTo(page, stepId('convolution.z', 1));
  expect(await isCurrent(page, 'Eq8.1')).toBe(true);
  expect(await namesWith(page, 'read')).toEqual(expect.arrayContaining(['W1', 'a0', 'b1']));

  await pointAt(page.locator('[data-equation="Eq8.1"] [data-term="x.m"]').first());
  await page.locator('#stage .lit[data-ref="a0"]').first().waitFor();

  await goTo(page, stepId('convolution.dW', 2));
  expect(await isCurrent(page, 'Eq8.3')).toBe(true);
  expect(await isCurrent(page, 'Eq8.1')).toBe(false);
  // The second convolution reads the pooled maps.
  await pointAt(page.locator('[data-equation="Eq8.3"] [data-term="x.m"]').first());
  await page.locator('#stage .lit[data-ref="s1"]').first().waitFor();

  await page.locator('[data-equation="Eq8.11"] [data-go]').click();
  expect(await stepOf(page)).toBe(stepId('pooling.dx', 1));
  expect(await isCurrent(page, 'Eq8.11')).toBe(true);
});

test('the network is drawn as maps, and what a step writes comes as its picture', async () => {
  const page = await shared();
  const picture = page.locator('#stage [data-stack="dz2"]');
  await goTo(page, stepId('activation.dz', 2) - 1);
  expect(await picture.locator('path').count()).toBe(0);
  await goTo(page, stepId('activation.dz', 2));
  await expect.poll(() => picture.locator('path').count()).toBeGreaterThan(0);
  // After the update it is drawn with the new parameters.
  await goTo(page, trace.steps.length + 1);
  const { after, loss } = outcomeOf(trace);
  const changed = page.locator('.Outcome-changes');
  await changed.locator('[data-stack="z1"] path').first().waitFor();
  const [now] = after.at(after.graph.loss, after.steps.length)!.data;
  expect(now).toBe(loss.after);
  const shown = changed.locator('[data-slot="L"]');
  expect(Number(await shown.getAttribute('data-value'))).toBe(now);
});

test('a weight of the kernel frames all it met and sums to its gradient, by mouse and keyboard', async () => {
  const page = await shared();
  const figure = await near(page, 'uses');
  const gradient = (u: number, v: number): number =>
    at(trace.at('dW1', trace.steps.length)!, [0, 0, u, v]);
  const total = (): Promise<string | null> =>
    figure.locator('.ConvolutionExplorer-total').getAttribute('data-value');
  const kernel = figure.getByRole('grid', { name: 'Kernel 1' });
  expect(Number(await total())).toBeCloseTo(gradient(0, 2), 12);
  await kernel.getByRole('gridcell').nth(4).hover();
  await expect.poll(total).not.toBeNull();
  expect(Number(await total())).toBeCloseTo(gradient(1, 1), 12);
  await kernel.getByRole('gridcell').nth(4).focus();
  await page.keyboard.press('ArrowDown');
  expect(Number(await total())).toBeCloseTo(gradient(2, 1), 12);

  const input = figure.getByRole('grid', { name: 'Input' });
  expect(await input.locator('.MapGrid-frame').count()).toBe(1);
  await input.getByRole('gridcell').nth(0).hover();
  const rotated = figure.getByRole('grid', { name: 'The kernel rotated by 180°' });
  await rotated.waitFor();
  // One window of each map reads the corner, with its first weight, which is the last after the rotation.
  expect(await rotated.locator('[data-lit]').count()).toBe(1);
  expect(await rotated.getByRole('gridcell').nth(8).getAttribute('data-lit')).not.toBeNull();
});

test('another network is built and put beside the text, whose equations are those with a stride and a border', async () => {
  const page = await shared();
  const figure = await near(page, 'build');
  const layer = (n: number) => figure.getByRole('group', { name: `Layer ${n}` });
  await layer(1).getByLabel('rows').selectOption('8');
  await layer(1).getByLabel('columns').selectOption('7');
  await figure.getByText(/^This does not fit: layer 2: a window of at most 1 × 2/).waitFor();
  expect(await figure.getByRole('button', { name: 'Use this network' }).isDisabled()).toBe(true);
  await layer(1).getByLabel('rows').selectOption('3');
  await layer(1).getByLabel('columns').selectOption('2');
  await layer(1).getByLabel('stride').selectOption('2');
  await layer(1).getByLabel('padding').selectOption('1');
  await layer(2).getByLabel('keeps').selectOption('mean');
  await figure.getByRole('button', { name: 'Remove layer 3' }).click();
  await figure.getByRole('button', { name: 'Add a dense layer' }).click();
  await figure.getByText('→ 5 × 4 × 5').waitFor();
  await figure.getByRole('button', { name: 'Use this network' }).click();
  await goTo(page, 1);
  expect(await isCurrent(page, 'Eq8.2')).toBe(true);
  expect(await isCurrent(page, 'Eq8.1')).toBe(false);
  await goTo(page, 3);
  expect(await isCurrent(page, 'Eq8.12')).toBe(true);
});

test('it learns to read, lists what it reads wrongly, and answers what is drawn', async () => {
  const page = await openBook({ path });
  const figure = await near(page, 'learning');
  await figure.getByRole('button', { name: 'Train it on 1\u202f437 digits' }).click();
  const words = figure.getByText(/^Training step 2000/);
  const share = async (): Promise<number> =>
    Number(/: ([\d.]+) %/.exec(await words.innerText())?.[1]);
  await expect.poll(share).toBeGreaterThanOrEqual(97);
  await figure.getByLabel('only wrong predictions').check();
  await figure.locator('button[data-wrong]').first().waitFor();

  const draw = await near(page, 'draw');
  const pad = draw.getByRole('application');
  await draw.getByRole('button', { name: 'Clear' }).click();
  await draw.getByText('Draw a digit.').waitFor();
  await pad.focus();
  await page.keyboard.press(' ');
  for (let n = 0; n < 14; n++) await page.keyboard.press('ArrowDown');
  await page.keyboard.press(' ');
  await draw.getByText('The network reads 1.').waitFor();

  await draw.getByLabel('It is a').selectOption('7');
  const p7 = draw.locator('[data-target] [data-value]');
  const before = Number(await p7.getAttribute('data-value'));
  await page.emulateMedia({ reducedMotion: 'no-preference' });
  // The error runs back through the network, and the equation in use lights. It passes by: the page itself looks, and skips.
  await draw.evaluate((figure) => {
    const button = (name: string) =>
      [...figure.querySelectorAll('button')].find(({ textContent }) => textContent === name);
    const looks = new MutationObserver(() => {
      if (!figure.querySelector('[aria-current="step"][href="#Eq8.22"]')) return;
      looks.disconnect();
      const before = figure.querySelector<HTMLElement>('[href="#Eq8.19"]');
      figure.setAttribute('data-seen', `past: ${before?.dataset['past']}`);
      button('Skip to the answer')?.click();
    });
    looks.observe(figure, { subtree: true, attributeFilter: ['aria-current'] });
    button('Teach it')?.click();
  });
  await page.locator('#figure-draw[data-seen="past: true"]').waitFor();
  await draw.getByRole('button', { name: 'Undo the step' }).waitFor();
  expect(Number(await p7.getAttribute('data-value'))).toBeGreaterThan(before);
  await draw.getByText(/^Of the others, \d+ that it had right/).waitFor();
  await draw.getByRole('button', { name: 'Undo the step' }).click();
  await expect.poll(async () => Number(await p7.getAttribute('data-value'))).toBe(before);

  // The pixels change until it reads a 3; each step can be shown again.
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await draw.getByRole('button', { name: 'Change the pixels until it reads' }).click();
  await draw.getByText(/^Step \d+: it reads 3,/).waitFor();
  const steps = draw.getByRole('slider', { name: 'Step of the change' });
  const last = Number(await steps.inputValue());
  expect(last).toBeGreaterThan(1);
  await steps.press('ArrowLeft');
  await draw.getByText(new RegExp(`^Step ${last - 1}: it reads [^3],`)).waitFor();
  await page.emulateMedia({ reducedMotion: 'no-preference' });

  // The dense network of Chapter 7 reads the same drawing.
  await draw.getByRole('button', { name: 'Dense, as in Chapter 7' }).click();
  await draw
    .getByText(/^the convolutional network reads \d, \d+ %; the dense one is not trained yet\.$/)
    .waitFor();
  await draw.getByRole('button', { name: 'Train it on 1\u202f437 digits' }).click();
  await draw.getByText(/the dense one reads/).waitFor();
  await draw.getByText(/^accuracy on the 359 held-out digits/).waitFor();
});

test('no serious violation and nothing wider than the page, at each width', async () => {
  const page = await openBook({ path, height: 844, laidOut: true });
  for (const name of FIGURES) await near(page, name);
  expect(await violations(page, '[data-figure], [data-equation]', screens)).toEqual([]);
  for (const [width] of screens) {
    await page.setViewportSize({ width, height: 844 });
    expect.soft(await overflow(page), `${width} px`).toBe(0);
  }
});
