import { useMemo } from 'react';
import { useReader, useTrace } from './use-reader.ts';

/** What a figure draws: the current pass, its experiment, training step and sample. */
export function usePass() {
  const trace = useTrace();
  const experiment = useReader((state) => state.experiment);
  const t = useReader((state) => state.moment.t);
  const sample = useReader((state) => state.sample);
  return useMemo(() => ({ trace, experiment, t, sample }), [trace, experiment, t, sample]);
}
