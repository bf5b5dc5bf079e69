import type { Page } from 'playwright-core';
import { beforeEach, describe, expect, test } from 'vitest';
import { equations } from '../../chapters/07-backpropagation/equations.ts';
import { traceAt } from '../../src/experiment/replay.ts';
import { speaksOf } from '../../src/state/equations.ts';
import { seeded } from '../../src/tensor/random.ts';
import { INITIAL_STATE } from '../page.ts';
import { openBook, settled, sharedBook, stage } from './browser.ts';
import { namesWith, PASS, scrubber, stepOf } from './reading.ts';

/** Milliseconds after the reader's scrolling in which nothing else scrolls, and a little. */
const RESTED = 350;

const { experiment } = INITIAL_STATE;
const { steps } = traceAt(experiment, 0);

/** Steps of the pass that an equation is about; none of those of mini-batches. */
const stepsOfEquation = (id: string): number[] =>
  steps.flatMap((step, s) =>
    speaksOf(equations[id as keyof typeof equations], step, experiment.network) ? [s + 1] : [],
  );

const labels = Object.keys(equations).filter((id) => stepsOfEquation(id).length > 0);

/** Scrolls as a script would: the middle of a part of the text gives the reading line. */
async function read(page: Page, selector: string): Promise<void> {
  await page.evaluate(async (selector) => {
    // What is far has been laid out once the first has brought it near.
    for (let n = 0; n < 2; n++) {
      const { top, height } = document.querySelector(selector)!.getBoundingClientRect();
      scrollBy(0, top + height / 2 - 0.4 * innerHeight);
      for (let frame = 0; frame < 2; frame++) await new Promise(requestAnimationFrame);
    }
  }, selector);
}

const block = (id: string): string => `[data-equation="${id}"]`;

/** Turns the wheel, by px, and waits until what that scrolls is at rest. */
async function turnWheel(page: Page, by: number): Promise<void> {
  const seen = page.evaluate(
    () => new Promise<void>((done) => addEventListener('wheel', () => done(), { once: true })),
  );
  await page.mouse.wheel(0, by);
  await seen;
  await page.evaluate(async () => {
    for (let still = 0, y = Number.NaN; still < 4; y = scrollY) {
      await new Promise(requestAnimationFrame);
      still = scrollY === y ? still + 1 : 0;
    }
  });
}

interface Now {
  readonly step: number;
  readonly y: number;
  readonly state: string;
  /** The leading equation, and whether all of it is in sight. */
  readonly leading: string;
  readonly seen: boolean;
  /** The labelled equation on the reading line, if one is. */
  readonly read: string | null;
}

const now = async (page: Page): Promise<Now> => {
  await settled(page);
  return page.evaluate(() => {
    const chip = document.querySelector<HTMLAnchorElement>('#stage a[href^="#Eq"]');
    const leading = chip ? decodeURIComponent(chip.hash.slice(1)) : '';
    const blocks = [...document.querySelectorAll<HTMLElement>('[data-equation]')];
    const boxOf = (id: string): DOMRect =>
      blocks.find(({ dataset }) => dataset['equation'] === id)!.getBoundingClientRect();
    const line = Math.round(0.4 * innerHeight);
    return {
      step: document.querySelector<HTMLInputElement>('[aria-label="Step of the pass"]')!
        .valueAsNumber,
      y: scrollY,
      state: document.querySelector<HTMLElement>('[data-following]')!.dataset['following']!,
      leading,
      seen: leading !== '' && boxOf(leading).top >= 56 && boxOf(leading).bottom <= innerHeight,
      read:
        blocks.find((one) => {
          const { top, bottom } = one.getBoundingClientRect();
          return top <= line && bottom > line;
        })?.dataset['equation'] ?? null,
    };
  });
};

const next = (page: Page) =>
  stage(page).getByRole('group', { name: 'Transport' }).getByText('Next');
