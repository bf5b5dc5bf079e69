import { seeded } from '../tensor/random.ts';
import type { Tensor } from '../tensor/tensor.ts';
import { change } from './change.ts';
import { checkpointAt, samplesAt, trainingSamples, type Experiment } from './experiment.ts';
import { traceAt, traceOf } from './replay.ts';

/** Samples that are traced alone, at most: the first of the mini-batch. */
const MOST_SAMPLES = 32;

/** What one sample of the mini-batch alone would have a parameter do. */
export interface SampleGradient {
  /** Column of the mini-batch, 0-based. */
  readonly column: number;
  readonly gradient: Tensor;
  /** Euclidean length of the gradient. */
  readonly norm: number;
  /** Cosine of the angle between it and the mean; NaN where either is 0. */
  readonly along: number;
  readonly loss: number;
}

export interface SampleGradients {
  readonly pulls: readonly SampleGradient[];
  /** The gradient of the mean loss of the whole mini-batch. */
  readonly mean: Tensor;
  readonly norm: number;
}

/** The gradients with respect to the parameter `key` of each sample of training step t, and their mean. */
export function sampleGradients(experiment: Experiment, t: number, key: string): SampleGradients {
  const mean = gradientIn(traceAt(experiment, t), key);
  const norm = lengthOf(mean);
  const pulls = samplesAt(experiment, t)
    .slice(0, MOST_SAMPLES)
    .map((sample, column): SampleGradient => {
      const trace = traceOf(experiment, t, [sample]);
      const gradient = gradientIn(trace, key);
      const length = lengthOf(gradient);
      return {
        column,
        gradient,
        norm: length,
        along: dot(gradient, mean) / (length * norm),
        loss: trace.at(trace.graph.loss, trace.steps.length)!.data[0]!,
      };
    });
  return { pulls, mean, norm };
}

/** Samples of the mini-batch made for a network that has but one. */
const FEW = 4;

/** Others beside the one sample of an experiment, `few` in all: of its own data where that has enough, else made. */
export function withOtherSamples(experiment: Experiment, t: number, few = FEW) {
  const { data } = checkpointAt(experiment, t);
  const [sample = 0] = samplesAt(experiment, t);
  const others = trainingSamples(data).filter((n) => n !== sample);
  if (others.length >= few - 1) {
    const plan = { kind: 'picked', samples: [sample, ...others.slice(0, few - 1)] } as const;
    return { experiment: change(experiment, t, { plan }), made: false };
  }
  const random = seeded(0);
  const [x, y] = [data.X[sample]!, data.Y[sample]!];
  const label = y.indexOf(Math.max(...y));
  const near = (value: number): number => Math.round(10 * (value + 2 * random() - 1)) / 10;
  const next = Array.from({ length: few - 1 }, (_, n) => (label + n + 1) % y.length);
  const made = {
    ...data,
    name: 'file',
    title: `${few} samples, ${few - 1} of them made`,
    X: [x, ...next.map(() => x.map(near))],
    Y: [y, ...next.map((one) => y.map((_, i) => (i === one ? 1 : 0)))],
    heldOut: [],
  } as const;
  const plan = { kind: 'picked', samples: made.X.map((_, n) => n) } as const;
  return { experiment: change(experiment, t, { data: made, plan }), made: true };
}

const gradientIn = (trace: ReturnType<typeof traceAt>, key: string): Tensor =>
  trace.at(`d${key}`, trace.steps.length)!;

const dot = (a: Tensor, b: Tensor): number =>
  a.data.reduce((sum, value, c) => sum + value * b.data[c]!, 0);

const lengthOf = (gradient: Tensor): number => Math.hypot(...gradient.data);
