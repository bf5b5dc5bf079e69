import type { ReactNode } from 'react';
import { flushSync } from 'react-dom';
import { createRoot } from 'react-dom/client';
import type { Page } from '../state/page.ts';
import type { FigureLoads } from '../ui/figures/Figure.tsx';
import { codeFor } from '../ui/islands/fetch-code.tsx';
import { pausableIsland } from '../ui/islands/pausable.ts';
import { PageContext, StoreContext } from '../ui/islands/use-reader.ts';
import { watchNear } from '../ui/islands/when-near.ts';

/**
 * Draws a figure instead of what was prerendered when it comes near the window, from code loaded for it then. Out of
 * sight it pauses.
 */
export function mountFigure(element: HTMLElement, load: FigureLoads[string], page: Page): void {
  const { state, follow } = pausableIsland(element, page);
  let wanted = false;
  let drawn = false;
  let frame: ReactNode = null;

  const draw = (): void => {
    if (!wanted || drawn || !frame) return;
    drawn = true;
    follow(true);
    const focused = element.contains(document.activeElement);
    const root = createRoot(element);
    flushSync(() =>
      root.render(
        <PageContext value={page}>
          <StoreContext value={state}>{frame}</StoreContext>
        </PageContext>,
      ),
    );
    element.toggleAttribute('data-live', true);
    if (focused) tabStop(element, -1).focus({ preventScroll: true });
  };
  const ask = codeFor([element], async () => {
    const [{ figure }, { Frame }] = await Promise.all([
      load(),
      import('../ui/figures/parts/Frame.tsx'),
    ]);
    return () => {
      frame = <Frame {...figure} />;
      draw();
    };
  });

  // Its controls are dead as yet: the keyboard reaches the figure as a whole.
  tabStop(element, 0);
  watchNear(element, (now) => {
    wanted = now;
    if (drawn) return follow(wanted);
    draw();
    if (wanted) ask();
  });
}

function tabStop(element: HTMLElement, tabIndex: 0 | -1): HTMLElement {
  const figure = element.querySelector('figure')!;
  figure.tabIndex = tabIndex;
  return figure;
}
