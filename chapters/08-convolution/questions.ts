import type { QuestionSpec } from '../../src/state/questions.ts';
import type { Scene } from '../../src/state/scene.ts';
import { size } from '../../src/tensor/tensor.ts';

const always =
  (...options: readonly string[]) =>
  (): readonly string[] =>
    options;

/** Positions of the kernels of the first layer, which has to be a convolution. */
function positions({ trace }: Scene): number {
  const { shape = [] } = trace.at('z1', trace.steps.length) ?? {};
  return size(shape.slice(1, -1));
}

const convolves = ({ trace }: Scene): string | null =>
  trace.graph.nodes[0]?.operation.kind === 'convolution'
    ? null
    : 'its first layer is not a convolution';

/** The questions that the chapter asks before it gives the answer. */
export const questions = {
  shuffle: {
    kind: 'choice',
    options: always('the dense one', 'the convolutional one', 'both', 'neither'),
    truth: () => 1,
  },
  entries: { kind: 'number', unfit: convolves, truth: positions },
  'output-size': { kind: 'number', truth: () => Math.floor((8 + 2 - 3) / 2) + 1 },
  uses: { kind: 'number', unfit: convolves, truth: positions },
  'not-turned': {
    kind: 'choice',
    options: always('it stops with an error', 'it runs and learns worse', 'nothing changes'),
    truth: () => 1,
  },
  pooled: {
    kind: 'choice',
    options: always('a quarter to each', 'all of it to the largest', 'all of it to each cell'),
    truth: () => 1,
  },
  'kernels-first': {
    kind: 'choice',
    unfit: convolves,
    options: always('about 10 %, as by guessing', 'about 50 %', 'above 90 %'),
    truth: () => 2,
  },
} as const satisfies Record<string, QuestionSpec>;
