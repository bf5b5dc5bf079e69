import { modelOf } from '../layers/network.ts';
import { offset, withCell, type Cell } from '../tensor/tensor.ts';
import { checkpointAt, samplesAt, type Checkpoint, type Experiment } from './experiment.ts';
import { mapValues, parametersAt, toJson } from './replay.ts';

/** Numbers beyond this are refused: nothing on the page needs them, and training would soon leave the finite ones. */
export const VALUE_LIMIT = 1e6;

/**
 * The experiment changed from the training step t on. What came before stays as it was; what was kept of later
 * training steps is dropped.
 */
export function change(
  experiment: Experiment,
  t: number,
  changes: Partial<Omit<Checkpoint, 't' | 'trained'>>,
): Experiment {
  const { data, plan, rate, ...at } = checkpointAt(experiment, t);
  const parameters = changes.parameters ?? mapValues(parametersAt(experiment, t), toJson);
  const trained = !changes.parameters && (at.t < t || at.trained === true);
  const now = { data, plan, rate, ...changes, t, parameters };
  const changed: Checkpoint = trained ? { ...now, trained } : now;
  const [first, ...rest] = experiment.checkpoints.filter((one) => one.t < t);
  return { ...experiment, checkpoints: first ? [first, ...rest, changed] : [changed] };
}

/** One number changed, `cell` 0-based: of a parameter, or of the input or the target at […, column]. */
export function setValue(
  experiment: Experiment,
  t: number,
  key: string,
  cell: Cell,
  value: number,
): Experiment {
  const parameter = parametersAt(experiment, t)[key];
  if (parameter) {
    const parameters = { ...parametersAt(experiment, t), [key]: withCell(parameter, cell, value) };
    return change(experiment, t, { parameters: mapValues(parameters, toJson) });
  }
  const { network } = experiment;
  const { graph, target } = modelOf(network);
  const isTarget = key === graph.targets[0];
  const [rows, shape] = isTarget ? (['Y', target] as const) : (['X', network.input] as const);
  const place = offset(shape, cell.slice(0, shape.length));
  const { data } = checkpointAt(experiment, t);
  const sample = samplesAt(experiment, t)[cell[shape.length] ?? 0];
  const changed = data[rows].map((row, n) => (n === sample ? row.with(place, value) : row));
  return change(experiment, t, { data: { ...data, [rows]: changed } });
}

/** Another target, a distribution over the classes, for one column. */
export function setTarget(
  experiment: Experiment,
  t: number,
  column: number,
  target: readonly number[],
): Experiment {
  const { data } = checkpointAt(experiment, t);
  const sample = samplesAt(experiment, t)[column];
  return change(experiment, t, {
    data: { ...data, Y: data.Y.map((row, n) => (n === sample ? target : row)) },
  });
}

/** A target with the share of one class set, the others scaled so that all sum to 1. */
export function setTargetShare(target: readonly number[], chosen: number, share: number): number[] {
  const rest = target.reduce((sum, value, i) => (i === chosen ? sum : sum + value), 0);
  return target.map((value, i) => {
    if (i === chosen) return share;
    return rest > 0 ? (value / rest) * (1 - share) : (1 - share) / (target.length - 1);
  });
}
