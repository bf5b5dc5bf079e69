import { describe, expect, test } from 'vitest';
import { openBook, settled } from './browser.ts';
import { overflow } from './soundness.ts';
import { states } from './states.ts';

describe('nothing makes the page scroll sideways', () => {
  // Wider ones are measured where axe looks at these states.
  test('in any state of the stage, 320 px', async () => {
    const page = await openBook({ width: 320, height: 800, laidOut: true });
    for (const [name, state] of Object.entries(states)) {
      await state(page);
      await settled(page);
      expect.soft(await overflow(page), name).toBeLessThanOrEqual(0);
    }
  });

  test.each([1440, 1024, 390, 320])(
    'on the cover, whose numbers are legible, %i px',
    async (width) => {
      const cover = await openBook({ width, height: 800, path: '/index.html' });
      expect(await overflow(cover)).toBeLessThanOrEqual(0);
      const size = await cover.locator('[data-picture]:visible svg').evaluate((svg) => {
        const { width } = svg.getBoundingClientRect();
        const text = svg.querySelector('[data-value] text')!;
        const scale = width / (svg as SVGSVGElement).viewBox.baseVal.width;
        return parseFloat(getComputedStyle(text).fontSize) * scale;
      });
      expect(size, 'px of its numbers').toBeGreaterThanOrEqual(9);
    },
  );

  test('on any other page, 320 px', async () => {
    const page = await openBook({ width: 320, height: 800, path: '/', javaScriptEnabled: false });
    const files = await page
      .locator('main a[href$=".html"]')
      .evaluateAll((links) => [...new Set(links.map((link) => link.getAttribute('href')!))]);
    expect(files.length).toBeGreaterThan(7);
    for (const file of files) {
      await page.goto(file);
      expect.soft(await overflow(page), file).toBeLessThanOrEqual(0);
    }
  });
});
