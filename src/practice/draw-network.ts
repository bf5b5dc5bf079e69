import '../layers/all.ts';
import type { Experiment } from '../experiment/experiment.ts';
import { mapValues, toJson } from '../experiment/replay.ts';
import { initialParameters, inputSize, outputSize, type Network } from '../layers/network.ts';
import type { LayerSpec } from '../layers/list.ts';
import type { ActivationName } from '../notation/activations/list.ts';

export type Random = () => number;

export type HeadType = 'softmax' | 'squaredError' | 'sigmoidCrossEntropy';

interface NetworkDraw {
  /** Layers of weights. */
  readonly depth?: readonly number[];
  /** Widths to choose from, the input first; default: any of that depth. */
  readonly widths?: readonly (readonly number[])[];
  readonly head?: HeadType;
  readonly activation?: ActivationName;
  /** Activation of the last layer, before the head; default none. */
  readonly headActivation?: ActivationName;
  /** Samples of the mini-batch; default 1. */
  readonly samples?: number;
}

/** One of a list. */
export const pick = <T>(random: Random, list: readonly T[]): T =>
  list[Math.floor(random() * list.length)]!;

/** A number other than 0 with one digit after the point, up to that size. */
const tenths = (random: Random, size: number): number => {
  const whole = 1 + Math.floor(random() * size * 10);
  return (random() < 0.5 ? -1 : 1) * (whole / 10);
};

/** Widths of layers from 2 to 4, no two neighbours alike: no matrix of weights is square. */
function drawWidths(random: Random, depth: number): number[] {
  const widths = [pick(random, [2, 3, 4])];
  while (widths.length <= depth)
    widths.push(
      pick(
        random,
        [2, 3, 4].filter((width) => width !== widths.at(-1)),
      ),
    );
  return widths;
}

/** A small dense network with numbers that can be computed by hand. */
export function drawExperiment(
  random: Random,
  {
    depth = [2, 3],
    widths,
    head = 'softmax',
    activation = 'sigmoid',
    headActivation,
    samples = 1,
  }: NetworkDraw,
): Experiment {
  const [inputs, ...units] = widths
    ? pick(random, widths)
    : drawWidths(random, pick(random, depth));
  const layers = units.flatMap((width, n): LayerSpec[] => [
    { type: 'dense', units: width },
    ...(n < units.length - 1 ? [{ type: activation }] : []),
    ...(n === units.length - 1 && headActivation ? [{ type: headActivation }] : []),
    ...(n === units.length - 1 ? [{ type: head }] : []),
  ]);
  return experimentOn({ input: [inputs!], layers }, random, samples);
}

/** A network with parameters and samples that can be computed by hand: one digit after the point. */
export function experimentOn(network: Network, random: Random, samples = 1): Experiment {
  const outputs = outputSize(network);
  const oneHot = 'layers' in network && network.layers.at(-1)?.type === 'softmax';
  const targets = (): number[] => {
    // Under softmax one class is right. Under any other head each output has a target of its own; of several, one is 1 and one 0.
    const one = Math.floor(random() * outputs);
    const zero = outputs > 1 ? (one + 1) % outputs : null;
    return Array.from({ length: outputs }, (_, n) => {
      if (oneHot || (zero !== null && n === one)) return n === one ? 1 : 0;
      return random() < 0.5 && n !== zero ? 1 : 0;
    });
  };
  const parameters = mapValues(initialParameters(network, 0), (value) =>
    toJson({ ...value, data: value.data.map(() => tenths(random, 0.9)) }),
  );
  const all = Array.from({ length: samples }, (_, n) => n);
  return {
    network,
    checkpoints: [
      {
        t: 0,
        data: {
          name: 'file',
          title: 'Exercise',
          X: all.map(() => Array.from({ length: inputSize(network) }, () => tenths(random, 1))),
          Y: all.map(targets),
          features: [],
          classes: [],
          heldOut: [],
        },
        plan: { kind: 'picked', samples: all },
        rate: 0.5,
        parameters,
      },
    ],
  };
}
