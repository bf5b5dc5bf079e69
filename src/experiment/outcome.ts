import type { CellRef } from '../engine/gradient-path.ts';
import { run, type Trace } from '../engine/trace.ts';
import { cellAt, type Tensor } from '../tensor/tensor.ts';

/** A number before an update and after it. */
export interface Change {
  readonly before: number;
  readonly after: number;
}

/** What an update did. */
export interface Outcome {
  /** Mean over the mini-batch. */
  readonly loss: Change;
  /** The loss after the update as the gradient before it predicts: L − α‖g‖². */
  readonly predictedLoss: number;
  /** What was added to each parameter, by name, in its shape. */
  readonly changes: Readonly<Record<string, Tensor>>;
  /** Single parameters, that which moved most first, at most `MOST`. */
  readonly moved: readonly (CellRef & Change)[];
  /** Single parameters in all. */
  readonly count: number;
  /** A pass over the same samples with the new parameters. */
  readonly after: Trace;
}

const MOST = 5;

/**
 * What the update at the end of a pass did, on the samples of that pass. Throws a TensorError where a number is not
 * finite with the new parameters: then the step was too long.
 */
export function outcomeOf(trace: Trace): Outcome {
  const { graph } = trace;
  const end = trace.steps.length;
  const given = [...graph.inputs, ...graph.targets, 'alpha', 'N'].map((key) => [
    key,
    trace.at(key, 0)!,
  ]);
  const updated = graph.parameters.map((key) => [key, trace.at(key, end)!] as const);
  const after = run(graph, Object.fromEntries([...given, ...updated]));
  const loss = { before: meanLoss(trace), after: meanLoss(after) };
  const changes: Record<string, Tensor> = {};
  const moved: (CellRef & Change)[] = [];
  let predictedLoss = loss.before;
  let count = 0;
  for (const [key, { shape, data }] of updated) {
    const old = trace.at(key, 0)!.data;
    const gradient = trace.at(`d${key}`, end)?.data;
    const change = data.map((value, n) => value - old[n]!);
    changes[key] = { shape, data: change };
    count += data.length;
    predictedLoss += change.reduce((sum, value, n) => sum + value * (gradient?.[n] ?? 0), 0);
    for (const n of largest(change)) {
      moved.push({ key, cell: cellAt(shape, n), before: old[n]!, after: data[n]! });
    }
  }
  moved.sort((a, b) => sizeOf(b) - sizeOf(a));
  return { loss, predictedLoss, changes, moved: moved.slice(0, MOST), count, after };
}

/** Mean of the losses of the samples of a pass. */
function meanLoss(trace: Trace): number {
  const { data } = trace.at(trace.graph.loss, trace.steps.length)!;
  return data.reduce((sum, loss) => sum + loss, 0) / data.length;
}

const sizeOf = ({ before, after }: Change): number => Math.abs(after - before);

/** Places of the largest changes other than 0. */
const largest = (change: Float64Array): number[] =>
  [...change.keys()]
    .filter((n) => change[n] !== 0)
    .toSorted((a, b) => Math.abs(change[b]!) - Math.abs(change[a]!))
    .slice(0, MOST);
