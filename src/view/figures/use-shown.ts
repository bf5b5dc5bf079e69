import { createContext, useContext, useMemo, useState } from 'react';
import { useReader, useTrace } from '../use-reader.ts';

/** Whether the figure is in view. Out of view it need not follow what the reader does elsewhere. */
export const Seen = createContext(true);

/** What a figure draws: the pass, its experiment, training step and sample, as they were when it was last in view. */
export function useShown() {
  const trace = useTrace();
  const experiment = useReader((state) => state.experiment);
  const t = useReader((state) => state.moment.t);
  const sample = useReader((state) => state.sample);
  const now = useMemo(() => ({ trace, experiment, t, sample }), [trace, experiment, t, sample]);
  const seen = useContext(Seen);
  const [kept, keep] = useState(now);
  if (seen && kept !== now) keep(now);
  return seen ? now : kept;
}
