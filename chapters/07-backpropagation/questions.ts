import { stepsIn } from '../../src/engine/instruction.ts';
import { functionEntry } from '../../src/notation/functions.ts';
import { activationOf, denseForm, depth, widthsOf } from '../../src/layers/network.ts';
import { change } from '../../src/experiment/change.ts';
import { samplesAt, type Experiment } from '../../src/experiment/experiment.ts';
import { meanLossOf } from '../../src/experiment/loss.ts';
import { traceWithBug } from '../../src/experiment/checking/planted-bug.ts';
import { LOSS_AFTER, type QuestionSpec } from '../../src/state/questions.ts';
import { shownCells } from '../../src/experiment/columns.ts';
import type { Scene } from '../../src/state/scene.ts';
import { at } from '../../src/tensor/tensor.ts';
import { EXAMPLE } from './model.ts';

/** Numbers of a tensor for the selected sample, when every gradient is known and nothing is updated. */
function numbers({ trace, sample }: Scene, key: string): number[] {
  const value = trace.at(key, trace.steps.length - stepsIn(trace.steps, 'update'))!;
  return shownCells(trace.graph, key, value, sample).map((cell) => at(value, cell));
}

const largest = (values: readonly number[]): number => {
  const sizes = values.map(Math.abs);
  return sizes.indexOf(Math.max(...sizes));
};

/** Whether the two largest sizes are the same but for rounding. */
function tied(values: readonly number[]): boolean {
  const [first = 0, second = 0] = values.map(Math.abs).toSorted((a, b) => b - a);
  return first - second <= 1e-9 * first;
}

const length = (values: readonly number[]): number => Math.hypot(...values);
const last = ({ network }: Scene): number => depth(network);
const widthOf = ({ network }: Scene, m: number): number => widthsOf(network)[m]!;
const numberedFrom1 = (what: string, count: number): string[] =>
  Array.from({ length: count }, (_, n) => `${what} ${n + 1}`);

/** The error signal of a layer, and the gradient that has the same numbers. */
const errorOf = (layer: number): string[] => [`dz${layer}`, `db${layer}`];

const always =
  (...options: readonly string[]) =>
  (): readonly string[] =>
    options;

/** Layers of units, one activation, a softmax: what the chapter is about. */
const dense = ({ network }: Scene): string | null =>
  denseForm(network)
    ? null
    : 'it is not made of dense layers with one activation function and a softmax';

/** That, and two layers of weights at least. */
const hidden = (scene: Scene): string | null =>
  dense(scene) ?? (last(scene) > 1 ? null : 'it has no hidden layer');

/** That, and an error signal that is not 0 at this layer. */
const reached = (scene: Scene, layer: number): string | null =>
  hidden(scene) ??
  (length(numbers(scene, `dz${layer}`)) > 0 ? null : `no error signal reaches layer ${layer}`);

/** The example with a second sample: the input negated, and class 1 as its target. */
function twoSamples(example: Experiment): Experiment {
  const { data } = example.checkpoints[0];
  return change(example, 0, {
    data: {
      ...data,
      X: [...data.X, data.X[0]!.map((value) => -value)],
      Y: [...data.Y, data.Y[0]!.map((_, i) => (i === 0 ? 1 : 0))],
    },
    plan: { kind: 'picked', samples: [0, 1] },
  });
}

