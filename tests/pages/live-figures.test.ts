import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { alive, allNear, near, openBook, settled, stage } from './browser.ts';
import { fixture, scrubber, renewedBook } from './reading.ts';

const fresh = renewedBook();

const LAST = 'descent';

/** Names of the figures that live, and of those that show another pass than the reader's. */
const marked = (page: Page, mark: 'live' | 'stale'): Promise<string[]> =>
  page
    .locator(`[data-figure][data-${mark}]`)
    .evaluateAll((all) => all.map((one) => one.getAttribute('data-figure')!));

/** Scripts that the page has loaded, by the figures' own names. */
const loaded = (page: Page): Promise<string[]> =>
  page.evaluate(() =>
    performance
      .getEntriesByType('resource')
      .flatMap(
        ({ name }) => /(loss-slice|gradient-check|descent)-[^/]*\.js$/.exec(name)?.[1] ?? [],
      ),
  );

/** Bends W³₂₄ with the keyboard, the page staying where it is. */
async function bend(page: Page): Promise<void> {
  await page.locator('.Edge-edge[data-ref="W3"][data-cell="2 4"]').first().dispatchEvent('click');
  await page.locator('.ParameterEditor-editor input[type=range]').focus();
  await page.keyboard.press('ArrowRight');
  await settled(page);
}

const slope = async (page: Page): Promise<number> =>
  Number(await page.locator('[data-slope]').getAttribute('data-slope'));

/** Waits for frames, and till a figure lives, and says in how many a stale number could be seen in the window. */
const seenStale = (page: Page, frames: number, name?: string): Promise<number> =>
  page.evaluate(
    async ([frames, live]) => {
      let seen = 0;
      for (let frame = 0; frame < frames || !document.querySelector(live); frame++) {
        await new Promise(requestAnimationFrame);
        for (const figure of document.querySelectorAll('[data-stale] .figure-body')) {
          const { top, bottom } = figure.getBoundingClientRect();
          const inside = bottom > 0 && top < innerHeight;
          if (inside && figure.checkVisibility({ visibilityProperty: true })) seen++;
        }
      }
      return seen;
    },
    [frames, name ? `[data-figure="${name}"][data-live]` : 'body'] as const,
  );

describe('figures far from the window', () => {
  test('are neither loaded nor drawn; each is when it comes near', async () => {
    const page = await openBook();
    expect(await marked(page, 'live')).toEqual([]);
    expect(await loaded(page)).toEqual([]);
    await near(page, 'gradient-check');
    expect(await loaded(page)).toContain('gradient-check');
    expect(await loaded(page)).not.toContain(LAST);
  });

  test('stand still when the pass changes, are hidden, and are right when they come near', async () => {
    const page = await fresh();
    const { expected } = fixture('worked');
    await near(page, 'loss-slice');
    const before = await slope(page);
    expect(before).toBeCloseTo(expected.dW[2]![1]![3]!, 12);
    await page.evaluate(() => scrollTo(0, 0));
    await settled(page);
    await bend(page);
    expect(await slope(page)).toBe(before);
    expect(await marked(page, 'stale')).toContain('loss-slice');
    expect(await page.locator('[data-figure="loss-slice"] svg').isVisible()).toBe(false);

    await near(page, 'loss-slice');
    await stage(page).getByRole('tab', { name: 'All tensors' }).click();
    await scrubber(page).fill('18');
    await settled(page);
    const shown = page.locator('#stage [data-ref="dW3"][data-cell="2 4"][data-value]').first();
    expect(await slope(page)).not.toBe(before);
    expect(await slope(page)).toBe(Number(await shown.getAttribute('data-value')));
  });

  test('live while they have the focus, wherever the window is', async () => {
    const page = await fresh();
    await near(page, 'loss-slice');
    await page.evaluate(() => scrollTo(0, 0));
    await settled(page);
    await page
      .locator('[data-figure="loss-slice"] input[type=range]')
      .evaluate((slider: HTMLElement) => slider.focus({ preventScroll: true }));
    const before = await slope(page);
    for (let n = 0; n < 3; n++) await page.keyboard.press('ArrowRight');
    await settled(page);
    expect(await slope(page)).not.toBe(before);
    expect(await page.evaluate(() => document.activeElement!.matches('input[type=range]'))).toBe(
      true,
    );
    expect(await marked(page, 'stale')).not.toContain('loss-slice');
  });

  test('are true after a reload of a network that was left as it is', async () => {
    const page = await openBook({ path: '/chapter-7.html?step=12' });
    await page.reload();
    await alive(page);
    expect(await marked(page, 'stale')).toEqual([]);
  });

  test('are true again when the change is undone', async () => {
    const page = await openBook();
    await bend(page);
    expect(await marked(page, 'stale')).toContain(LAST);
    await page.keyboard.press('u');
    await settled(page);
    expect(await marked(page, 'stale')).toEqual([]);
  });

  test('keep what was chosen in them', async () => {
    const page = await fresh();
    const check = await near(page, 'gradient-check');
    await check.getByRole('button', { name: 'σ′ left out' }).click();
    await page.evaluate(() => scrollTo(0, 0));
    await settled(page);
    await bend(page);
    await near(page, 'gradient-check');
    expect(await check.locator('.figure-verdict').getAttribute('data-kind')).toBe('wrong');
  });

  test('never show numbers of another pass: by anchor, to the end, after a reload', async () => {
    const page = await openBook({ laidOut: true });
    await bend(page);
    await page.evaluate(() => dispatchEvent(new Event('pagehide')));
    await page.reload();
    await alive(page);
    expect(await marked(page, 'stale')).toContain(LAST);
    await page.evaluate((name) => (location.hash = `figure-${name}`), LAST);
    expect(await seenStale(page, 20, LAST)).toBe(0);
    expect(await marked(page, 'live')).toContain(LAST);
    expect(await marked(page, 'stale')).not.toContain(LAST);
    await page.evaluate(() => scrollTo(0, 0));
    await settled(page);
    await bend(page);
    await page.evaluate(() => scrollTo(0, document.body.scrollHeight));
    expect(await seenStale(page, 20)).toBe(0);
  });

  test('are reached by the keyboard, which keeps its place', async () => {
    const page = await openBook();
    await page.evaluate(
      (name) => document.querySelector<HTMLElement>(`[data-figure="${name}"] figure`)!.focus(),
      LAST,
    );
    await page.locator(`[data-figure="${LAST}"][data-live]`).waitFor();
    await page.keyboard.press('Tab');
    const focused = () => page.evaluate(() => document.activeElement?.textContent);
    expect(await focused()).toContain('Reset');
  });

  test('are all drawn before the page is printed', async () => {
    const page = await fresh();
    await allNear(page);
    await page.evaluate(() => scrollTo(0, 0));
    await settled(page);
    await bend(page);
    expect(await marked(page, 'stale')).not.toEqual([]);
    const stale = await page.evaluate(() => {
      dispatchEvent(new Event('beforeprint'));
      return document.querySelectorAll('[data-stale]').length;
    });
    expect(stale).toBe(0);
    await page.evaluate(() => dispatchEvent(new Event('afterprint')));
  });
});