const back = (page: Page) =>
  stage(page).getByRole('group', { name: 'Transport' }).getByLabel('Back');
const follows = (page: Page) => stage(page).getByRole('switch', { name: /text .* stage/ });

/** Presses the switch where it is. A click of the driver would first scroll it clear of the head of the page, as a reader scrolls. */
async function pressSwitch(page: Page): Promise<void> {
  const { x, y, width, height } = (await follows(page).boundingBox())!;
  await page.mouse.click(x + width / 2, y + height / 2);
}

/** The reader's hand is on the page, and its code is there. */
async function begin(page: Page): Promise<Page> {
  await page.mouse.move(300, 500);
  await page.waitForFunction(() =>
    performance.getEntriesByType('resource').some(({ name }) => name.includes('follow-text')),
  );
  await settled(page);
  return page;
}

describe('at a width that shows both', () => {
  const opened = sharedBook({ path: '/chapter-7.html?step=7', following: true });
  let page: Page;

  beforeEach(async () => {
    page = await begin(await opened());
    if ((await now(page)).state === 'paused') await pressSwitch(page);
    await page.waitForTimeout(RESTED);
  });

  test('the stage goes to every labelled equation that is read, and lights its tensors', async () => {
    for (const id of labels) {
      await read(page, block(id));
      // The code that follows may still be on its way at the first.
      await expect
        .poll(() => stepOf(page).then((step) => stepsOfEquation(id).includes(step)))
        .toBe(true);
      const { step } = await now(page);
      expect(stepsOfEquation(id), id).toContain(step);
      const [, reads, writes] = PASS[step - 1]!;
      expect(await namesWith(page, 'read'), id).toEqual(reads.split(' ').toSorted());
      expect(await namesWith(page, 'written'), id).toEqual([writes]);
      expect((await namesWith(page, 'written', block(id))).length, id).toBeGreaterThan(0);
      // Its numbers, be they of a fraction, are well inside it.
      const room = await page.locator(block(id)).evaluate((equation) => {
        const { bottom } = equation.querySelector('[data-numbers]')!.getBoundingClientRect();
        return equation.getBoundingClientRect().bottom - bottom;
      });
      expect(room, id).toBeGreaterThanOrEqual(4);
    }
    for (const id of labels.toReversed().filter((_, n) => n % 4 === 0)) {
      await read(page, block(id));
      expect(stepsOfEquation(id), id).toContain((await now(page)).step);
    }
  });

  test('lines of derivations, figures and paragraphs lead there too; what speaks of no step leaves it', async () => {
    const at = async (selector: string): Promise<number> => {
      await read(page, selector);
      return (await now(page)).step;
    };
    expect(await at('#derivation-softmaxSlope li')).toBe(6);
    expect(await at('#derivation-errorAtLogits li')).toBe(8);
    expect(await at('#figure-paths')).toBe(17);
    expect(await at('#references li')).toBe(await at('#references li'));
    const before = await stepOf(page);
    expect(await at('#references li:last-of-type')).toBe(before);
    expect(await at('#model > h2')).not.toBe(0);
  });

  test('the text goes to the equation of every step, by Next, Back and the scrubber', async () => {
    await page.keyboard.press('s');
    for (let step = 1; step <= PASS.length; step++) {
      await page.keyboard.press('n');
      expect(await now(page)).toMatchObject({ step, seen: true, state: 'on' });
    }
    for (let step = PASS.length - 1; step > 0; step--) {
      await back(page).click();
      expect(await now(page)).toMatchObject({ step, seen: true, state: 'on' });
    }
    for (const step of [23, 3, 12, 8]) {
      await scrubber(page).fill(String(step));
      expect(await now(page)).toMatchObject({ step, seen: true, state: 'on' });
    }
  });

  test('an equation in sight does not change, and the chip leads to it from afar', async () => {
    await scrubber(page).fill('12');
    const { y, leading } = await now(page);
    expect(leading).toBe('EqA2.1');
    await page.evaluate(() => scrollBy(0, 40));
    await page.waitForTimeout(RESTED);
    await scrubber(page).fill('11');
    expect(await now(page)).toMatchObject({ step: 11, y: y + 40, leading });
    await pressSwitch(page);
    await page.evaluate(() => scrollTo(0, 0));
    expect(await now(page)).toMatchObject({ step: 11, state: 'off', seen: false });
    await stage(page).getByRole('link', { name: 'EqA2.1' }).click();
    expect(await now(page)).toMatchObject({ step: 11, seen: true, read: 'EqA2.1' });
    await pressSwitch(page);
    expect(await now(page)).toMatchObject({ state: 'on' });
  });

  test('far from the equation a step, and anywhere an edit, pauses it; one press resumes', async () => {
    await scrubber(page).fill('13');
    await read(page, '#references li:last-of-type');
    const { y, step } = await now(page);
    await page.waitForTimeout(RESTED);
    await page.keyboard.press('n');
    expect(await now(page)).toMatchObject({ state: 'paused', step: step + 1, y });
    expect(await stage(page).getByText('Paused, because you stepped').count()).toBe(1);
    await page.keyboard.press('n');
    expect(await now(page)).toMatchObject({ state: 'paused', y });
    await pressSwitch(page);
    expect(await now(page)).toMatchObject({ state: 'on', step: step + 2, seen: true });

    const weight = page.locator('#stage svg [role=button]').first();
    await weight.focus();
    await page.keyboard.press('Enter');
    const before = await now(page);
    await stage(page).getByRole('spinbutton').first().press('ArrowUp');
    expect(await now(page)).toMatchObject({ ...before, state: 'paused' });
    await read(page, block('Eq4'));
    expect(await now(page)).toMatchObject({ step: before.step, read: 'Eq4', state: 'paused' });
    await pressSwitch(page);
    expect(await now(page)).toMatchObject({ step: 7, read: 'Eq4', state: 'on' });
    await page.keyboard.press('Escape');
    await page.locator('body').press('u');
    // What undoes is fetched when it is first wanted.
    await expect.poll(async () => (await now(page)).state).toBe('paused');
    await pressSwitch(page);
  });

  test('a tensor leads to the equation by which it is computed', async () => {
    await scrubber(page).fill('12');
    await pressSwitch(page);
    await page.evaluate(() => scrollTo(0, 0));
    await expect.poll(() => now(page)).toMatchObject({ step: 12, seen: false, state: 'off' });
    await page.locator('#stage [role=gridcell][data-ref="dz2"]').first().click();
    await page
      .locator('[data-definition]')
      .getByRole('link', { name: 'computed by EqA2.1' })
      .click();
    await expect.poll(() => now(page)).toMatchObject({ step: 12, seen: true, read: 'EqA2.1' });
    await page.keyboard.press('Escape');
    await pressSwitch(page);
  });

  test('fifty random mixtures: neither side moves unasked', async () => {
    const random = seeded(50);
    const one = <T>(all: readonly T[]): T => all[Math.floor(random() * all.length)]!;
    await page.locator('#stage svg [role=button]').first().focus();
    await page.keyboard.press('Enter');
    await scrubber(page).fill('12');
    const story: string[] = [];
    const link = page.locator('#recursion a[href="#EqA1.1"]').first();
    const deeds: Readonly<Record<string, (before: Now) => Promise<void>>> = {
      async wheel({ state, step }) {
        await page.mouse.move(300, 500);
        await turnWheel(page, one([-900, -300, -120, 120, 300, 900]));
        const { y, ...after } = await now(page);
        if (state === 'paused') expect(after.step).toBe(step);
        else if (after.read) expect(stepsOfEquation(after.read)).toContain(after.step);
        await page.waitForTimeout(RESTED);
        expect((await now(page)).y).toBe(y);
      },
      async step({ y }) {
        await (one([true, false]) ? next(page) : back(page)).click();
        const after = await now(page);
        if (after.state === 'paused') expect(after.y).toBe(y);
        // Where the page has just been scrolled, the text waits.
        else await expect.poll(() => now(page)).toMatchObject({ seen: true });
      },
      async edit({ step, y }) {
        await stage(page)
          .getByRole('spinbutton')
          .first()
          .press(one(['ArrowUp', 'ArrowDown']));
        expect(await now(page)).toMatchObject({ step, y, state: 'paused' });
      },
      async back({ y, step }) {
        await link.evaluate((element: HTMLElement) => element.click());
        await expect.poll(async () => (await now(page)).read).toBe('EqA1.1');
        await page.goBack();
        await expect
          .poll(async () => {
            const after = await now(page);
            return after.step === step && Math.abs(after.y - y) <= 1;
          })
          .toBe(true);
      },
      async resume({ state }) {
        if (state !== 'paused') return;
        await pressSwitch(page);
        expect((await now(page)).state).toBe('on');
      },
    };
    for (let n = 0; n < 50; n++) {
      const name = one(Object.keys(deeds));
      const before = await now(page);
      story.push(`${name} at step ${before.step}, y ${before.y}, ${before.state}`);
      await deeds[name]!(before).catch((error: unknown) => {
        throw new Error(story.slice(-6).join('\n'), { cause: error });
      });
    }
  });
});

