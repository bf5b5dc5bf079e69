import type { Values } from '../engine/operation.ts';
import { run, type Trace } from '../engine/trace.ts';
import { graphOf, modelOf } from '../layers/network.ts';
import { scalar, tensor } from '../tensor/tensor.ts';
import { change } from './change.ts';
import type { Experiment } from './experiment.ts';
import { mapValues, parametersAt, toJson } from './replay.ts';

/** A pass over one sample that is not of the data, to its update, with the gradient with respect to the input too. */
export function passOver(
  { network }: Pick<Experiment, 'network'>,
  parameters: Values,
  pixels: readonly number[],
  label: number,
  rate: number,
): Trace {
  const { inputs, targets } = graphOf(network);
  const { target } = modelOf(network);
  const classes = target[0]!;
  const given = {
    [inputs[0]!]: tensor([...network.input, 1], pixels),
    [targets[0]!]: tensor(
      [...target, 1],
      Array.from({ length: classes }, (_, i) => (i === label ? 1 : 0)),
    ),
    alpha: scalar(rate),
    N: scalar(1),
  };
  return run(graphOf(network), { ...parameters, ...given }, { inputGradient: true });
}

/** The experiment with its parameters at the training step t moved by one step on that sample. */
export function taught(
  experiment: Experiment,
  t: number,
  pixels: readonly number[],
  label: number,
  rate: number,
): Experiment {
  const before = parametersAt(experiment, t);
  const trace = passOver(experiment, before, pixels, label, rate);
  const after = mapValues(before, (_, name) => toJson(trace.at(name, trace.steps.length)!));
  return change(experiment, t, { parameters: after });
}

/** Steps on the pixels at most, and how far one goes. */
const [STEPS, REACH] = [400, 0.05];

/**
 * Pixels moved against the gradient of the loss of a class, each between 0 and 1, until the network says that class:
 * every image on the way, the first as given, each computed when it is asked for. The last one is said to be that class,
 * unless the steps ran out.
 */
export function* nudged(
  experiment: Pick<Experiment, 'network'>,
  parameters: Values,
  pixels: readonly number[],
  wanted: number,
): Generator<readonly number[]> {
  const { inputs, prediction } = graphOf(experiment.network);
  let image = pixels;
  for (let step = 0; ; step++) {
    yield image;
    if (step === STEPS) return;
    const trace = passOver(experiment, parameters, image, wanted, 0);
    const { data: p } = trace.at(prediction, trace.steps.length)!;
    if (p.indexOf(Math.max(...p)) === wanted) return;
    const { data: slopes } = trace.at(`d${inputs[0]!}`, trace.steps.length)!;
    const size = Math.hypot(...slopes) || 1;
    image = image.map((pixel, n) => Math.max(0, Math.min(1, pixel - (REACH * slopes[n]!) / size)));
  }
}
