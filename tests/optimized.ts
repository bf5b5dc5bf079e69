import { readFileSync } from 'node:fs';
import { openNetwork } from '../src/export/network-file.ts';
import { usualSettings } from '../src/ops/training/training.ts';
import type { Experiment } from '../src/experiment/experiment.ts';

const settings: Readonly<Record<string, object>> = {
  momentum: { optimizer: { type: 'momentum' }, learningRate: 0.05 },
  ...Object.fromEntries(
    Object.keys(usualSettings).map((type) => [
      `${type} and L2`,
      { optimizer: { type }, l2: 0.02, learningRate: 0.01 },
    ]),
  ),
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