test('a number that is to be predicted is nowhere shown, whichever way its step is reached', async () => {
  const page = await begin(await openBook({ following: true }));
  const shown = (): Promise<string[]> =>
    page.evaluate(() =>
      [...document.querySelectorAll('#stage, [data-equation]')]
        .filter(
          (part) =>
            part.querySelector('[data-ref="dW1"][data-cell="2 1"][data-value]') ??
            /0\.0346|0\.035\b/.test(
              part.querySelector('[aria-label^="The sum"], [data-numbers]')?.textContent ?? '',
            ),
        )
        .map(({ id }) => id),
    );
  const cell = page.locator('#stage [role=gridcell][data-ref="dW1"][data-cell="2 1"]');
  await read(page, '#figure-paths');
  await expect.poll(() => stepOf(page)).toBe(17);
  await expect.poll(() => cell.innerText()).toBe('?');
  await cell.click();
  await settled(page);
  expect(await shown()).toEqual([]);
  for (const id of labels) {
    await read(page, block(id));
    expect(await shown(), id).toEqual([]);
  }
  await scrubber(page).fill('17');
  await settled(page);
  expect(await shown()).toEqual([]);
  await cell.click();
  await stage(page).getByRole('button', { name: 'Show it' }).click();
  await expect.poll(() => cell.innerText()).toBe('−0.035');
});

