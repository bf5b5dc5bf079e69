import { codeFor } from './fetch-code.tsx';

/** Within one screen of the window, above or below, a part of the text comes to life. */
const NEAR = '100% 0px';

type Say = (isInView: boolean) => void;

/** One observer for each margin, and what waits for the elements that it watches. */
const views = new Map<
  string,
  { observer: IntersectionObserver; waiting: Map<Element, Set<Say>> }
>();

function viewOf(margin: string) {
  const known = views.get(margin);
  if (known) return known;
  const waiting = new Map<Element, Set<Say>>();
  const observer = new IntersectionObserver(
    (entries) => {
      for (const { target, isIntersecting } of entries)
        waiting.get(target)?.forEach((say) => say(isIntersecting));
    },
    { rootMargin: margin },
  );
  const view = { observer, waiting };
  views.set(margin, view);
  return view;
}

/**
 * Says whether an element is in the window, made larger by a margin as of CSS, at once and whenever that changes. What is
 * returned ends it. Where the browser cannot tell, all is in view.
 */
export function watchView(element: Element, say: Say, margin = '0px'): () => void {
  if (!('IntersectionObserver' in globalThis)) {
    say(true);
    return () => undefined;
  }
  const { observer, waiting } = viewOf(margin);
  const says = waiting.get(element) ?? new Set();
  waiting.set(element, says.add(say));
  // To be told at once, also where another waits for the same element.
  observer.unobserve(element);
  observer.observe(element);
  return () => {
    says.delete(say);
    if (says.size > 0) return;
    waiting.delete(element);
    observer.unobserve(element);
  };
}

/**
 * Says whether a part of the text is wanted alive, whenever that changes: near the window, or with the focus in it, for
 * what is hidden would lose it, or about to be printed.
 */
export function watchNear(element: Element, say: (wanted: boolean) => void): void {
  let [near, printed] = [false, false];
  const tell = (): void => say(near || printed || element.contains(document.activeElement));
  const print = (on: boolean) => (): void => {
    printed = on;
    tell();
  };
  element.addEventListener('focusin', tell);
  element.addEventListener('focusout', tell);
  addEventListener('beforeprint', print(true));
  addEventListener('afterprint', print(false));
  watchView(
    element,
    (now) => {
      near = now;
      tell();
    },
    NEAR,
  );
}

/**
 * Fetches what brings parts of the text to life, once the first of them comes near the window; where the network
 * fails, again with the next that comes.
 */
export function whenNear(elements: readonly HTMLElement[], fetch: () => Promise<() => void>): void {
  const ask = codeFor(elements, async () => {
    const apply = await fetch();
    for (const stop of stops) stop();
    return apply;
  });
  const stops = elements.map((element) => watchView(element, (near) => near && ask(), NEAR));
  addEventListener('beforeprint', ask);
}
