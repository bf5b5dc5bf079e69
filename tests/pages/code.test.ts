import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { openTab, settled, stage, pointAt } from './browser.ts';
import { stepOf, renewedBook } from './reading.ts';

const fresh = renewedBook();

const lineOf = (page: Page, step: number) => page.locator(`.Code-code [data-step="${step}"]`);
const current = (page: Page) => page.locator('.Code-code [aria-current=step]');

describe('the pass as code', () => {
  test('marks the line of the step, and a line leads to its step', async () => {
    const page = await fresh(9);
    await openTab(page, 'Code');
    expect(await page.locator('.Code-code [data-step]').count()).toBe(24);
    expect(await current(page).innerText()).toContain('dW3 = dz3 @ a2.T');
    // The same step as matrices, by components, and with its numbers.
    const readings = page.locator('.Readings-readings dd');
    expect(await readings.nth(0).locator('[data-ref]').count()).toBe(3);
    expect(await readings.nth(1).innerText()).toMatch(/i\s*j/);
    expect(await readings.nth(2).innerText()).toMatch(/≈0\.337·0\.607≈0\.205$/);
    await lineOf(page, 11).click();
    await settled(page);
    expect(await stepOf(page)).toBe(11);
    expect(await current(page).innerText()).toContain('da2 = W3.T @ dz3');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await settled(page);
    expect(await stepOf(page)).toBe(13);
    expect(await current(page).count()).toBe(1);
  });

  test('its names light with the text, and the text’s with it', async () => {
    const page = await fresh(11);
    await openTab(page, 'Code');
    await pointAt(lineOf(page, 11).locator('[data-ref="W3"]'));
    expect(await page.locator('.katex-html [data-term="W.l"].lit').count()).toBeGreaterThan(0);
    expect(await page.locator('.Code-code [data-ref="W3"].lit').count()).toBe(
      await page.locator('.Code-code [data-ref="W3"]').count(),
    );
  });

  test('the language is remembered', async () => {
    const page = await fresh(11);
    await openTab(page, 'Code');
    await stage(page).getByRole('button', { name: 'TypeScript' }).click();
    expect(await current(page).innerText()).toContain('const da2 = matmul(transpose(W3), dz3);');
    await settled(page);
    await page.waitForFunction(() =>
      Object.values(localStorage).some((text) => String(text).includes('"typescript"')),
    );
    await page.reload();
    await current(page).waitFor();
    expect(await current(page).innerText()).toContain('const da2 = matmul(transpose(W3), dz3);');
    await stage(page).getByRole('button', { name: 'NumPy' }).click();
  });

  test('is listed for a network with convolutions, and leads to its steps', async () => {
    const model = new URL('../fixtures/models/conv-padding-1.json', import.meta.url);
    const { network } = JSON.parse(readFileSync(model, 'utf8')) as { network: object };
    const page = await fresh();
    await openTab(page, 'Files');
    await stage(page)
      .getByLabel('Open network…')
      .setInputFiles({
        name: 'maps.json',
        mimeType: 'application/json',
        buffer: Buffer.from(JSON.stringify(network)),
      });
    await page.locator('.Files-files .said').filter({ hasText: 'maps.json' }).waitFor();
    await openTab(page, 'Code');
    const lines = page.locator('.Code-code [data-step]');
    const texts = await lines.allInnerTexts();
    const step = 1 + texts.findIndex((text) => text.includes('dW2 = conv2d_kernel_gradient('));
    expect(texts[0]).toContain('z1 = conv2d(W1, a0, b1, 1, 1)');
    expect(texts[step - 1]).toContain('dW2 = conv2d_kernel_gradient(dz2, s1, 3, 2, 1, 1)');
    await lineOf(page, step).click();
    await settled(page);
    expect(await stepOf(page)).toBe(step);
    expect(await current(page).innerText()).toContain('dW2 = conv2d_kernel_gradient(');
    await stage(page).getByRole('button', { name: 'TypeScript' }).click();
    expect(await current(page).innerText()).toContain('let dW2 = conv2dKernelGradient(dz2, s1,');
  });

  test('is saved as a script in Python', async () => {
    const page = await fresh();
    await openTab(page, 'Files');
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      stage(page).getByRole('button', { name: 'Save as Python' }).click(),
    ]);
    expect(download.suggestedFilename()).toBe('network.py');
    const script = readFileSync(await download.path(), 'utf8');
    expect(script).toContain('    z1 = W1 @ a0 + b1[:, None]\n');
    expect(script).toContain('# Parameters after 0 training steps\n');
  });
});