test('Tab leads through the text to the stage, and leaves it at its step', async () => {
  const page = await begin(await openBook({ path: '/chapter-7.html?step=7', following: true }));
  await page.locator('#model').click({ position: { x: 5, y: 5 } });
  for (let n = 0; n < 25; n++) await page.keyboard.press('Tab');
  const { y, step } = await now(page);
  expect(y).toBeGreaterThan(1000);
  expect(step).toBe(7);
});

test('with motion the text comes gently, and stops for the reader', async () => {
  const page = await begin(await openBook({ path: '/chapter-7.html?step=7', following: true }));
  await page.emulateMedia({ reducedMotion: 'no-preference' });
  await page.evaluate(() => scrollTo(0, 0));
  await page.waitForTimeout(RESTED);
  const way = await page.evaluate(async () => {
    const places: number[] = [];
    document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'n', bubbles: true }));
    // Until it has rested for twenty frames.
    for (let rest = 0; rest < 20 || new Set(places).size === 1;) {
      await new Promise(requestAnimationFrame);
      rest = places.at(-1) === scrollY ? rest + 1 : 0;
      places.push(scrollY);
    }
    return places;
  });
  // There are places between the first and the last, few where frames are few.
  expect(new Set(way).size).toBeGreaterThan(2);
  expect(way).toEqual(way.toSorted((a, b) => a - b));
  expect((await now(page)).seen).toBe(true);

  // Back at once, the text does not go on to the equation of the step between.
  await page.locator('#stage').getByLabel('Step of the pass').fill('14');
  await expect.poll(() => now(page)).toMatchObject({ step: 14, seen: true });
  await page.waitForTimeout(RESTED);
  const rested = await page.evaluate(async () => {
    const press = (key: string): boolean =>
      document.body.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }));
    const from = scrollY;
    press('n');
    press('p');
    await new Promise((resolve) => setTimeout(resolve, 500));
    return scrollY - from;
  });
  expect(rested).toBe(0);
  expect(await now(page)).toMatchObject({ step: 14, seen: true });

  await page.locator('#stage svg [role=button]').first().focus();
  await page.keyboard.press('Enter');
  await stage(page).getByRole('spinbutton').first().waitFor();
  const stopped = async (by: 'wheel' | 'edit') => {
    await scrubber(page).fill('14');
    await expect.poll(() => now(page)).toMatchObject({ step: 14, seen: true });
    await page.waitForTimeout(RESTED);
    const places = page.evaluate(async (what) => {
      await new Promise((resolve) => addEventListener('scroll', resolve, { once: true }));
      const press = { key: 'ArrowUp', bubbles: true, cancelable: true };
      const editor = document.querySelector('#stage [role=spinbutton]')!;
      if (what === 'edit') editor.dispatchEvent(new KeyboardEvent('keydown', press));
      else document.getElementById('text')!.dispatchEvent(new WheelEvent(what, { bubbles: true }));
      const at = scrollY;
      await new Promise((resolve) => setTimeout(resolve, 500));
      return { at, later: scrollY };
    }, by);
    // An update, at which the editor of the weight stays.
    await scrubber(page).fill('22');
    return places;
  };
  for (const by of ['wheel', 'edit'] as const) {
    const { at, later } = await stopped(by);
    expect(later).toBe(at);
    expect((await now(page)).seen).toBe(false);
  }
  expect((await now(page)).state).toBe('paused');
});

