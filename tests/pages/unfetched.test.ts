import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { INITIAL_STATE } from '../page.ts';
import { lastingText } from '../../src/persistence/lasting-state.ts';
import { alive, openBook, settled, head, stage, inSight } from './browser.ts';

const SAYS = 'could not be loaded';

/** Controls that are seen within a part, but for those that ask again. */
const controls = (page: Page, part: string): Promise<string[]> =>
  page
    .locator(part)
    .locator('button:not([popovertarget=outline]), input, select, summary, [role=tab], .Dock-dock')
    .evaluateAll((all) =>
      all
        .filter((one) => one.checkVisibility({ visibilityProperty: true }))
        .filter((one) => !one.closest('.Unfetched-unfetched'))
        .filter((one) => one.localName !== 'summary')
        .map((one) => one.outerHTML),
    );

const isCode = (path: string): boolean => path.endsWith('.js');

/** The scripts that the page itself names. */
const named = async (page: Page): Promise<string[]> => {
  const html = await (await page.request.get('/chapter-7.html')).text();
  return [...html.matchAll(/<script[^>]*src="\.?([^"]+)"/g)].map(([, src]) => src!);
};

test('parts whose code cannot be fetched say so, have no dead control, and are tried again', async () => {
  let first: string[] = [];
  let down = true;
  // All but what the page names, and what it knows of its chapter.
  const blocked = (path: string): boolean =>
    down && isCode(path) && !first.includes(path) && !/\/\d\d-/.test(path);
  const page = await openBook({ path: '/icon.svg', blocked });
  first = await named(page);
  await page.goto('/chapter-7.html');
  await alive(page);

  const figure = page.locator('[data-figure]').last();
  await inSight(figure);
  await figure.getByText(SAYS).waitFor();
  const name = await figure.getAttribute('data-figure');
  expect(await controls(page, `[data-figure="${name}"]`)).toEqual([]);
  await figure.getByRole('button', { name: 'Try again' }).dispatchEvent('click');
  await settled(page);
  expect(await figure.getByText(SAYS).count()).toBe(1);

  const walk = page.locator('[data-derivation]').last();
  await inSight(walk);
  await walk.getByText(SAYS).waitFor();
  expect(await controls(page, '[data-derivation]')).toEqual([]);
  const lines = await page
    .locator('[data-derivation] .DerivationLine-equation')
    .evaluateAll((all) => all.map((line) => line.checkVisibility()));
  expect(lines.length).toBeGreaterThan(30);
  expect(lines).not.toContain(false);

  const question = page.locator('[data-question]').last();
  await inSight(question);
  await question.getByText(SAYS).waitFor();
  expect(await controls(page, '[data-question]')).toEqual([]);
  const answers = await page
    .locator('[data-question] [data-own]')
    .evaluateAll((all) => all.map((own) => own.checkVisibility()));
  expect(answers.length).toBe(await page.locator('[data-question]').count());
  expect(answers).not.toContain(false);

  down = false;
  await question.getByRole('button', { name: 'Try again' }).dispatchEvent('click');
  await question.locator('[data-reply] button').first().waitFor();
  expect(await page.locator('[data-question] [data-own]').count()).toBe(0);
  await walk.getByRole('button', { name: 'Try again' }).dispatchEvent('click');
  await walk.locator('.Derivation-controls button').first().waitFor();
  expect(await walk.locator('[data-line][data-ahead]').count()).toBeGreaterThan(0);
  // What comes near again asks again by itself.
  await inSight(figure);
  await page.locator(`[data-figure="${name}"][data-live]`).waitFor();
  await settled(page);
  expect(await page.locator('[data-derivation], [data-question]').getByText(SAYS).count()).toBe(0);
  expect(await figure.getByText(SAYS).count()).toBe(0);
});

const kept = {
  backpropagation: lastingText({ ...INITIAL_STATE, moment: { t: 0, step: 3, cell: null } }),
};

test.each([
  ['of the chapter', 'others', {}, '/chapter-7.html'],
  ['that reads the saved state', 'others', kept, '/chapter-7.html'],
  ['of every page', 'all', kept, '/chapter-7.html'],
  ['of every page', 'all', {}, '/index.html'],
] as const)(
  'a page says that the code %s could not be loaded (%s), and has no dead control',
  async (_, which, before, path) => {
    let first: string[] = [];
    let down = true;
    const blocked = (asked: string): boolean =>
      down && isCode(asked) && (which === 'all' || !first.includes(asked));
    const page = await openBook({ path: '/icon.svg', blocked, kept: before });
    first = await named(page);
    await page.goto(path);
    const said = page.locator('.Unfetched-ofPage').filter({ hasText: SAYS });
    await said.waitFor();
    expect(await said.isVisible()).toBe(true);
    expect(await controls(page, 'body')).toEqual([]);
    const stored = (): Promise<string | null> =>
      page.evaluate(() => localStorage.getItem('backpropagation'));
    expect(await stored()).toBe(before === kept ? kept.backpropagation : null);

    down = false;
    await said.getByRole('button', { name: 'Reload the page' }).click();
    await page.locator('html:not([data-unfetched])').waitFor();
    if (path === '/index.html') {
      // Nothing on the cover says that its code has come.
      await page.waitForLoadState('load');
      await head(page).getByRole('button', { name: 'Keys' }).click();
      await page.locator('dialog[open]').waitFor();
    } else {
      await alive(page);
      expect(await said.isVisible()).toBe(false);
      const step = before === kept ? '3' : '7';
      expect(await stage(page).getByRole('slider', { name: 'Step of the pass' }).inputValue()).toBe(
        step,
      );
    }
  },
);
