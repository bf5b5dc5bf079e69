import { useEffect } from 'react';
import { runner } from '../../reader/training/runner.ts';
import { useLive } from './use-live.ts';

/** Sees to it that what came before the moment at hand is measured. */
export function useFilled(): void {
  const { experiment, t, goal } = useLive();
  useEffect(() => {
    if (goal === null) runner.fill();
    // When a run ends, nothing is to be filled but what another moment lacks.
    // eslint-disable-next-line react/exhaustive-deps
  }, [experiment, t]);
}
