import type { Contender } from '../contender.ts';
import { dense } from '../plain/dense.ts';
import { layered } from '../plain/layered.ts';
import { widthsOf } from '../workloads.ts';

/** The baseline: plain loops over preallocated arrays, sample by sample, as one would write them down. */
export const contender: Contender = {
  bits: 64,
  prepare(workload, samples) {
    const widths = widthsOf(workload);
    return widths ? dense(widths, workload, samples) : layered(workload, samples);
  },
};
