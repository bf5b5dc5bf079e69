import { useEffect } from 'react';
import { runnerOf } from '../../state/training/runner-of.ts';
import { usePage } from '../islands/use-reader.ts';
import { useLive } from './use-live.ts';

/** Sees to it that what came before the current moment is measured. */
export function BackfillStatus() {
  const page = usePage();
  const { experiment, t } = useLive();
  useEffect(() => runnerOf(page).fill(experiment, t), [page, experiment, t]);
  return null;
}
