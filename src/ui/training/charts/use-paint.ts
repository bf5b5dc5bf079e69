import { useEffect, useRef, type RefObject } from 'react';
import { runnerOf } from '../../../state/training/runner-of.ts';
import type { TrainingStatus } from '../../../state/training/training-status.ts';
import { usePage } from '../../islands/use-reader.ts';

/**
 * Paints once in every frame in which training moved or `paint` changed, as long as the element is in sight. `paint`
 * has to be kept by the caller while nothing that it closes over changes.
 */
export function usePaint(
  element: RefObject<Element | null>,
  paint: (live: TrainingStatus) => void,
): void {
  const { live } = runnerOf(usePage());
  const latest = useRef(paint);
  const request = useRef<() => void>(() => {});
  useEffect(() => {
    let frame = 0;
    let seen = false;
    let missed = true;
    request.current = () => {
      missed = true;
      if (!seen) return;
      frame ||= requestAnimationFrame(() => {
        frame = 0;
        missed = false;
        latest.current(live.getState());
      });
    };
    const sight = new IntersectionObserver(([entry]) => {
      seen = entry?.isIntersecting ?? false;
      if (seen && missed) request.current();
    });
    sight.observe(element.current!);
    const leave = live.subscribe(() => request.current());
    return () => {
      sight.disconnect();
      leave();
      cancelAnimationFrame(frame);
    };
  }, [element, live]);
  useEffect(() => {
    latest.current = paint;
    request.current();
  }, [paint]);
}
