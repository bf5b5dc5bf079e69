import { store } from '../reader/store.ts';

/** Within one screen of the window, above or below, a part of the text comes to life. */
export const NEAR = '100% 0px';

/** Says whether a part of the text is near the window, whenever that changes; all of it is where it is printed. */
export function watchNear(element: Element, say: (near: boolean) => void): void {
  if (!('IntersectionObserver' in globalThis)) return say(true);
  const observer = new IntersectionObserver((entries) => say(entries.at(-1)!.isIntersecting), {
    rootMargin: NEAR,
  });
  observer.observe(element);
  addEventListener('beforeprint', () => say(true));
}

/**
 * Fetches what brings parts of the text to life, once the first of them comes near the window. Where the network
 * fails that is said, and tried again with the next that comes.
 */
export function whenNear(elements: readonly Element[], bring: () => Promise<void>): void {
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
