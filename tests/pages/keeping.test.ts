import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { alive, openBook, openTab, settled, stage } from './browser.ts';
import { stepOf } from './reading.ts';

const KEY = 'backpropagation.07-backpropagation';

const stored = (page: Page): Promise<string | null> =>
  page.evaluate((key) => localStorage.getItem(key), KEY);

const next = (page: Page): Promise<void> =>
  stage(page).getByRole('button', { name: 'Next' }).click();

/** What is kept once the page has rested. */
async function rested(page: Page): Promise<string | null> {
  await page.waitForTimeout(700);
  return stored(page);
}

test('what one tab has done is not lost by one step in an older tab, which says so', async () => {
  const older = await openBook();
  await next(older);
  await rested(older);
  const newer = await older.context().newPage();
  await newer.goto('/chapter-7.html');
  await alive(newer);
  await openTab(newer, 'Training');
  await newer.locator('[data-picker]').getByText('Blobs').click();
  await newer.waitForFunction(
    (key) => localStorage.getItem(key)?.includes('"blobs"') === true,
    KEY,
  );
  await newer.close();

  await next(older);
  await older.getByText('Another tab has saved a newer state').waitFor();
  expect(await rested(older)).toContain('"blobs"');
  await next(older);
  expect(await older.getByText('Another tab has saved a newer state').isVisible()).toBe(true);
  expect(await rested(older)).toContain('"blobs"');

  const loaded = older.waitForEvent('load');
  await older.getByRole('button', { name: 'Take the newer one' }).click();
  await loaded;
  await alive(older);
  expect(await stored(older)).toContain('"blobs"');
  expect(await older.locator('.Stage-notice').innerText()).toBe('');

  // The other way round: the reader keeps what this tab has.
  const other = await older.context().newPage();
  await other.goto('/chapter-7.html');
  await alive(other);
  for (let n = 0; n < 4; n++) await next(other);
  await rested(other);
  await next(older);
  await next(older);
  await older.getByRole('button', { name: 'Keep this one' }).click();
  await settled(older);
  expect(await older.locator('.Stage-notice').innerText()).toBe('');
  const step = await stepOf(older);
  expect(JSON.parse((await rested(older))!)).toMatchObject({ state: { moment: { step } } });
  await next(older);
  expect(JSON.parse((await rested(older))!)).toMatchObject({
    state: { moment: { step: step + 1 } },
  });
});

test('that nothing is kept is said until it is again, or the reader puts it away', async () => {
  const page = await openBook();
  const words = stage(page).getByText('cannot keep your changes');
  const refuse = (on: boolean): Promise<void> =>
    page.evaluate((refuses) => {
      const set = Storage.prototype as unknown as { setItem: unknown; before?: unknown };
      set.before ??= set.setItem;
      set.setItem = refuses
        ? () => {
            throw new DOMException('full', 'QuotaExceededError');
          }
        : set.before;
    }, on);
  await refuse(true);
  await next(page);
  await words.waitFor();
  await next(page);
  await next(page);
  await rested(page);
  expect(await words.isVisible()).toBe(true);

  await refuse(false);
  await next(page);
  await words.waitFor({ state: 'hidden' });

  await refuse(true);
  await next(page);
  await words.waitFor();
  await stage(page).getByRole('button', { name: 'Dismiss' }).click();
  await words.waitFor({ state: 'hidden' });
  await next(page);
  await rested(page);
  expect(await words.isVisible()).toBe(false);
});
