import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { openBook, settled, stage } from './browser.ts';
import { stepOf } from './reading.ts';

describe('with the keyboard alone', () => {
  /** Presses Tab until the focus is on an element. */
  async function tabTo(page: Page, selector: string): Promise<void> {
    for (let n = 0; n < 400; n++) {
      await page.keyboard.press('Tab');
      if (await page.evaluate((one) => document.activeElement!.matches(one), selector)) return;
    }
    throw new Error(`Tab never reached ${selector}.`);
  }

  /** What has the focus, null where nothing has, and whether it shows that. Runs in the page. */
  function stop(): { at: string | null; seen: boolean } {
    const element = document.activeElement!;
    const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(element);
    return {
      at: element === document.body ? null : element.outerHTML.slice(0, 120),
      seen: (outlineStyle !== 'none' && outlineWidth !== '0px') || boxShadow !== 'none',
    };
  }

  test('the first stop leads past the head, to the text', async () => {
    const page = await openBook();
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement!.className)).toBe('skip');
    await page.keyboard.press('Enter');
    await page.waitForFunction(() => location.hash === '#text');
  });

  test('bet, thread, steps, an edge bent, a cell chosen, a tab, a file saved', async () => {
    const page = await openBook();
    await tabTo(page, '.Prediction-prediction button');
    expect((await page.evaluate(stop)).seen).toBe(true);
    await page.keyboard.press('Enter');
    await tabTo(page, '.Prediction-prediction button.primary');
    await page.keyboard.press('Enter');
    await tabTo(page, '[data-move=next]');
    for (let n = 0; n < 6; n++) await page.keyboard.press('Enter');
    await settled(page);
    await tabTo(page, '.GradientPathPanel-path button.primary');
    await page.keyboard.press('Enter');
    await settled(page);
    expect(await page.locator('.GradientPathPanel-path').innerText()).toContain('−0.0346');
    await page.keyboard.press('n');
    const step = await stepOf(page);

    await page.locator('body').focus();
    await tabTo(page, 'svg [role=button]');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press(']');
    const edge = await page.evaluate(() => document.activeElement!.getAttribute('data-ref'));
    expect(edge).toBe('W1');
    await page.keyboard.press('Enter');
    await tabTo(page, '.ParameterEditor-editor [role=spinbutton]');
    await page.keyboard.press('ArrowUp');
    await settled(page);
    expect(await page.locator('.ParameterEditor-loss').count()).toBe(1);
    expect(await stepOf(page)).toBe(step);

    await tabTo(page, '.Transport-transport [data-move=next]');
    await page.keyboard.press('Enter');
    await tabTo(page, '[role=tab][aria-selected=true]');
    for (let n = 0; n < 4; n++) await page.keyboard.press('ArrowRight');
    await stage(page).getByRole('tab', { name: 'Files', selected: true }).waitFor();
    await tabTo(page, '.Files-files .buttons button');
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.keyboard.press('Enter'),
    ]);
    expect(download.suggestedFilename()).toBe('network.json');
  });

  test('every stop of Tab shows where it is, and none holds the focus', async () => {
    const page = await openBook({ path: '/chapter-7.html?step=12' });
    const stops: string[] = [];
    const blind: string[] = [];
    for (let n = 0; n < 400; n++) {
      await page.keyboard.press('Tab');
      const { at, seen } = await page.evaluate(stop);
      if (at === null) break;
      stops.push(at);
      if (!at.startsWith('<g') && !seen) blind.push(at);
    }
    expect(stops.length).toBeGreaterThan(40);
    expect(stops.length).toBeLessThan(400);
    expect(blind).toEqual([]);
  });
});
