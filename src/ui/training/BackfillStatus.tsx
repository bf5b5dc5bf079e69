import { useEffect } from 'react';
import { runner } from '../../state/training-runner.ts';
import { useLive } from './use-live.ts';

/** Sees to it that what came before the moment at hand is measured. */
export function BackfillStatus() {
  const { experiment, t } = useLive();
  useEffect(() => runner.fill(experiment, t), [experiment, t]);
  return null;
}
