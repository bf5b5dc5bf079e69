import fc from 'fast-check';
import { beforeEach, describe, expect, test } from 'vitest';
import { equations } from '../chapters/07-backpropagation/equations.ts';
import type { Moment } from '../src/engine/moment.ts';
import { valueOf } from '../src/notation/evaluation/value.ts';
import { keyOf, parseKey, refOf } from '../src/notation/symbol.ts';
import { EXAMPLE } from '../chapters/07-backpropagation/model.ts';
import { chooseCell } from '../src/state/selection.ts';
import { sceneSelector } from '../src/state/scene-selector.ts';
import { traceAt } from '../src/experiment/replay.ts';
import { shownCells } from '../src/experiment/columns.ts';
import { clockOf, isHidden, sceneOf, valueNow, type Scene } from '../src/state/scene.ts';
import { INITIAL_STATE, store } from './page.ts';
import { at, cells } from '../src/tensor/tensor.ts';
import { experimentOf, networkFile, sizeOf, twoSamples } from './networks.ts';

const all = Object.values(equations);
const worked = traceAt(EXAMPLE, 0);

const look = (moment: Partial<Moment>, chosen = 0): Scene =>
  sceneOf({
    network: EXAMPLE.network,
    trace: worked,
    moment: { t: 0, step: 0, cell: null, ...moment },
    sample: 0,
    chosen,
    equations: all,
  });

beforeEach(() => store.setState(INITIAL_STATE, true));

test('nothing is current before the first step', () => {
  expect(look({ step: 0 })).toMatchObject({ step: null, opened: null, read: [], written: [] });
  expect(valueNow(look({ step: 0 }), 'z1', [0, 0])).toBeUndefined();
  expect(valueNow(look({ step: 0 }), 'W1', [1, 0])).toBe(0.2);
});

describe('what a step marks as read and written', () => {
  test.each([
    [1, 'Eq1', ['W1', 'a0', 'b1'], ['z1']],
    [2, 'Eq2', ['z1'], ['a1']],
    [7, 'Eq4', ['y', 'p'], ['L']],
    [8, 'EqA1.1', ['p', 'y'], ['dz3']],
    [9, 'EqA1.2', ['dz3', 'a2'], ['dW3']],
    [11, 'EqA2.1', ['W3', 'dz3'], ['da2']],
    [12, 'EqA2.1', ['W3', 'dz3', 'z2'], ['dz2']],
    [13, 'EqA2.2', ['dz2', 'a1'], ['dW2']],
    [18, 'EqA2.4', ['dz1'], ['db1']],
    [24, 'Eq6.1', ['b1', 'alpha', 'db1'], ['b1']],
  ])('step %d, led by %s', (step, id, read, written) => {
    const scene = look({ step });
    expect(scene.equation?.id).toBe(id);
    expect(scene.read).toEqual(read);
    expect(scene.written).toEqual(written);
  });
});

test('the opened sum of every cell of every step comes to the value that the step wrote', () => {
  fc.assert(
    fc.property(networkFile, fc.nat(), (file, n) => {
      const experiment = experimentOf(file);
      const trace = traceAt(experiment, 0);
      const sample = n % file.X.length;
      trace.steps.forEach((step, s) => {
        const key = step.writes[0]!;
        const value = trace.at(key, s + 1)!;
        const shown = shownCells(trace.graph, key, value, sample);
        expect(clockOf(trace, sample).cells(s + 1)).toBe(shown.length);
        shown.forEach((cell, chosen) => {
          const moment = { t: 0, step: s + 1, cell: null };
          const { network } = experiment;
          const scene = sceneOf({
            network,
            trace,
            moment,
            sample,
            chosen,
            equations: all,
          });
          expect(scene.cell).toEqual(cell);
          const size = sizeOf(scene.opened!, scene.before);
          const error = Math.abs(valueOf(scene.opened!, scene.before) - at(value, cell));
          expect(error, `${key} ${cell.join(' ')}`).toBeLessThanOrEqual(
            1e-12 * Math.max(size, Number.MIN_VALUE),
          );
          for (const place of scene.sources)
            expect(at(scene.before.tensor(parseKey(place.key)), place.cell)).toBeDefined();
        });
      });
    }),
    { numRuns: 20, examples: [[twoSamples, 1]] },
  );
});

