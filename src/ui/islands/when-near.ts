import { codeFor } from './fetch-code.tsx';

/** Within one screen of the window, above or below, a part of the text comes to life. */
const NEAR = '100% 0px';

/**
 * Says whether a part of the text is wanted alive, whenever that changes: near the window, or with the focus in it, for
 * what is hidden would lose it, or about to be printed.
 */
export function watchNear(element: Element, say: (wanted: boolean) => void): void {
  let near = !('IntersectionObserver' in globalThis);
  const tell = (): void => say(near || element.contains(document.activeElement));
  element.addEventListener('focusin', tell);
  element.addEventListener('focusout', tell);
  if (near) return tell();
  const observer = new IntersectionObserver(
    (entries) => {
      near = entries.at(-1)!.isIntersecting;
      tell();
    },
    { rootMargin: NEAR },
  );
  const watch = (): void => {
    observer.disconnect();
    observer.observe(element);
  };
  watch();
  addEventListener('beforeprint', () => {
    near = true;
    tell();
  });
  addEventListener('afterprint', watch);
}

/**
 * Fetches what brings parts of the text to life, once the first of them comes near the window; where the network
 * fails, again with the next that comes.
 */
export function whenNear(elements: readonly HTMLElement[], fetch: () => Promise<() => void>): void {
  const ask = codeFor(elements, async () => {
    const apply = await fetch();
    observer?.disconnect();
    return apply;
  });
  const observer =
    'IntersectionObserver' in globalThis
      ? new IntersectionObserver(
          (entries) => {
            if (entries.some(({ isIntersecting }) => isIntersecting)) ask();
          },
          { rootMargin: NEAR },
        )
      : null;
  if (!observer) return ask();
  for (const element of elements) observer.observe(element);
  addEventListener('beforeprint', ask);
}