/** The questions that the chapter asks before it gives the answer. */
export const questions = {
  saturated: {
    kind: 'choice',
    options: always('yes, because the error is large', 'no, it is almost 0'),
    truth: () => {
      const [a, slope] = ['sigmoid', 'sigmoid′'].map((name) => functionEntry(name).at!(10));
      return Math.abs(a! * slope!) > 0.01 ? 0 : 1;
    },
  },
  'largest-slope': {
    kind: 'number',
    unfit: dense,
    truth: ({ network }) => {
      const slope = functionEntry(`${activationOf(network)}′`).at!;
      return Math.max(slope(0), slope(1));
    },
  },
  shift: {
    kind: 'choice',
    options: always('they all increase', 'nothing', 'the largest becomes 1'),
    truth: () => 1,
  },
  'even-odds': {
    kind: 'number',
    unfit: dense,
    truth: (scene) => Math.log(widthOf(scene, last(scene))),
  },
  overflow: {
    kind: 'choice',
    options: always('a number of 435 digits', 'infinity', 'NaN'),
    truth: () => 1,
  },
  'which-logit': {
    kind: 'choice',
    unfit: (scene) =>
      dense(scene) ??
      (tied(numbers(scene, `dz${last(scene)}`))
        ? 'it is equally sensitive to several logits'
        : null),
    hides: (scene) => errorOf(last(scene)),
    options: (scene) => numberedFrom1('logit', widthOf(scene, last(scene))),
    truth: (scene) => largest(numbers(scene, `dz${last(scene)}`)),
  },
  'most-blame': {
    kind: 'choice',
    unfit: (scene) =>
      hidden(scene) ??
      (tied(numbers(scene, `dz${last(scene) - 1}`))
        ? 'several units have error signals of the same size'
        : null),
    hides: (scene) => errorOf(last(scene) - 1),
    options: (scene) => numberedFrom1('unit', widthOf(scene, last(scene) - 1)),
    truth: (scene) => largest(numbers(scene, `dz${last(scene) - 1}`)),
  },
  beyond: {
    kind: 'choice',
    options: always('those of all layers above', 'only that of layer l − 1', 'none, only the loss'),
    truth: () => 1,
  },
  fainter: {
    kind: 'number',
    unfit: (scene) => reached(scene, 1),
    hides: () => errorOf(1),
    truth: (scene) => length(numbers(scene, `dz${last(scene)}`)) / length(numbers(scene, 'dz1')),
  },
  'smaller-still': {
    kind: 'choice',
    options: always('yes, always', 'only down to a certain size', 'it makes no difference'),
    truth: () => 1,
  },
  twice: {
    kind: 'choice',
    options: always('it doubles', 'it stays the same', 'it halves'),
    truth: () => 1,
  },
  bottom: {
    kind: 'choice',
    options: always('negative', '0', 'positive'),
    truth: () => 1,
  },
  'after-a-step': {
    kind: 'number',
    hides: () => [LOSS_AFTER],
    truth: ({ moment: { t } }, experiment) =>
      meanLossOf(experiment, t + 1, samplesAt(experiment, t)),
  },
  'a-hundredfold': {
    kind: 'choice',
    options: always('smaller', 'larger'),
    truth: () => {
      const batch = twoSamples(EXAMPLE);
      const { rate } = batch.checkpoints[0];
      const [before, after] = [batch, change(batch, 0, { rate: 100 * rate })].map((one, t) =>
        meanLossOf(one, t, [0, 1]),
      );
      return after! < before! ? 0 : 1;
    },
  },
  'too-early': {
    kind: 'number',
    unfit: (scene) => reached(scene, last(scene) - 1),
    truth(scene, experiment) {
      const key = `dz${last(scene) - 1}`;
      const wrong = traceWithBug(experiment, scene.moment.t, 'updated');
      const right = numbers(scene, key);
      const gaps = numbers({ ...scene, trace: wrong! }, key).map((value, n) => value - right[n]!);
      return (100 * length(gaps)) / length(right);
    },
  },
  'how-many-zeros': {
    kind: 'number',
    unfit: hidden,
    truth: (scene) => {
      const width = widthOf(scene, last(scene) - 1);
      return width * width - numbers(scene, `da_dz${last(scene) - 1}`).filter(Boolean).length;
    },
  },
  'all-zero': {
    kind: 'choice',
    unfit: hidden,
    options: always(
      'nothing at all',
      'the same in every unit of a layer',
      'as much as from any other start',
    ),
    // A sigmoid is ½ at 0, so that the last weights learn first; tanh and ReLU are 0 there.
    truth: ({ network }) => (functionEntry(activationOf(network)).at!(0) === 0 ? 0 : 1),
  },
  chance: {
    kind: 'number',
    unfit: dense,
    truth: (scene) => 100 / widthOf(scene, last(scene)),
  },
} as const satisfies Record<string, QuestionSpec>;