test('links lead to both sides, of a step or of an equation; the switch is remembered', async () => {
  const page = await openBook({ path: '/chapter-7.html?step=19', following: true });
  await expect.poll(async () => (await now(page)).seen).toBe(true);
  expect(await stepOf(page)).toBe(19);
  await page.goto('/chapter-7.html#EqA2.2');
  await begin(page);
  await expect.poll(() => stepOf(page)).toBe(13);
  await pressSwitch(page);
  expect((await now(page)).state).toBe('off');
  await page.reload();
  await begin(page);
  expect((await now(page)).state).toBe('off');
  await page.waitForTimeout(RESTED);
  await read(page, block('Eq4'));
  expect((await now(page)).step).toBe(13);
  await page.keyboard.press('n');
  expect(await now(page)).toMatchObject({ step: 14, read: 'Eq4', seen: false });
});

test('on a phone the stage follows what is read, and no step moves the text', async () => {
  const page = await openBook({ width: 390, height: 844, touch: true, following: true });
  await read(page, block('EqA1.1'));
  await expect.poll(async () => (await now(page)).step).toBe(8);
  await page.waitForTimeout(RESTED);
  // Where the equation is seen: what comes to life above it makes the page longer, and moves nothing in sight.
  const top = (): Promise<number> =>
    page
      .locator(block('EqA1.1'))
      .evaluate((element) => Math.round(element.getBoundingClientRect().top));
  const before = await top();
  await page.locator('#stage button:visible', { hasText: 'Next' }).first().click();
  await expect.poll(async () => (await now(page)).step).toBe(9);
  await page.waitForTimeout(RESTED);
  expect(await top()).toBe(before);
  expect(await follows(page).isVisible()).toBe(false);
});
