import { definedBy, type Defined } from '../notation/glossary.ts';
import { isName } from '../notation/names.ts';
import { parseKey, wordsFor } from '../notation/symbol.ts';
import type { Linker } from './linker.ts';
import { cellOfElement, isShown, pathFocus } from './occurrence.ts';
import type { Asked, Focus, ReaderStore } from '../state/store.ts';

const SYMBOL = '[data-ref], [data-of], [data-term]';
const OCCURRENCE = `${SYMBOL}, [data-path]`;
const NAMED = `${SYMBOL}, [data-name]`;
/** Where a definition is read, which stays while the pointer is there. */
const DEFINITION = '[data-definition]';

/** Milliseconds that the pointer rests on a name before its definition is shown. */
const REST = 120;

/**
 * Pointing at, focusing or tapping any occurrence of a tensor, anywhere in a document, sets the focus, and on any name
 * asks for its definition. Arrow keys move over an equation, which is said; `means` gives a definition in words.
 */
export function pointing(
  linker: Linker,
  store: ReaderStore,
  say: (text: string) => void,
  means: (name: Defined) => string,
) {
  let timer: ReturnType<typeof setTimeout> | undefined;

  const focusAt = (element: Element): Focus | null => {
    const path = element.getAttribute('data-path');
    if (path !== null) return pathFocus(path);
    const key = linker.refOf(element);
    return key === null ? null : { key, cell: cellOfElement(element) };
  };

  /** A letter or a sign by its name, a tensor by the id of its symbol. */
  const askedAt = (element: Element): Asked => {
    const name = element.getAttribute('data-name');
    if (name !== null && isName(name)) return { name, key: null };
    const term = element.getAttribute('data-term');
    const key = linker.refOf(element);
    return { name: term === null ? parseKey(key!).id : definedBy(term), key };
  };

  const point = (target: EventTarget | null): void => {
    const element = target instanceof Element ? target.closest(OCCURRENCE) : null;
    const focus = element && focusAt(element);
    const { focus: before } = store.getState();
    if (JSON.stringify(focus) !== JSON.stringify(before)) store.setState({ focus });
  };

  /** Shows the definition of what is there; if it has none, the last definition stays. */
  const ask = (target: EventTarget | null, rest: number): void => {
    clearTimeout(timer);
    const element = target instanceof Element ? target.closest(NAMED) : null;
    if (!element) return;
    const asked = askedAt(element);
    const show = (): void => {
      const { asked: before } = store.getState();
      if (asked.name !== before?.name || asked.key !== before.key) store.setState({ asked });
    };
    if (rest) timer = setTimeout(show, rest);
    else show();
  };

  /** Whether the key moves over an equation. */
  const moveOver = (block: Element, key: string): boolean => {
    const stop = nextStop(block, key);
    if (!stop) return false;
    stop.setAttribute('data-cursor', '');
    stop.scrollIntoView({ block: 'nearest', inline: 'nearest' });
    const term = stop.closest(OCCURRENCE);
    const asked = askedAt(stop);
    store.setState({ focus: term && focusAt(term), asked });
    say(asked.key === null ? means(asked.name) : wordsFor(parseKey(asked.key)));
    block.addEventListener('blur', () => leave(block), { once: true });
    return true;
  };

  return {
    pointerover({ pointerType, target }: PointerEvent): void {
      if (pointerType === 'touch') return;
      point(target);
      ask(target, REST);
    },
    click({ target }: Event): void {
      point(target);
      ask(target, 0);
      if (!isNamed(target)) store.setState({ asked: null });
    },
    focusin({ target }: Event): void {
      if (!(target instanceof Element && target.matches(OCCURRENCE))) return;
      point(target);
      ask(target, 0);
    },
    keydown(event: KeyboardEvent): void {
      const { key, target } = event;
      if (key === 'Escape') {
        clearTimeout(timer);
        store.setState({ focus: null, asked: null });
      }
      const isBlock = target instanceof Element && target.matches('[data-equation]');
      if (isBlock && moveOver(target, key)) event.preventDefault();
    },
  };
}

const isNamed = (target: EventTarget | null): boolean =>
  target instanceof Element && target.closest(`${NAMED}, ${DEFINITION}`) !== null;

/**
 * Where an arrow key leads in an equation: left and right over its terms, up and down over its letters and signs, from
 * one end to the other; nothing inside KaTeX can hold the focus itself. Null for other keys.
 */
function nextStop(block: Element, key: string): Element | null {
  const stride = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[key];
  if (stride === undefined) return null;
  const stops = key === 'ArrowUp' || key === 'ArrowDown' ? signsOf(block) : termsOf(block);
  const at = stops.findIndex((stop) => stop.hasAttribute('data-cursor'));
  leave(block);
  return stops.at(at < 0 && stride < 0 ? -1 : (at + stride) % stops.length) ?? null;
}

const leave = (block: Element): void =>
  block.querySelector('[data-cursor]')?.removeAttribute('data-cursor');

const termsOf = (block: Element): Element[] =>
  [...block.querySelectorAll('.katex-html [data-term]')].filter(isShown);

/** Each letter and sign once. */
function signsOf(block: Element): Element[] {
  const all = [...block.querySelectorAll<HTMLElement>('.katex-html [data-name]')].filter(isShown);
  const nameOf = ({ dataset }: HTMLElement): string | undefined => dataset['name'];
  return all.filter((one, n) => all.findIndex((other) => nameOf(other) === nameOf(one)) === n);
}
