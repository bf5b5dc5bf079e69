import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { openBook, openTab, settled } from './browser.ts';
import { stepOf } from './reading.ts';
import { overflow, screens, violations } from './soundness.ts';

const next = (page: Page) => page.locator('button.next:visible').first();

/** On a narrow screen the stage is a sheet that is pulled up. */
async function pullUp(page: Page): Promise<void> {
  const pull = page.getByRole('button', { name: 'Open the stage' });
  if (await pull.isVisible()) await pull.click();
}

/** States of the chapter that look different, each reached from the one before. */
const states: Readonly<Record<string, (page: Page) => Promise<void>>> = {
  'the bet': async () => undefined,
  'the thread': async (page) => {
    await pullUp(page);
    await page.getByRole('button', { name: 'Fall' }).click();
    await page.getByRole('button', { name: /Follow it back/ }).click();
    await next(page).click();
    expect(await page.locator('.thread .sentence').innerText()).toBe('Factor 1 of 6');
  },
  'a step': async (page) => {
    await page.getByRole('button', { name: 'Leave the thread' }).click();
    for (let n = 0; n < 5; n++) await next(page).click();
  },
  'all tensors': (page) => openTab(page, 'All tensors'),
  code: async (page) => {
    await openTab(page, 'Code');
    await page.getByText('What it calls').click();
  },
  files: (page) => openTab(page, 'Files'),
  training: (page) => openTab(page, 'Training'),
  'data of one’s own': async (page) => {
    await page.getByRole('button', { name: 'Your own CSV' }).click();
    await page.locator('.csv textarea').fill('x,y,kind\n1,2,a\n3,4,b\n5,oops,b');
  },
  'settings tried': (page) => page.getByRole('button', { name: 'Try settings' }).click(),
  'training watched': async (page) => {
    await page.getByRole('button', { name: 'Data and network' }).click();
    await page.getByRole('button', { name: 'Blobs', exact: true }).click();
    await page.getByRole('button', { name: '10 steps', exact: true }).click();
    await page.getByRole('button', { name: 'Watch it learn' }).click();
    await page.locator('.confusion td button:enabled').first().click();
  },
  keys: (page) => page.getByRole('button', { name: 'Keys' }).click(),
};

describe('no serious and no critical violation', () => {
  test.each([
    ['light', 1440],
    ['dark', 390],
  ] as const)('on the whole page, %s, %i px', async (colorScheme, width) => {
    const page = await openBook({ colorScheme, width, height: 844 });
    expect(await violations(page, 'html')).toEqual([]);
  });

  test.each(screens)('in every state of the stage, %s, %i px', async (colorScheme, width) => {
    const page = await openBook({ colorScheme, width, height: 844 });
    for (const [name, state] of Object.entries(states)) {
      await state(page);
      expect.soft(await violations(page, '#stage, #keys'), name).toEqual([]);
    }
  });

  test.each(['light', 'dark'] as const)('on the cover, %s', async (colorScheme) => {
    const page = await openBook({ path: '/index.html', colorScheme });
    expect(await violations(page, 'html')).toEqual([]);
  });
});

describe('nothing makes the page scroll sideways', () => {
  test.each([1440, 1024, 390, 320])('%i px', async (width) => {
    const page = await openBook({ width, height: 800 });
    for (const [name, state] of Object.entries(states)) {
      await state(page);
      await settled(page);
      expect.soft(await overflow(page), name).toBeLessThanOrEqual(0);
    }
    const cover = await openBook({ width, path: '/index.html' });
    expect(await overflow(cover), 'cover').toBeLessThanOrEqual(0);
  });
});

describe('with the keyboard alone', () => {
  /** Presses Tab until the focus is on an element. */
  async function tabTo(page: Page, selector: string): Promise<void> {
    for (let n = 0; n < 400; n++) {
      await page.keyboard.press('Tab');
      if (await page.evaluate((one) => document.activeElement!.matches(one), selector)) return;
    }
    throw new Error(`Tab never reached ${selector}.`);
  }

  const outlined = (page: Page) =>
    page.evaluate(() => {
      const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(document.activeElement!);
      return (outlineStyle !== 'none' && outlineWidth !== '0px') || boxShadow !== 'none';
    });

  test('the first stop leads past the head, to the text', async () => {
    const page = await openBook();
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement!.className)).toBe('skip');
    await page.keyboard.press('Enter');
    await page.waitForFunction(() => location.hash === '#text');
  });

  test('bet, thread, steps, an edge bent, a cell chosen, a tab, a file saved', async () => {
    const page = await openBook();
    await tabTo(page, '.bet button');
    expect(await outlined(page)).toBe(true);
    await page.keyboard.press('Enter');
    await tabTo(page, '.bet button.primary');
    await page.keyboard.press('Enter');
    await tabTo(page, '.thread button.primary');
    for (let n = 0; n < 6; n++) await page.keyboard.press('Enter');
    await settled(page);
    expect(await page.locator('.thread').innerText()).toContain('−0.0346');
    await page.keyboard.press('n');
    const step = await stepOf(page);

    await page.locator('body').focus();
    await tabTo(page, '.diagram [role=button]');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press(']');
    const edge = await page.evaluate(() => document.activeElement!.getAttribute('data-ref'));
    expect(edge).toBe('W1');
    await page.keyboard.press('Enter');
    await tabTo(page, '.hand [role=spinbutton]');
    await page.keyboard.press('ArrowUp');
    await settled(page);
    expect(await page.locator('.loss-change').count()).toBe(1);
    expect(await stepOf(page)).toBe(step);

    await tabTo(page, '.transport .next');
    await page.keyboard.press('Enter');
    await tabTo(page, '[role=tab][aria-selected=true]');
    for (let n = 0; n < 4; n++) await page.keyboard.press('ArrowRight');
    await page.getByRole('tab', { name: 'Files', selected: true }).waitFor();
    await tabTo(page, '.files .buttons button');
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
      const at = await page.evaluate(() => {
        const element = document.activeElement!;
        return element === document.body ? null : element.outerHTML.slice(0, 120);
      });
      if (at === null) break;
      stops.push(at);
      if (!at.startsWith('<g') && !(await outlined(page))) blind.push(at);
    }
    expect(stops.length).toBeGreaterThan(40);
    expect(stops.length).toBeLessThan(400);
    expect(blind).toEqual([]);
  });
});
