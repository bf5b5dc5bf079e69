import type { ReaderStore } from '../../state/store.ts';

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
 * Fetches what brings parts of the text to life, once the first of them comes near the window. Where the network
 * fails that is said, and tried again with the next that comes.
 */
export function whenNear(
  store: ReaderStore,
  elements: readonly Element[],
  bring: () => Promise<void>,
): void {
  let asked = false;
  const ask = async (): Promise<void> => {
    if (asked) return;
    asked = true;
    try {
      await bring();
      observer?.disconnect();
    } catch {
      asked = false;
      store.setState({
        notice: 'A part of this page could not be fetched. Scroll on to try again.',
      });
    }
  };
  const observer =
    'IntersectionObserver' in globalThis
      ? new IntersectionObserver(
          (entries) => {
            if (entries.some(({ isIntersecting }) => isIntersecting)) void ask();
          },
          { rootMargin: NEAR },
        )
      : null;
  if (!observer) return void ask();
  for (const element of elements) observer.observe(element);
  addEventListener('beforeprint', () => void ask());
}
