import { expect } from 'vitest';
import type { Experiment } from '../src/experiment/experiment.ts';
import { mapValues, parametersAt, toJson } from '../src/experiment/replay.ts';
import { saveTensors } from '../src/export/tensors-file.ts';

type Nested = number | readonly Nested[];

/** A network file, and what other software computes from it, in the layout of a tensors file. */
export interface Model {
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

const flat = (value: Nested): number[] =>
  typeof value === 'number' ? [value] : value.flatMap(flat);

const shapeOf = (value: Nested): number[] =>
  typeof value === 'number' ? [] : [value.length, ...shapeOf(value[0]!)];

/** The same shape, and every number within so much of the largest. */
function expectSame(actual: Nested, expected: Nested, within: number, what: string): void {
  expect(shapeOf(actual), what).toEqual(shapeOf(expected));
  const [a, e] = [flat(actual), flat(expected)];
  const scale = Math.max(1e-300, ...e.map(Math.abs));
  const worst = Math.max(0, ...a.map((value, n) => Math.abs(value - e[n]!) / scale));
  expect(worst, what).toBeLessThanOrEqual(within);
}

/** Every tensor of the pass, relative to its largest number. */
export function expectSamePass(
  experiment: Experiment,
  expected: Model['expected'],
  within: number,
): void {
  const saved = JSON.parse(saveTensors(experiment, 0)) as Model['expected'];
  for (const key of ['p', 'lossPerSample', 'loss', 'dx'] as const)
    expectSame(saved[key], expected[key], within, key);
  expect(saved.layers).toHaveLength(expected.layers.length);
  expected.layers.forEach(({ output, gradient }, n) => {
    expectSame(saved.layers[n]!.output, output, within, `output of layer ${n + 1}`);
    expect('gradient' in saved.layers[n]!).toBe(gradient !== undefined);
    if (gradient)
      expectSame(saved.layers[n]!.gradient!, gradient, within, `gradient of layer ${n + 1}`);
  });
  expect(Object.keys(saved.parameters)).toEqual(Object.keys(expected.parameters));
  for (const [key, value] of Object.entries(expected.parameters))
    expectSame(saved.parameters[key]!, value, within, key);
}

/** The parameters after 1 and 10 training steps. */
export function expectSameSteps(
  experiment: Experiment,
  { after }: Model['expected'],
  within: number,
): void {
  for (const [steps, { parameters }] of Object.entries(after)) {
    const now = mapValues(parametersAt(experiment, Number(steps)), toJson);
    for (const [key, value] of Object.entries(parameters))
      expectSame(now[key]!, value, within, `${key} after ${steps}`);
  }
}
