import AxeBuilder from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { settled } from './browser.ts';

/** Windows in which whatever the reader sees has to be sound. */
export const screens = [
  ['light', 1440],
  ['dark', 1024],
  ['light', 390],
  ['dark', 390],
] as const;

/**
 * Serious and critical violations within what a selector finds, with the places where they are. All else is out of
 * the document meanwhile: axe walks every node there is, and the text of a chapter has tens of thousands.
 */
export async function violations(page: Page, part: string): Promise<string[]> {
  await settled(page);
  await page.evaluate(takeOutAllBut, part);
  // In the page itself, which has no frames, and without the tens of thousands of nodes that are sound: half the time.
  const { violations } = await new AxeBuilder({ page })
    .setLegacyMode()
    .options({ resultTypes: ['violations'] })
    .include(part)
    .analyze();
  await page.evaluate(() => dispatchEvent(new Event('all-back')));
  await settled(page);
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) =>
      nodes.map(({ target, failureSummary }) => `${id}: ${target.join(' ')}\n${failureSummary}`),
    );
}

function takeOutAllBut(part: string): void {
  const kept = [...document.querySelectorAll(part)];
  const beside = (one: Element): Element[] => {
    if (kept.some((part) => part.contains(one))) return [];
    return kept.some((part) => one.contains(part)) ? [...one.children].flatMap(beside) : [one];
  };
  const out = beside(document.body);
  const places = out.map((one) => {
    const place = document.createComment('');
    one.replaceWith(place);
    return place;
  });
  const back = (): void => places.forEach((place, n) => place.replaceWith(out[n]!));
  addEventListener('all-back', back, { once: true });
}

/** Pixels by which the widest content of all that a selector finds is wider than its box. */
export const overflow = (page: Page, part = 'html'): Promise<number> =>
  page
    .locator(part)
    .evaluateAll((all) => Math.max(...all.map((one) => one.scrollWidth - one.clientWidth)));
