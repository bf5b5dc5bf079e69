import axe from 'axe-core';
import type { Page } from 'playwright-core';
import { settled } from './browser.ts';

/** Windows in which whatever the reader sees has to be sound. */
export const screens = [
  ['light', 1440],
  ['dark', 1024],
  ['light', 390],
  ['dark', 390],
] as const;

declare global {
  interface Window {
    axe?: typeof axe;
  }
}

/**
 * Serious and critical violations within what a selector finds, with the places where they are. Axe walks every node
 * there is, and the text of a chapter has tens of thousands: what it need not see is out of the document meanwhile.
 */
export async function violations(page: Page, part: string): Promise<string[]> {
  await settled(page);
  if (await page.evaluate(() => !window.axe)) {
    await page.evaluate(axe.source);
    // Nothing is done with the HTML of what it has seen.
    await page.evaluate(() => window.axe!.configure({ noHtml: true }));
  }
  const found = await page.evaluate(examine, part);
  await settled(page);
  return found;
}

/** Runs in the page. */
async function examine(part: string): Promise<string[]> {
  const COLOURS = ['color-contrast', 'link-in-text-block'];
  const BLOCKS = 'p, li, td, th, dd, dt, figcaption, h1, h2, h3, div, section';
  const takeOut = (out: readonly Element[]): (() => void) => {
    const places = out.map((one) => {
      const place = document.createComment('');
      one.replaceWith(place);
      return place;
    });
    return () => places.forEach((place, n) => place.replaceWith(out[n]!));
  };
  /** All that is within others, but for what they contain, and what contains them. */
  const takeOutAllBut = (kept: readonly Element[], within: readonly Element[]): (() => void) => {
    const whole = new Set(kept);
    const around = new Set<Element>();
    for (const one of kept) {
      for (let up = one.parentElement; up && !around.has(up); up = up.parentElement) around.add(up);
    }
    const beside = (one: Element): Element[] => {
      if (whole.has(one)) return [];
      return around.has(one) ? [...one.children].flatMap(beside) : [one];
    };
    return takeOut(within.flatMap((one) => [...one.children].flatMap(beside)));
  };

  const grounds = new Map<Element | null, string>([[null, '']]);
  /** The background of a text: everything around it that paints or hides. */
  const groundOf = (one: Element | null): string => {
    const known = grounds.get(one);
    if (known !== undefined) return known;
    const { backgroundColor, backgroundImage, opacity, clip, clipPath } = getComputedStyle(one!);
    const own = [backgroundColor, backgroundImage, opacity, clip, clipPath].join(' ');
    const above = groundOf(one!.parentElement);
    const ground = own === 'rgba(0, 0, 0, 0) none 1 auto none' ? above : `${above}\n${own}`;
    grounds.set(one, ground);
    return ground;
  };
  const lookOf = (one: Element): string => {
    const { color, fontSize, fontWeight, textShadow, visibility } = getComputedStyle(one);
    const unused = one.closest(':disabled, [aria-disabled=true], label:has(:disabled)') !== null;
    const name = one.closest('.katex-html') ? '' : `${one.localName}.${one.classList.value}`;
    return [
      groundOf(one),
      color,
      fontSize,
      fontWeight,
      textShadow,
      visibility,
      unused,
      name,
    ].join();
  };
  const textIn = (one: Element): string =>
    [...one.childNodes].flatMap((node) => (node instanceof Text ? node.data : [])).join('');

  const run = async (parts: readonly Element[], options: axe.RunOptions): Promise<string[]> => {
    if (parts.length === 0) return [];
    const { violations } = await window.axe!.run(
      { include: [...parts] },
      {
        resultTypes: ['violations'],
        ...options,
      },
    );
    return violations
      .filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .flatMap(({ id, nodes }) =>
        nodes.map(({ target, failureSummary }) => `${id}: ${target.join(' ')}\n${failureSummary}`),
      );
  };

  /** What a rule of colours judges is decided by the looks of a text and, of a link, by those of what is around it. */
  const kindOf = (one: Element): string => {
    const block = one.localName === 'a' ? one.parentElement?.closest(BLOCKS) : null;
    if (!block) return lookOf(one);
    const { textDecorationLine, borderBottom } = getComputedStyle(one);
    return [lookOf(one), textDecorationLine, borderBottom, lookOf(block)].join('\n');
  };

  const parts = [...document.querySelectorAll(part)];
  const allBack = takeOutAllBut(parts, part === 'html' ? [] : [document.body]);
  // The page itself changes nothing in them.
  const formulas = [...document.querySelectorAll('.katex-html')];
  try {
    // What is wider or narrower now learns so.
    for (let frame = 0; frame < 3; frame++) await new Promise(requestAnimationFrame);
    // They are hidden from who does not see them: but for colours nothing is asked of what cannot be reached.
    const unreached = formulas.filter((one) => !one.querySelector('a, button, input, [tabindex]'));
    const formulasBack = takeOutAllBut([], unreached);
    const rules = Object.fromEntries(COLOURS.map((id) => [id, { enabled: false }]));
    const found = await run(parts, { rules }).finally(formulasBack);

    // Colours, which take longest, are judged once for all texts that look alike, in the blocks that have one of them.
    const texts = new Map<string, Element>();
    for (const one of parts.flatMap((root) => [root, ...root.querySelectorAll('*')])) {
      if (textIn(one).trim() === '' && !one.matches('input, select, textarea')) continue;
      const kind = kindOf(one);
      if (!texts.has(kind)) texts.set(kind, one);
    }
    const shown = [...texts.values()];
    const blocks = [...document.querySelectorAll('.prose > *, .prose > section > *')];
    const others = blocks.filter((block) => !shown.some((one) => block.contains(one)));
    const blocksBack = takeOut(others.filter((one) => !others.includes(one.parentElement!)));
    const othersBack = takeOutAllBut(shown, formulas);
    const pale = await run(shown, { runOnly: COLOURS }).finally(othersBack).finally(blocksBack);
    return [...found, ...pale];
  } finally {
    allBack();
  }
}

/** Pixels by which the widest content of all that a selector finds is wider than its box. */
export const overflow = (page: Page, part = 'html'): Promise<number> =>
  page
    .locator(part)
    .evaluateAll((all) => Math.max(...all.map((one) => one.scrollWidth - one.clientWidth)));
