import axe from 'axe-core';
import type { Page } from 'playwright-core';
import { settled } from './browser.ts';

type Scheme = 'light' | 'dark';
type Screen = readonly [width: number, schemes: readonly Scheme[]];

/** Windows in which whatever the reader sees has to be sound, by their width, and the schemes of colours of each. */
export const screens: readonly Screen[] = [
  [1440, ['light']],
  [1024, ['dark']],
  [390, ['light', 'dark']],
];

declare global {
  interface Window {
    axe?: typeof axe;
    /**
     * Takes out of the document all that is within some elements, but for what is kept with all that it contains and all
     * that contains it; what it gives brings it back.
     */
    takeOutAllBut(kept: readonly Element[], within: readonly Element[]): () => void;
    bringBack(): void;
  }
}

/**
 * Serious and critical violations within what a selector finds, with the places where they are, on each screen. In later
 * schemes of the same width colours alone are judged, for nothing else differs. Axe walks every node there is, and the
 * text of a chapter has tens of thousands: what it need not see is out of the document meanwhile.
 */
export async function violations(
  page: Page,
  part: string,
  seenOn: readonly Screen[],
): Promise<string[]> {
  if (await page.evaluate(() => !window.axe)) {
    await page.evaluate(axe.source);
    await page.evaluate(prepare);
  }
  const found: string[] = [];
  const { height } = page.viewportSize()!;
  await page.evaluate((part) => {
    const parts = [...document.querySelectorAll(part)];
    window.bringBack = window.takeOutAllBut(parts, part === 'html' ? [] : [document.body]);
  }, part);
  for (const [width, schemes] of seenOn) {
    await page.setViewportSize({ width, height });
    for (const [n, colorScheme] of schemes.entries()) {
      await page.emulateMedia({ colorScheme });
      await settled(page);
      const faults = await page.evaluate(examine, [part, n > 0] as const);
      found.push(...faults.map((fault) => `${width} px, ${colorScheme}: ${fault}`));
    }
  }
  await page.evaluate(() => window.bringBack());
  await settled(page);
  return found;
}

/** Runs in the page, once. */
function prepare(): void {
  // Nothing is done with the HTML of what axe has seen.
  window.axe!.configure({ noHtml: true });
  window.takeOutAllBut = (kept, within) => {
    const whole = new Set(kept);
    const around = new Set<Element>();
    for (const one of kept) {
      for (let up = one.parentElement; up && !around.has(up); up = up.parentElement) around.add(up);
    }
    const beside = (one: Element): Element[] => {
      if (whole.has(one)) return [];
      return around.has(one) ? [...one.children].flatMap(beside) : [one];
    };
    const out = within.flatMap((one) => [...one.children].flatMap(beside));
    const places = out.map((one) => {
      const place = document.createComment('');
      one.replaceWith(place);
      return place;
    });
    return () => places.forEach((place, n) => place.replaceWith(out[n]!));
  };
}

/** Runs in the page. */
async function examine([part, coloursOnly]: readonly [string, boolean]): Promise<string[]> {
  const COLOURS = ['color-contrast', 'link-in-text-block'];
  // Less than serious whatever they find, and slow.
  const MODERATE = ['region', 'landmark-unique', 'heading-order', 'aria-allowed-role'];
  const BLOCKS = 'p, li, td, th, dd, dt, figcaption, h1, h2, h3, div, section';
  const { takeOutAllBut } = window;

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
    const name = one.closest('.katex-html') ? '' : one.localName;
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
  // The page itself changes nothing in them.
  const formulas = [...document.querySelectorAll('.katex-html')];
  let found: string[] = [];
  if (!coloursOnly) {
    // They are hidden from who does not see them: but for colours nothing is asked of what cannot be reached.
    const reached = 'a, button, input, [tabindex]';
    const formulasBack = takeOutAllBut(
      [],
      formulas.filter((one) => !one.querySelector(reached)),
    );
    const left = [...COLOURS, ...MODERATE];
    const rules = Object.fromEntries(left.map((id) => [id, { enabled: false }]));
    found = await run(parts, { rules }).finally(formulasBack);
  }

  // Colours, which take longest, are judged once for all texts that look alike; the rest of the text is out meanwhile.
  const texts = new Map<string, Element>();
  for (const one of parts.flatMap((root) => [root, ...root.querySelectorAll('*')])) {
    if (textIn(one).trim() === '' && !one.matches('input, select, textarea')) continue;
    const kind = kindOf(one);
    if (!texts.has(kind)) texts.set(kind, one);
  }
  const shown = [...texts.values()];
  const chapter = document.getElementById('text');
  const othersBack = takeOutAllBut(shown, chapter ? [chapter] : formulas);
  const pale = await run(shown, { runOnly: COLOURS }).finally(othersBack);
  return [...found, ...pale];
}

/** What its contents cannot widen: each holds its layout by itself, so that none of it shows in the page around it. */
const HOLDERS = 'html, main > :not(article), article > *, main section, #stage';

/** Pixels by which the widest content of all that a selector finds is wider than its box; by default of the whole page. */
export const overflow = (page: Page, part = HOLDERS): Promise<number> =>
  page
    .locator(part)
    .evaluateAll((all) => Math.max(...all.map((one) => one.scrollWidth - one.clientWidth)));
