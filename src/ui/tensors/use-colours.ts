import { useEffect, useState } from 'react';
import type { Colour } from '../../draw/plots/regions.ts';

/**
 * Colours of the style sheet by the names of their custom properties, in the current theme, for a canvas, which no
 * style sheet reaches; null until the page lives. `names` has to be the same array every time.
 */
export function useColours(names: readonly string[]): readonly Colour[] | null {
  const [colours, setColours] = useState<readonly Colour[] | null>(null);
  useEffect(() => {
    const again = (): void => setColours(readColours(names));
    again();
    const system = matchMedia('(prefers-color-scheme: dark)');
    const chosen = new MutationObserver(again);
    system.addEventListener('change', again);
    chosen.observe(document.documentElement, { attributeFilter: ['data-theme'] });
    return () => {
      system.removeEventListener('change', again);
      chosen.disconnect();
    };
  }, [names]);
  return colours;
}

/** The same at this moment. The browser computes them on an element of its own: `rgb(237, 160, 96)`. */
export function readColours(names: readonly string[]): Colour[] {
  const probe = document.body.appendChild(document.createElement('i'));
  probe.hidden = true;
  probe.style.setProperty('forced-color-adjust', 'none');
  const style = getComputedStyle(probe);
  const colours = names.map((name): Colour => {
    probe.style.color = `var(${name})`;
    const [red = 0, green = 0, blue = 0] = (style.color.match(/[\d.]+/g) ?? []).map(Number);
    return [red, green, blue];
  });
  probe.remove();
  return colours;
}
