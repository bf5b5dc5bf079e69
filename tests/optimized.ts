import { readFileSync } from 'node:fs';
import { openNetwork } from '../src/export/network-file.ts';
import type { Experiment } from '../src/experiment/experiment.ts';

const settings = {
  momentum: { optimizer: { type: 'momentum', beta: 0.9 }, learningRate: 0.05 },
  'momentum and L2': { optimizer: { type: 'momentum', beta: 0.5 }, l2: 0.01, learningRate: 0.05 },
  'Adam and L2': { optimizer: { type: 'adam' }, l2: 0.02, learningRate: 0.01 },
};

/** Networks of the fixtures, by other optimizers than theirs. */
export const optimized: readonly (readonly [name: string, experiment: Experiment])[] = [
  'dense-2-3-4-3',
  'conv-tanh-flatten',
  'conv-one-sample',
].flatMap((model) => {
  const file = new URL(`fixtures/models/${model}.json`, import.meta.url);
  const { network } = JSON.parse(readFileSync(file, 'utf8')) as { network: object };
  return Object.entries(settings).map(
    ([name, training]) =>
      [`${model} by ${name}`, openNetwork(JSON.stringify({ ...network, ...training }))] as const,
  );
});
