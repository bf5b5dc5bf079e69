import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { alive, bareBook, openBook, sharedBook, head, stage } from './browser.ts';
import { fixture } from './reading.ts';
import { overflow } from './soundness.ts';

describe('every page', () => {
  describe.each(['/', '/index.html', '/chapter-7.html', '/chapter-8.html'])('%s', (path) => {
    const open = sharedBook({ path });

    test('opens without a fault', async () => {
      const page = await open();
      expect(await page.locator('h1').count()).toBe(1);
      expect(await page.title()).toContain('Backpropagation');
      await page.waitForLoadState('networkidle');
    });

    test('has no broken link of its own', async () => {
      const page = await open();
      const addresses = await page
        .locator('a[href]')
        .evaluateAll((links) => links.map((link) => (link as HTMLAnchorElement).href));
      const own = new Set(
        addresses.filter((address) => address.startsWith(new URL(page.url()).origin)),
      );
      expect(own.size).toBeGreaterThan(5);
      const ids = new Map<string, Set<string>>();
      for (const { pathname } of [...own].map((address) => new URL(address))) {
        if (ids.has(pathname)) continue;
        const html = await (await page.request.get(pathname)).text();
        ids.set(pathname, new Set([...html.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id!)));
      }
      for (const address of own) {
        const { pathname, hash } = new URL(address);
        if (hash) expect(ids.get(pathname), address).toContain(decodeURIComponent(hash.slice(1)));
      }
    });
  });

  test('the cover leads to the chapter, and the chapter back', async () => {
    const page = await openBook({ path: '/index.html' });
    await page.getByRole('link', { name: 'Backpropagation in full' }).click();
    await page.waitForURL('**/chapter-7.html');
    await head(page).getByRole('button', { name: 'Contents' }).click();
    await page.locator('#outline').getByRole('link', { name: 'All chapters' }).click();
    await page.waitForURL('**/index.html#contents');
  });

  test('one script inline and nothing evaluated: the page lives under a strict content security policy', async () => {
    const page = await openBook({ path: '/icon.svg' });
    const html = await (await page.request.get('/chapter-7.html')).text();
    const inline = [...html.matchAll(/<script(?![^>]*\ssrc=)[^>]*>([\s\S]*?)<\/script>/g)];
    expect(inline).toHaveLength(1);
    expect(html).not.toMatch(/\son[a-z]+="/);
    const hash = createHash('sha256').update(inline[0]![1]!).digest('base64');
    const policy = `script-src 'self' 'wasm-unsafe-eval' 'sha256-${hash}'`;
    await page.route('**/chapter-7.html', async (route) => {
      const response = await route.fetch();
      const headers = { ...response.headers(), 'content-security-policy': policy };
      await route.fulfill({ response, headers });
    });
    // What the policy refuses is an error of the console, at which the test fails.
    await page.goto('/chapter-7.html');
    await alive(page);
  });
});

describe('without JavaScript', () => {
  test('the chapter is whole: text, equations, the network with its numbers', async () => {
    const page = await bareBook();
    expect(await page.locator('main h2').count()).toBeGreaterThanOrEqual(5);
    expect(await page.locator('main p').count()).toBeGreaterThan(25);
    expect(await page.locator('[data-equation] .katex').count()).toBeGreaterThanOrEqual(15);
    const diagram = page.locator('svg.NetworkDiagram-diagram');
    expect(await diagram.isVisible()).toBe(true);
    const { network, expected } = fixture('worked');
    const value = (selector: string) => diagram.locator(selector).getAttribute('data-value');
    expect(Number(await value('.Edge-edge[data-ref="W2"][data-cell="4 3"]'))).toBe(
      network.W[1]![3]![2],
    );
    expect(Number(await value('.Tail-loss'))).toBeCloseTo(expected.loss, 12);
    expect(await diagram.locator('.Tail-loss text:last-child').textContent()).toBe('1.365');
    expect(await diagram.locator('text.UnitCell-number').count()).toBeGreaterThan(10);
  });

  test('no control is shown that could do nothing', async () => {
    const page = await bareBook();
    const shown = await page
      .locator('button:not([popovertarget=outline]), input, select, [role=tab], .Dock-dock')
      .evaluateAll((controls) =>
        controls.filter((control) => control.checkVisibility()).map((control) => control.outerHTML),
      );
    expect(shown).toEqual([]);
  });

  test('on a phone the network stands in the text', async () => {
    const page = await openBook({ javaScriptEnabled: false, width: 390, height: 844 });
    expect(await page.locator('svg.NetworkDiagram-diagram').isVisible()).toBe(true);
    expect(await overflow(page)).toBeLessThanOrEqual(0);
  });
});

test('the page says so when JavaScript comes and the stage is live', async () => {
  const page = await openBook();
  expect(await page.locator('.Transport-transport').isVisible()).toBe(true);
  expect(await stage(page).getByRole('button', { name: 'it rises' }).isVisible()).toBe(true);
});
