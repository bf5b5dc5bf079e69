import { useEffect, useRef, useState, type ReactNode } from 'react';
import { createStore } from 'zustand/vanilla';
import type { TrainingStatus } from '../../state/training/training-runner.ts';
import { StatusContext, usePacedStatus } from './use-live.ts';

/** How far from the window a part is drawn already. */
const NEAR = '25% 0px';

/** What is far from the window pauses, and is updated before it comes into view. */
export function WhenVisible({ children }: { readonly children: ReactNode }) {
  const place = useRef<HTMLDivElement>(null);
  const pacedStatus = usePacedStatus();
  const [shown] = useState(() => createStore<TrainingStatus>(() => pacedStatus.getState()));
  useEffect(() => {
    let leave: (() => void) | null = null;
    const stand = (): void => {
      leave?.();
      leave = null;
    };
    const follow = (): void => {
      shown.setState(pacedStatus.getState(), true);
      leave ??= pacedStatus.subscribe((now) => shown.setState(now, true));
    };
    const sight = new IntersectionObserver(
      ([entry]) => (entry?.isIntersecting ? follow() : stand()),
      { rootMargin: NEAR, scrollMargin: NEAR },
    );
    sight.observe(place.current!);
    return () => {
      sight.disconnect();
      stand();
    };
  }, [pacedStatus, shown]);
  return (
    <StatusContext value={shown}>
      <div ref={place}>{children}</div>
    </StatusContext>
  );
}
