import { useEffect, useRef, type RefObject } from 'react';

/** Whoever works by keyboard begins at the card, and goes on with the next button when the form is gone. */
export function useCardFocus(
  isStarted: boolean,
  isAnswered: boolean,
): {
  readonly card: RefObject<HTMLDivElement | null>;
  readonly onward: RefObject<HTMLButtonElement | null>;
} {
  const card = useRef<HTMLDivElement>(null);
  const onward = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (isStarted) card.current?.focus({ preventScroll: true });
  }, [isStarted]);
  useEffect(() => {
    if (isAnswered) onward.current?.focus({ preventScroll: true });
  }, [isAnswered]);
  return { card, onward };
}
