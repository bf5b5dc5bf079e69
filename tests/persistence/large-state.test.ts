import { expect, test } from 'vitest';
import { countParameters, LIMITS } from '../../src/experiment/limits.ts';
import type { Experiment } from '../../src/experiment/experiment.ts';
import { openNetwork } from '../../src/export/network-file.ts';
import { parametersAt } from '../../src/experiment/replay.ts';
import { lastingText } from '../../src/persistence/lasting-state.ts';
import type { ReaderState } from '../../src/state/store.ts';
import { INITIAL_STATE, loadState } from '../page.ts';
import { addParameters } from '../../src/experiment/run/run-cache.ts';

/** Characters that browsers keep for a site. */
const ROOM = 5 * 2 ** 20;

/** Of a network near the bounds, and of one whose parameters are just enough to be packed. */
const largest: Layers = [447, 444, 2];
const packed: Layers = [90, 60, 2];

type Layers = readonly [number, number, 2];

/** A network whose parameters are given, not drawn. */
function withParameters(layers: Layers): Experiment {
  const [inputs, units, classes] = layers;
  const long = (n: number): number => Math.sin(n + 1) / 3;
  const rows = (count: number, length: number) =>
    Array.from({ length: count }, (_, i) =>
      Array.from({ length }, (_, k) => long(i * length + k) / Math.sqrt(length)),
    );
  return openNetwork(
    JSON.stringify({
      layers,
      W: [rows(units, inputs), rows(classes, units)],
      b: [rows(1, units)[0], rows(1, classes)[0]],
      X: rows(2, inputs),
      Y: [
        [0.25, 0.75],
        [1, 0],
      ],
    }),
  );
}

test('a trained network at the bounds fits the room that browsers give, and comes back trained', async () => {
  expect(countParameters(largest)).toBeGreaterThan(0.99 * LIMITS.parameters);
  const experiment = withParameters(largest);
  const state: ReaderState = {
    ...INITIAL_STATE,
    experiment,
    moment: { t: 2, step: 5, cell: null },
  };
  const text = lastingText(state);
  expect(text.length).toBeLessThan(0.95 * ROOM);
  const { state: restored, notice } = await loadState(text);
  expect(notice).toBeNull();
  expect(restored.moment).toEqual(state.moment);
  expect(restored.experiment).toEqual(experiment);
  for (const t of [0, 2]) {
    expect(parametersAt(restored.experiment!, t)).toEqual(parametersAt(experiment, t));
  }
});

test('numbers that do not fit are refused by name, older texts by rows are read', async () => {
  const state: ReaderState = { ...INITIAL_STATE, experiment: withParameters(packed) };
  const json = JSON.parse(lastingText(state)) as {
    state: { experiment: { checkpoints: { parameters: Record<string, unknown> }[] } };
  };
  const { parameters } = json.state.experiment.checkpoints[0]!;
  const whole = parameters['b2'] as string;
  const noticeWith = async (value: unknown): Promise<string | null> => {
    parameters['b2'] = value;
    return (await loadState(JSON.stringify(json))).notice;
  };
  for (const bad of ['', 'x', '%%', whole.slice(4), `AAAAAAAA${whole}`, btoa('\xff'.repeat(16))]) {
    expect(await noticeWith(bad), bad).toMatch(/b2: 2 packed numbers expected/);
  }
  expect(await noticeWith([0.5, 0.25])).toBeNull();
  expect(await noticeWith([0.5])).toMatch(/b2: 2 numbers expected \(n_2\), 1 found/);
});

test('every number comes back with its bits', async () => {
  const { network, checkpoints } = withParameters(packed);
  const [first] = checkpoints;
  const b1 = [-0, 5e-324, 1 / 3, -1e300, ...(first.parameters['b1'] as number[]).slice(4)];
  const experiment: Experiment = {
    network,
    checkpoints: [{ ...first, parameters: { ...first.parameters, b1: b1.map((x) => x || 0) } }],
  };
  addParameters(network, experiment.checkpoints[0], 1, { ...first.parameters, b1 });
  const text = lastingText({ ...INITIAL_STATE, experiment, moment: { t: 1, step: 1, cell: null } });
  const { reached } = (JSON.parse(text) as { state: { reached: Record<string, never> } }).state;
  const bytes = Uint8Array.from(atob(reached['parameters']!['b1']), (one) => one.charCodeAt(0));
  expect([...new Float64Array(bytes.buffer)]).toEqual(b1);
});
