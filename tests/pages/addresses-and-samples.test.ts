import { expect, test } from 'vitest';
import { lastingText } from '../../src/persistence/lasting-state.ts';
import { INITIAL_STATE } from '../page.ts';
import { inSight, openBook, openTab, settled, stage } from './browser.ts';
import { namesWith, stepOf } from './reading.ts';

const followed = lastingText({
  ...INITIAL_STATE,
  moment: { t: 0, step: 12, cell: null },
  gradientPath: { place: { key: 'W1', cell: [1, 0] }, path: 2 },
});

test('an address leads to its step, off any path, and the text has what that step writes', async () => {
  const page = await openBook({
    path: '/chapter-7.html?step=15',
    kept: { backpropagation: followed },
  });
  expect(await stepOf(page)).toBe(15);
  expect(await page.locator('.GradientPathPanel-path').count()).toBe(0);
  expect(await page.locator('[data-equation][aria-current]').getAttribute('data-equation')).toBe(
    'EqA2.1',
  );
  expect(await namesWith(page, 'written', '[data-equation="EqA2.1"]')).toContain('da.l-1');

  // Eq2.1 has its numbers at every step after its own, and nothing fails on the way.
  const other = page.locator('[data-equation="Eq2.1"]');
  await inSight(other);
  const numbers = other.locator('[data-numbers]');
  expect(await numbers.innerText()).toContain('≈');
  await stage(page).getByRole('button', { name: 'Next' }).click();
  await settled(page);
  expect(await page.locator('[data-equation][aria-current]').getAttribute('data-equation')).toBe(
    'EqA2.1',
  );
  expect(await numbers.locator('[data-value]').count()).toBeGreaterThan(1);
});

test('samples are listed by what they are and what is predicted for them; the learning rate may be 0', async () => {
  const page = await openBook();
  await openTab(page, 'Training');
  await page.locator('[data-picker]').getByRole('button', { name: 'Blobs', exact: true }).click();
  await page.locator('[data-facts]').filter({ hasText: '300 samples' }).waitFor();
  const cells = page.locator('.ConfusionMatrix-confusion button:enabled');
  await cells.first().waitFor();
  let transposable = 0;
  for (const cell of await cells.all()) {
    const [, count = '', truth = '', says = ''] =
      /^(\d+) (.+) predicted as (.+)$/.exec((await cell.getAttribute('aria-label'))!) ?? [];
    await cell.click();
    await settled(page);
    const listed = await page
      .locator('.Samples-samples button')
      .evaluateAll((all) => all.map((one) => one.getAttribute('aria-label')!));
    expect(listed).toHaveLength(Number(count));
    for (const label of listed) expect(label).toContain(`, ${truth}: predicted ${says}, `);
    expect(await cell.getAttribute('aria-pressed')).toBe('true');
    if (truth !== says) transposable++;
  }
  expect(transposable).toBeGreaterThan(0);

  const rate = stage(page).getByRole('spinbutton', { name: 'Learning rate' });
  await rate.fill('0');
  await rate.press('Enter');
  await settled(page);
  expect((await page.locator('.NumberField-field .refused').allInnerTexts()).join('')).toBe('');
  expect(await rate.inputValue()).toBe('0');
  expect(
    await stage(page).getByRole('slider', { name: 'Learning rate from here on' }).inputValue(),
  ).toBe('-3');
});
