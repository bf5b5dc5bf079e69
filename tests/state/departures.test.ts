import { expect, test } from 'vitest';
import { EXAMPLE } from '../../chapters/07-backpropagation/model.ts';
import { change, setTarget, setValue } from '../../src/experiment/change.ts';
import { checkpointAt } from '../../src/experiment/experiment.ts';
import { experimentOf } from '../../src/experiment/setup.ts';
import { departures } from '../../src/state/departures.ts';

const said = (experiment = EXAMPLE, t = 0): string => departures(EXAMPLE, experiment, t).join(', ');

test('the book’s own numbers need no word', () => {
  expect(said()).toBe('');
  expect(said(structuredClone(EXAMPLE))).toBe('');
  expect(said(setValue(setValue(EXAMPLE, 0, 'W1', [0, 1], 2), 0, 'W1', [0, 1], -0.6))).toBe('');
});

test('what was changed is named, and the training step', () => {
  expect(said(EXAMPLE, 40)).toBe('step 40');
  expect(said(setValue(EXAMPLE, 0, 'W1', [0, 1], 2))).toBe('your weights');
  expect(said(setValue(EXAMPLE, 0, 'a0', [1, 0], 2))).toBe('your input');
  expect(said(setTarget(EXAMPLE, 0, 0, [1, 0, 0]), 3)).toBe('your target, step 3');
  expect(said(change(EXAMPLE, 2, { rate: 0.1 }), 2)).toBe('your learning rate, step 2');
  expect(said(change(EXAMPLE, 2, { rate: 0.1 }), 1)).toBe('step 1');
});

test('other data and other networks are named', () => {
  const { data } = checkpointAt(EXAMPLE, 0);
  expect(said(experimentOf({ ...data, name: 'iris', title: 'Iris' }))).toBe('Iris');
  expect(said(experimentOf(data))).toBe('your network');
  expect(said(experimentOf({ ...data, name: 'file', title: 'mine.json' }), 5)).toBe(
    'your network, step 5',
  );
});
