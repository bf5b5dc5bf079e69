import { useEffect, useState, type RefObject } from 'react';

/** Pixels from the window within which an element counts as in view. */
const MARGIN = 200;

/** Whether an element is in view, or nearly; true until that is known. */
export function useSeen(ref: RefObject<Element | null>): boolean {
  const [seen, setSeen] = useState(true);
  useEffect(() => {
    const observer = new IntersectionObserver(([entry]) => setSeen(entry?.isIntersecting ?? true), {
      rootMargin: `${MARGIN}px`,
    });
    observer.observe(ref.current!);
    return () => observer.disconnect();
  }, [ref]);
  return seen;
}
