import type { Trace } from '../engine/trace.ts';
import { samplesAt, type Experiment } from './experiment.ts';
import { withOtherSamples } from './sample-gradients.ts';
import { traceAt, traceOf } from './replay.ts';

/** Columns that are side by side, at most: the first of the mini-batch. */
const MOST = 3;

/** Columns where the network sees one sample: two, since most layers are wider. */
const FEW = 2;

interface SideBySide {
  readonly trace: Trace;
  /** What its columns are, in words, where they are not all those of the current pass. */
  readonly note: string | null;
}

/** A pass of a few samples, to be looked at as matrices: of the mini-batch of training step t, or of one and another beside it. */
export function sideBySide(experiment: Experiment, t: number, trace: Trace): SideBySide {
  const samples = samplesAt(experiment, t);
  if (samples.length === 1) {
    const { experiment: few, made } = withOtherSamples(experiment, t, FEW);
    const other = made ? 'a random one' : 'another one of its data';
    return {
      trace: traceAt(few, t),
      note: `The current network has one sample, n = 1. These lines add ${other}.`,
    };
  }
  if (samples.length <= MOST) return { trace, note: null };
  return {
    trace: traceOf(experiment, t, samples.slice(0, MOST)),
    note: `The first ${MOST} of the ${samples.length} samples of the current mini-batch.`,
  };
}
