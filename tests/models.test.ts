import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { openNetwork, saveNetwork } from '../src/export/network-file.ts';
import { expectSamePass, expectSameSteps, type Model } from './models.ts';

const folder = new URL('fixtures/models/', import.meta.url);
const models = readdirSync(folder).map((name): [string, Model] => [
  name.replace('.json', ''),
  JSON.parse(readFileSync(new URL(name, folder), 'utf8')) as Model,
]);

test('networks of all kinds are there', () => expect(models.length).toBeGreaterThanOrEqual(30));

describe.each(models)('%s', (_, { network, expected }) => {
  const experiment = openNetwork(JSON.stringify(network));

  test('every tensor of the pass is that of other software', () =>
    expectSamePass(experiment, expected, 1e-12));

  test('so are its parameters after 1 and 10 training steps', () =>
    expectSameSteps(experiment, expected, 1e-12));

  test('what is saved opens as the same', () => {
    const again = openNetwork(saveNetwork(experiment, 0));
    expect(again.network).toEqual(experiment.network);
    expect(again.checkpoints[0].parameters).toEqual(experiment.checkpoints[0].parameters);
    expect(again.checkpoints[0].data.X).toEqual(experiment.checkpoints[0].data.X);
  });
});
