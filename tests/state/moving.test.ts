import { beforeEach, expect, test } from 'vitest';
import { followGradient, goTo, stepBack, stepForward } from '../../src/state/navigation.ts';
import { INITIAL_STATE, store } from '../page.ts';
import { replaceExperiment } from '../../src/state/undo.ts';
import { experimentOf, twoSamples, workedFile } from '../networks.ts';

const state = () => store.getState();

beforeEach(() => store.setState(INITIAL_STATE, true));

test('a new network is seen at its first sample and cell', () => {
  replaceExperiment(store, experimentOf(twoSamples));
  store.setState({ sample: 1, chosen: 2 });
  replaceExperiment(store, experimentOf({ ...twoSamples, activation: 'tanh' }));
  expect(state()).toMatchObject({
    sample: 0,
    chosen: 0,
    trail: [],
    gradientPath: null,
    editing: null,
  });
});

test('who goes to a step has no way to retrace', () => {
  goTo(store, { t: 0, step: 8, cell: null });
  store.setState({ size: 'layer' });
  stepForward(store);
  expect(state().moment.step).toBe(10);
  expect(state().trail).toHaveLength(1);
  goTo(store, { t: 0, step: 10, cell: null });
  expect(state().trail).toEqual([]);
  stepBack(store);
  // Retraced it would be 8, where the layer is not begun.
  expect(state().moment.step).toBe(7);
});

test('who follows another parameter follows one of its paths', () => {
  replaceExperiment(store, experimentOf(workedFile));
  followGradient(store, { key: 'W1', cell: [0, 1] });
  store.setState({ gradientPath: { place: { key: 'W1', cell: [0, 1] }, path: 3 } });
  followGradient(store, { key: 'W2', cell: [3, 2] });
  expect(state().gradientPath).toEqual({ place: { key: 'W2', cell: [3, 2] }, path: 0 });
  expect(state().trail).toEqual([]);
});
