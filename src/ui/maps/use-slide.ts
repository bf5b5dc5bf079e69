import { useEffect, useState } from 'react';
import { usePreferredMotion } from './use-preferred-motion.ts';

/** Milliseconds that a position is shown. */
const POSITION = 160;

/**
 * Shows one position after another, from the one given to the last; `play` is null where the reader wants no motion.
 * Whatever else chooses a position ends it.
 */
export function useSlide(count: number, now: number, show: (position: number) => void) {
  const [slides, setSlides] = useState(false);
  const moves = usePreferredMotion();
  const ended = now >= count - 1;
  useEffect(() => {
    if (!slides) return undefined;
    if (ended) {
      setSlides(false);
      return undefined;
    }
    const timer = setTimeout(() => show(now + 1), POSITION);
    return () => clearTimeout(timer);
  });
  const play = (): void => {
    if (ended) show(0);
    setSlides(true);
  };
  return { slides, stop: () => setSlides(false), play: moves ? play : null };
}
