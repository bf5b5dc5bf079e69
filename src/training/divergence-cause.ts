import { checkpointAt, type Experiment } from '../experiment/experiment.ts';
import { outcomeOf } from '../experiment/outcome.ts';
import { traceOf } from '../experiment/replay.ts';
import { batchSampler } from '../experiment/run/job.ts';
import { runCacheOf } from '../experiment/run/run-cache.ts';
import type { Divergence } from '../experiment/run/training-run.ts';
import { TensorError } from '../tensor/error.ts';

/** What the step did with which a run began to diverge. */
export interface DivergenceCause {
  /** Mean loss of its mini-batch before it, as its gradient promised it, and after it; Infinity where it overflows. */
  readonly before: number;
  readonly promised: number;
  readonly after: number;
  /** The parameter that was moved farthest as measured by its own length, and by how many such lengths. */
  readonly parameter: string;
  readonly moved: number;
}

/** Why a run diverges: the step that began it, on the samples that it was trained on; null where it cannot be computed. */
export function divergenceCause(
  experiment: Experiment,
  { began }: Divergence,
): DivergenceCause | null {
  const { job } = runCacheOf(experiment.network, checkpointAt(experiment, began));
  try {
    const trace = traceOf(experiment, began, batchSampler(job)(began));
    const { loss, predictedLoss, changes } = outcomeOf(trace);
    const ways = trace.graph.parameters.map((parameter) => {
      const own = Math.hypot(...trace.at(parameter, 0)!.data);
      return { parameter, moved: own > 0 ? Math.hypot(...changes[parameter]!.data) / own : 0 };
    });
    const farthest = ways.reduce((one, other) => (other.moved > one.moved ? other : one));
    return { before: loss.before, promised: predictedLoss, after: loss.after, ...farthest };
  } catch (error) {
    if (!(error instanceof TensorError)) throw error;
    return null;
  }
}
