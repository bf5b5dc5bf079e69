import { isShown } from '../../../linking/occurrence.ts';
import { LINE, type TextPlace } from './text-follower.ts';

/** The line of the window at which a text is read. */
export interface ReadingLine {
  /** The part that an element is in, or the last before it. */
  indexOf(element: Element): number;
  /** The last part whose top is above the line, from 0; −1 before the first. */
  place(): TextPlace;
  /** How far, in px, the text is to be scrolled on to be at a place. */
  wayTo(place: TextPlace): number;
  /** How far until the middle of a part is on the line, its top not above `top`. */
  wayToMiddle(part: Element, top: number): number;
}

/** `parts` of the `text`, in their order. What is far from the window need not be laid out, and is not asked. */
export function readingLine(text: Element, parts: readonly HTMLElement[]): ReadingLine {
  const blocks = new Map<Element, number[]>();
  parts.forEach((part, n) => {
    const block = blockOf(part, text);
    const found = blocks.get(block);
    if (found) found.push(n);
    else blocks.set(block, [n]);
  });
  const y = (): number => Math.round(innerHeight * LINE);
  const isAbove = (element: Element): boolean => element.getBoundingClientRect().top <= y();
  const at = (): number => {
    const above = [...blocks].filter(([block]) => isAbove(block));
    for (const [, inside] of above.toReversed()) {
      const last = inside.findLast((n) => isShown(parts[n]!) && isAbove(parts[n]!));
      if (last !== undefined) return last;
    }
    return -1;
  };
  const topOf = (part: number): number => (parts[part] ?? text).getBoundingClientRect().top;
  const indexOf = (element: Element): number =>
    parts.findLastIndex(
      (part) =>
        part.contains(element) ||
        part.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_FOLLOWING,
    );
  return {
    indexOf,
    place() {
      const part = at();
      return { part, below: Math.round(y() - topOf(part)) };
    },
    wayTo: ({ part, below }) => topOf(part) + below - y(),
    wayToMiddle(part, top) {
      const box = part.getBoundingClientRect();
      return Math.min(box.top + box.height / 2 - y(), box.top - top);
    },
  };
}

/** The section that a part is in, or what replaces it. */
function blockOf(part: Element, text: Element): Element {
  const { parentElement: parent } = part;
  return part.matches('section') || !parent || parent === text ? part : blockOf(parent, text);
}
