import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { openBook, settled, stage } from './browser.ts';
import { stepOf } from './reading.ts';

interface Stop {
  readonly at: string;
  readonly seen: boolean;
}

declare global {
  interface Window {
    stops: readonly (Stop | null)[];
  }
}

describe('with the keyboard alone', () => {
  /** Presses Tab until the focus is on an element. */
  async function tabTo(page: Page, selector: string): Promise<void> {
    for (let n = 0; n < 400; n++) {
      await page.keyboard.press('Tab');
      if (await page.evaluate((one) => document.activeElement!.matches(one), selector)) return;
    }
    throw new Error(`Tab never reached ${selector}.`);
  }

  /** Goes to an element of the stage past the text, which has hundreds of stops. */
  async function tabOnStage(page: Page, selector: string): Promise<void> {
    await tabTo(page, 'a[href="#stage"]');
    await page.keyboard.press('Enter');
    await tabTo(page, `#stage ${selector}`);
  }

  /** Notes of every stop what it is and whether it shows that it has the focus, then null. Runs in the page. */
  function watchStops(): void {
    const stops: (Stop | null)[] = (window.stops = []);
    addEventListener('focusin', ({ target }) => {
      const element = target as Element;
      const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(element);
      stops.push({
        at: element.outerHTML.slice(0, 120),
        seen: (outlineStyle !== 'none' && outlineWidth !== '0px') || boxShadow !== 'none',
      });
    });
    addEventListener('focusout', ({ relatedTarget }) => {
      // A part of the page that comes to life takes the focus that was in it back at once.
      if (!relatedTarget)
        queueMicrotask(() => document.activeElement === document.body && stops.push(null));
    });
  }

  test('the first stop leads past the head, to the text', async () => {
    const page = await openBook();
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement!.className)).toBe('Page-skip');
    await page.keyboard.press('Enter');
    await page.waitForFunction(() => location.hash === '#text');
  });

  test('bet, thread, steps, an edge bent, a cell chosen, a tab, a file saved', async () => {
    const page = await openBook();
    await page.evaluate(watchStops);
    await tabOnStage(page, '.Prediction-prediction button');
    expect(await page.evaluate(() => window.stops.at(-1)!.seen)).toBe(true);
    await page.keyboard.press('Enter');
    await settled(page);
    const next = '.Prediction-prediction button.primary';
    expect(await page.evaluate((one) => document.activeElement!.matches(one), next)).toBe(true);
    await page.keyboard.press('Enter');
    await page.locator('.Transport-transport [data-move=next]:focus').waitFor();
    for (let n = 0; n < 6; n++) await page.keyboard.press('Enter');
    await settled(page);
    await tabOnStage(page, '.GradientPathPanel-path button.primary');
    await page.keyboard.press('Enter');
    await settled(page);
    await expect
      .poll(() => page.locator('.GradientPathPanel-path').innerText())
      .toContain('−0.0346');
    await page.keyboard.press('n');
    const step = await stepOf(page);

    await tabOnStage(page, 'svg [role=button]');
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
    await tabOnStage(page, '[role=tab][aria-selected=true]');
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
    await page.evaluate(watchStops);
    let stops: readonly (Stop | null)[] = [];
    while (!stops.includes(null) && stops.length < 1000) {
      for (let n = 0; n < 25; n++) await page.keyboard.press('Tab');
      stops = await page.evaluate(() => window.stops);
    }
    const way = stops.slice(0, stops.indexOf(null)) as Stop[];
    expect(stops).toContain(null);
    expect(way.length).toBeGreaterThan(40);
    const blind = way.filter(({ at, seen }) => !at.startsWith('<g') && !seen);
    expect(blind).toEqual([]);
  });
});