describe('a step half done', () => {
  test('shows the cells that are written, and of the others what was before', () => {
    worked.steps.forEach((step, s) => {
      const key = step.writes[0]!;
      const after = worked.at(key, s + 1)!;
      const before = worked.at(key, s);
      const shown = shownCells(worked.graph, key, after, 0);
      shown.slice(0, -1).forEach((last, cell) => {
        const scene = look({ step: s + 1, cell });
        expect(scene.cell).toEqual(last);
        shown.forEach((one, n) =>
          expect(valueNow(scene, key, one)).toBe(
            n <= cell ? at(after, one) : before && at(before, one),
          ),
        );
      });
    });
  });

  test('holds back the slope together with the activation', () => {
    const scene = look({ step: 2, cell: 0 });
    expect(valueNow(scene, 'da_dz1', [0, 0])).toBeCloseTo(0.2139, 4);
    expect(valueNow(scene, 'da_dz1', [1, 0])).toBeUndefined();
    expect(refOf('da_dz1')).toBe('z1');
  });
});

describe('the chosen cell', () => {
  test('is the one that was asked for, held within the step', () => {
    expect(look({ step: 9 }, 5).cell).toEqual([1, 1]);
    expect(look({ step: 10 }, 99).cell).toEqual([2]);
  });

  test('can be chosen by its place, where the current step writes it', () => {
    store.setState({ moment: { t: 0, step: 9, cell: null } });
    chooseCell(store, { key: 'dW3', cell: [1, 2] });
    expect(store.getState().chosen).toBe(6);
    chooseCell(store, { key: 'W3', cell: [0, 1] });
    expect(store.getState().chosen).toBe(6);
    store.setState({ moment: { t: 0, step: 8, cell: null }, chosen: 0 });
    chooseCell(store, { key: 'dz3', cell: [2] });
    expect(store.getState().chosen).toBe(2);
  });

  test('of a column is of the sample looked at', () => {
    const experiment = experimentOf(twoSamples);
    store.setState({ experiment, sample: 1, moment: { t: 0, step: 3, cell: null } });
    chooseCell(store, { key: 'z2', cell: [2, 1] });
    const scene = sceneSelector(all)(store.getState());
    expect(scene.cell).toEqual([2, 1]);
    expect(
      new Set(scene.sources.filter(({ key }) => key === 'a1').map(({ cell }) => cell[1])),
    ).toEqual(new Set([1]));
  });
});

test('a scene is the same object while nothing in it changes', () => {
  const present = sceneSelector(all);
  const scene = present(INITIAL_STATE);
  expect(present({ ...INITIAL_STATE, playing: true, speed: 4 })).toBe(scene);
  expect(present({ ...INITIAL_STATE, chosen: 1 })).not.toBe(scene);
});

test('where a group of steps ends, its equation stands on the stage', () => {
  const named = (step: number): string[] =>
    look({ step })
      .sources.map(({ key }) => key)
      .filter((key, n, keys) => keys.indexOf(key) === n);
  expect(keyOf(look({ step: 12 }).statement!.lhs.sym)).toBe('dz2');
  expect(named(11)).toEqual(['W3', 'dz3']);
  expect(named(12)).toEqual(['W3', 'dz3', 'da_dz2']);
  expect(cells(worked.at('da2', 12)!.shape)).toHaveLength(4);
});

test('what the update computes from a hidden number is hidden from its step on, and not before', () => {
  const at = (step: number): Scene =>
    sceneOf({
      network: EXAMPLE.network,
      trace: worked,
      moment: { t: 0, step, cell: null },
      sample: 0,
      chosen: 0,
      equations: all,
      hidden: [{ key: 'dW1', cell: [1, 0] }],
    });
  expect(valueNow(at(22), 'W1', [1, 0])).toBe(0.2);
  for (const step of [23, 24, 25]) {
    expect(valueNow(at(step), 'W1', [1, 0])).toBeUndefined();
    expect(valueNow(at(step), 'W1', [0, 0])).not.toBeUndefined();
    expect(valueNow(at(step), 'W2', [1, 0])).not.toBeUndefined();
  }
  expect(isHidden(at(23), 'W1', [1, 0], 22)).toBe(false);
});

test('the outcome is led by the first equation of the update, which no step computes', () => {
  const outcome = look({ step: worked.steps.length + 1 });
  expect(outcome.equation?.id).toBe('Eq6');
  expect(outcome).toMatchObject({ step: null, binding: null, read: [], written: [] });
});
