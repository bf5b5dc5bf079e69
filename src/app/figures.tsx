import type { ReactNode } from 'react';
import { flushSync } from 'react-dom';
import { createRoot } from 'react-dom/client';
import { follower } from '../reader/follower.ts';
import type { presenter } from '../reader/present.ts';
import { store } from '../reader/store.ts';
import { figures, type FigureName } from '../view/figures/registry.ts';
import { Present, Seen } from '../view/use-reader.ts';
import { NEAR } from '../view/when-near.ts';

/**
 * Draws each figure in place of what was prerendered when it comes near the window, from code loaded for it then. Out
 * of sight it stands still; what it shows of another pass than the reader's is hidden until it is drawn anew.
 */
export function enliven(
  elements: readonly HTMLElement[],
  present: ReturnType<typeof presenter>,
): void {
  const all = new Map(elements.map((element) => [element, live(element, present)]));
  const each = (change: (figure: Live) => void): void => all.forEach(change);
  store.subscribe(() => each((figure) => figure.mark()));
  if (!('IntersectionObserver' in globalThis)) return each((figure) => figure.approach());
  const observer = new IntersectionObserver(
    (entries) => {
      for (const { target, isIntersecting } of entries) {
        const figure = all.get(target as HTMLElement)!;
        if (isIntersecting) figure.approach();
        else figure.leave();
      }
    },
    { rootMargin: NEAR },
  );
  const watch = (): void => {
    observer.disconnect();
    for (const element of elements) observer.observe(element);
  };
  watch();
  addEventListener('beforeprint', () => each((figure) => figure.approach()));
  addEventListener('afterprint', watch);
}

interface Live {
  /** Comes to life, or goes on living. */
  approach(): void;
  /** Stands still. */
  leave(): void;
  /** Hides what is no longer true. */
  mark(): void;
}

function live(element: HTMLElement, present: ReturnType<typeof presenter>): Live {
  const { state, follow, stale } = follower();
  const mark = (): void => void element.toggleAttribute('data-stale', stale());
  let near = false;
  let drawn = false;
  const focused = (): boolean => element.contains(document.activeElement);
  /** What has the focus lives as well: were it hidden, the focus would be lost. */
  const wanted = (): boolean => near || focused();

  const draw = (frame: ReactNode): void => {
    drawn = true;
    const held = focused();
    const root = createRoot(element);
    flushSync(() =>
      root.render(
        <Present value={present}>
          <Seen value={state}>{frame}</Seen>
        </Present>,
      ),
    );
    element.toggleAttribute('data-live', true);
    if (held) tabStop(element, -1).focus({ preventScroll: true });
  };
  const load = async (): Promise<void> => {
    const [{ figure }, { Frame }] = await Promise.all([
      figures[element.dataset['figure'] as FigureName](),
      import('../view/figures/Frame.tsx'),
    ]);
    if (!wanted() || drawn) return;
    follow(true);
    draw(<Frame {...figure} />);
    mark();
  };

  const settle = (): void => {
    if (!drawn) return wanted() ? void load() : undefined;
    follow(wanted());
    mark();
  };

  // Its controls are dead as yet: the keyboard reaches the figure as a whole.
  tabStop(element, 0);
  mark();
  element.addEventListener('focusin', settle);
  element.addEventListener('focusout', settle);
  return {
    approach() {
      near = true;
      settle();
    },
    leave() {
      near = false;
      settle();
    },
    mark,
  };
}

function tabStop(element: HTMLElement, tabIndex: 0 | -1): HTMLElement {
  const figure = element.querySelector('figure')!;
  figure.tabIndex = tabIndex;
  return figure;
}
