import { stepsIn } from '../../src/engine/program.ts';
import { functionEntry } from '../../src/notation/functions.ts';
import { activationOf, denseForm, depth, widthsOf } from '../../src/layers/network.ts';
import { change } from '../../src/experiment/change.ts';
import { samplesAt, type Experiment } from '../../src/experiment/experiment.ts';
import { meanLossOf } from '../../src/experiment/loss.ts';
import { traceWithBug } from '../../src/experiment/checking/planted-bug.ts';
import type { QuestionSpec } from '../../src/state/questions.ts';
import { shownCells } from '../../src/experiment/columns.ts';
import type { Scene } from '../../src/state/scene.ts';
import { at } from '../../src/tensor/tensor.ts';

/** Numbers of a tensor at the sample looked at, when every gradient is known and nothing is updated. */
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

const always =
  (...options: readonly string[]) =>
  (): readonly string[] =>
    options;

/** Layers of units, one activation, a softmax: what the chapter is about. */
const dense = ({ network }: Scene): string | null =>
  denseForm(network) ? null : 'it is not made of dense layers with one activation and a softmax';

/** That, and two layers of weights at least. */
const hidden = (scene: Scene): string | null =>
  dense(scene) ?? (last(scene) > 1 ? null : 'it has no hidden layer');

/** That, and an error that is not nought at this layer. */
const reached = (scene: Scene, layer: number): string | null =>
  hidden(scene) ??
  (length(numbers(scene, `dz${layer}`)) > 0 ? null : `no error reaches layer ${layer}`);

const lossAfter = (scene: Scene, experiment: Experiment, times = 1): number => {
  const { t } = scene.moment;
  const { rate } = experiment.checkpoints.findLast((one) => one.t <= t)!;
  const taken = times === 1 ? experiment : change(experiment, t, { rate: rate * times });
  return meanLossOf(taken, t + 1, samplesAt(experiment, t));
};

/** What the chapter asks before it tells. */
export const questions = {
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
    options: always('they all rise', 'they stay', 'the largest takes all'),
    truth: () => 1,
  },
  'even-odds': {
    kind: 'number',
    unfit: dense,
    truth: (scene) => Math.log(widthOf(scene, last(scene))),
  },
  overflow: {
    kind: 'choice',
    options: always('a number of 435 digits', 'infinity', 'an error'),
    truth: () => 1,
  },
  'which-logit': {
    kind: 'choice',
    unfit: (scene) =>
      dense(scene) ??
      (tied(numbers(scene, `dz${last(scene)}`)) ? 'several of its logits count the same' : null),
    options: (scene) => numberedFrom1('logit', widthOf(scene, last(scene))),
    truth: (scene) => largest(numbers(scene, `dz${last(scene)}`)),
  },
  'most-blame': {
    kind: 'choice',
    unfit: (scene) =>
      hidden(scene) ??
      (tied(numbers(scene, `dz${last(scene) - 1}`)) ? 'several of its units count the same' : null),
    options: (scene) => numberedFrom1('unit', widthOf(scene, last(scene) - 1)),
    truth: (scene) => largest(numbers(scene, `dz${last(scene) - 1}`)),
  },
  beyond: {
    kind: 'choice',
    options: always(
      'the errors of all layers above',
      'the error of layer l − 1 alone',
      'nothing but the loss',
    ),
    truth: () => 1,
  },
  fainter: {
    kind: 'number',
    unfit: (scene) => reached(scene, 1),
    truth: (scene) => length(numbers(scene, `dz${last(scene)}`)) / length(numbers(scene, 'dz1')),
  },
  'smaller-still': {
    kind: 'choice',
    options: always('yes, the smaller the better', 'only up to a point', 'it makes no difference'),
    truth: () => 1,
  },
  twice: {
    kind: 'choice',
    options: always('it doubles', 'it stays', 'it halves'),
    truth: () => 1,
  },
  bottom: {
    kind: 'choice',
    options: always('below nought', 'nought', 'above nought'),
    truth: () => 1,
  },
  'after-a-step': { kind: 'number', truth: (scene, experiment) => lossAfter(scene, experiment) },
  'a-hundredfold': {
    kind: 'choice',
    options: always('below the present one', 'above the present one'),
    truth: (scene, experiment) => {
      const { t } = scene.moment;
      const before = meanLossOf(experiment, t, samplesAt(experiment, t));
      return lossAfter(scene, experiment, 100) < before ? 0 : 1;
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
  'how-many-noughts': {
    kind: 'number',
    unfit: hidden,
    truth: (scene) => {
      const width = widthOf(scene, last(scene) - 1);
      return width * width - numbers(scene, `da_dz${last(scene) - 1}`).filter(Boolean).length;
    },
  },
  'all-nought': {
    kind: 'choice',
    unfit: hidden,
    options: always(
      'nothing at all',
      'the same in every unit of a layer',
      'as much as from any other start',
    ),
    // A sigmoid is a half at nought, so that the last weights learn first; tanh and ReLU are nought there.
    truth: ({ network }) => (functionEntry(activationOf(network)).at!(0) === 0 ? 0 : 1),
  },
  chance: {
    kind: 'number',
    unfit: dense,
    truth: (scene) => 100 / widthOf(scene, last(scene)),
  },
} as const satisfies Record<string, QuestionSpec>;
