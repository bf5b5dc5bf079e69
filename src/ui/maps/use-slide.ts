import { useEffect, useState } from 'react';
import { usePreferredMotion } from './use-preferred-motion.ts';

/** Milliseconds that a position is shown. */
const POSITION = 160;

/**
 * Shows one position after another, from the one given to the last; whatever else chooses a position ends it. `play` is
 * null where the reader wants no motion.
 */
export function useSlide(count: number, now: number, show: (position: number) => void) {
  const [expected, expect] = useState<number | null>(null);
  const moves = usePreferredMotion();
  const ended = now >= count - 1;
  const slides = expected === now && !ended;
  const goTo = (position: number): void => {
    expect(position);
    show(position);
  };
  useEffect(() => {
    if (!slides) return undefined;
    const timer = setTimeout(() => goTo(now + 1), POSITION);
    return () => clearTimeout(timer);
  });
  const play = (): void => goTo(ended ? 0 : now);
  return { slides, stop: () => expect(null), play: moves ? play : null };
}
