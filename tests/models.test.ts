import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { openNetwork, saveNetwork } from '../src/export/network-file.ts';
import { saveTensors } from '../src/export/tensors-file.ts';
import { parametersAt, toJson } from '../src/experiment/replay.ts';
import { mapValues } from '../src/experiment/replay.ts';

type Nested = number | readonly Nested[];

interface Model {
  readonly network: object;
  readonly expected: {
    readonly p: Nested;
    readonly lossPerSample: Nested;
    readonly loss: number;
    readonly dx: Nested;
    readonly layers: readonly { readonly output: Nested; readonly gradient?: Nested }[];
    readonly parameters: Readonly<Record<string, Nested>>;
    readonly after: Readonly<
      Record<
        string,
        { readonly parameters: Readonly<Record<string, Nested>>; readonly loss: number }
      >
    >;
  };
}

const folder = new URL('fixtures/models/', import.meta.url);
const models = readdirSync(folder).map((name): [string, Model] => [
  name.replace('.json', ''),
  JSON.parse(readFileSync(new URL(name, folder), 'utf8')) as Model,
]);

const flat = (value: Nested): number[] =>
  typeof value === 'number' ? [value] : value.flatMap(flat);

const shapeOf = (value: Nested): number[] =>
  typeof value === 'number' ? [] : [value.length, ...shapeOf(value[0]!)];

/** The same shape, and every number within 1e-12 of the largest. */
function expectSame(actual: Nested, expected: Nested, what: string): void {
  expect(shapeOf(actual), what).toEqual(shapeOf(expected));
  const [a, e] = [flat(actual), flat(expected)];
  const scale = Math.max(1e-300, ...e.map(Math.abs));
  const worst = Math.max(0, ...a.map((value, n) => Math.abs(value - e[n]!) / scale));
  expect(worst, what).toBeLessThanOrEqual(1e-12);
}

test('networks of all kinds are there', () => expect(models.length).toBeGreaterThanOrEqual(30));

describe.each(models)('%s', (_, { network, expected }) => {
  const experiment = openNetwork(JSON.stringify(network));

  test('every tensor of the pass is that of other software', () => {
    const saved = JSON.parse(saveTensors(experiment, 0)) as Model['expected'];
    for (const key of ['p', 'lossPerSample', 'loss', 'dx'] as const)
      expectSame(saved[key], expected[key], key);
    expect(saved.layers).toHaveLength(expected.layers.length);
    expected.layers.forEach(({ output, gradient }, n) => {
      expectSame(saved.layers[n]!.output, output, `output of layer ${n + 1}`);
      expect('gradient' in saved.layers[n]!).toBe(gradient !== undefined);
      if (gradient) expectSame(saved.layers[n]!.gradient!, gradient, `gradient of layer ${n + 1}`);
    });
    expect(Object.keys(saved.parameters)).toEqual(Object.keys(expected.parameters));
    for (const [key, value] of Object.entries(expected.parameters))
      expectSame(saved.parameters[key]!, value, key);
  });

  test('so are its parameters after 1 and 10 training steps', () => {
    for (const [steps, { parameters }] of Object.entries(expected.after)) {
      const now = mapValues(parametersAt(experiment, Number(steps)), toJson);
      for (const [key, value] of Object.entries(parameters))
        expectSame(now[key]!, value, `${key} after ${steps}`);
    }
  });

  test('what is saved opens as the same', () => {
    const again = openNetwork(saveNetwork(experiment, 0));
    expect(again.network).toEqual(experiment.network);
    expect(again.checkpoints[0].parameters).toEqual(experiment.checkpoints[0].parameters);
    expect(again.checkpoints[0].data.X).toEqual(experiment.checkpoints[0].data.X);
  });
});
