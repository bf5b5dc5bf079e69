import { parseKey, termOf } from '../notation/symbol.ts';
import type { Mentions } from './subject.ts';

/** Parts of a text that may be about a step. */
const PARTS = '[data-equation], [data-figure], [data-derivation] ol > li, p, li';
const WITHIN = '[data-equation] *, [data-figure] *, [data-derivation] p, li p, li li';

/** The parts of a text in their order. */
export const partsOf = (text: ParentNode): HTMLElement[] => [
  ...text.querySelectorAll<HTMLElement>(`:is(${PARTS}):not(${WITHIN})`),
];

/** What a part of the text names; a line of a derivation what the whole of it names. */
export function mentionsOf(part: HTMLElement): Mentions {
  const whole = part.closest<HTMLElement>('[data-derivation]');
  const section = whole ? null : part.closest('section');
  return {
    equation: part.dataset['equation'] ?? null,
    terms: termsOf(whole ?? part),
    ...(whole && { left: leftOf(part) }),
    links: distinct(part.querySelectorAll<HTMLAnchorElement>('a[href^="#"]'), ({ hash }) =>
      decodeURIComponent(hash.slice(1)),
    ),
    among:
      section &&
      distinct(
        section.querySelectorAll<HTMLElement>('[data-equation]'),
        ({ dataset }) => dataset['equation']!,
      ),
  };
}

/** The left side of a line of a derivation: its own, or that of the last line before it that has one. */
function leftOf(line: Element | null): string[] {
  const left = line?.querySelector('[data-left]');
  const terms = left ? termsOf(left) : [];
  return terms.length || !line ? terms : leftOf(line.previousElementSibling);
}

/** Terms in a part, and the terms of the tensors that are in it. */
const termsOf = (part: Element): string[] =>
  distinct(
    part.querySelectorAll<HTMLElement>('[data-term], [data-ref], [data-of]'),
    ({ dataset: { term, ref, of } }) => term ?? termOf(parseKey((ref ?? of)!)),
  );

const distinct = <E extends Element>(elements: Iterable<E>, of: (element: E) => string) => [
  ...new Set([...elements].map(of)),
];
