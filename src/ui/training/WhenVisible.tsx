import { useEffect, useRef, useState, type ReactNode } from 'react';
import { createStore } from 'zustand/vanilla';
import type { TrainingStatus } from '../../state/training/training-status.ts';
import { StatusContext, usePacedStatus } from './use-live.ts';

/** How far from the window a part is drawn already. */
const NEAR = '25% 0px';

/** What is far from the window pauses while an experiment is trained, and is updated before it comes into view. */
export function WhenVisible({ children }: { readonly children: ReactNode }) {
  const place = useRef<HTMLDivElement>(null);
  const pacedStatus = usePacedStatus();
  const [shown] = useState(() => createStore<TrainingStatus>(() => pacedStatus.getState()));
  useEffect(() => {
    let near = false;
    const follow = (now: TrainingStatus): void => {
      if (near || now.experiment !== shown.getState().experiment) shown.setState(now, true);
    };
    follow(pacedStatus.getState());
    const leave = pacedStatus.subscribe(follow);
    const sight = new IntersectionObserver(
      ([entry]) => {
        near = entry?.isIntersecting ?? false;
        follow(pacedStatus.getState());
      },
      { rootMargin: NEAR, scrollMargin: NEAR },
    );
    sight.observe(place.current!);
    return () => {
      sight.disconnect();
      leave();
    };
  }, [pacedStatus, shown]);
  return (
    <StatusContext value={shown}>
      <div ref={place}>{children}</div>
    </StatusContext>
  );
}
