import fc from 'fast-check';
import { beforeEach, describe, expect, test } from 'vitest';
import {
  isOutcome,
  outcomeMoment,
  START,
  stepSizes,
  type Moment,
  type StepSize,
} from '../src/engine/moment.ts';
import { addressOf, momentFromAddress } from '../src/persistence/address.ts';
import { setValue, change } from '../src/experiment/change.ts';
import { EXAMPLE } from '../chapters/07-backpropagation/model.ts';
import { samplesAt, type Experiment, type BatchPlan } from '../src/experiment/experiment.ts';
import { parametersAt, traceAt } from '../src/experiment/replay.ts';
import { sceneSelector } from '../src/state/scene-selector.ts';
import { clockOf } from '../src/state/scene.ts';
import type { ReaderState } from '../src/state/store.ts';
import { ANSWERED, INITIAL_STATE, store } from './page.ts';
import { stepBack, stepForward, goTo, goToOutcome } from '../src/state/navigation.ts';
import { experimentOf, type NetworkFile } from './networks.ts';

const file: NetworkFile = {
  layers: [2, 3, 2],
  activation: 'tanh',
  W: [
    [
      [0.1, 0.2],
      [-0.3, 0.4],
      [0.5, -0.6],
    ],
    [
      [0.7, -0.8, 0.9],
      [-0.1, 0.2, 0.3],
    ],
  ],
  b: [
    [0.1, 0, -0.1],
    [0, 0.2],
  ],
  X: Array.from({ length: 7 }, (_, n) => [n / 7, 1 - n / 3]),
  Y: Array.from({ length: 7 }, (_, n) => (n % 2 ? [1, 0] : [0.25, 0.75])),
  learningRate: 0.5,
};

const batch = experimentOf(file);
const planned = (plan: BatchPlan): Experiment => change(batch, 0, { plan });
const experiments: [string, Experiment][] = [
  ['the worked network', EXAMPLE],
  ['a batch', batch],
  ['mini-batches whose last is smaller', planned({ kind: 'shuffled', size: 4, seed: 1 })],
  ['mini-batches whose last is one sample', planned({ kind: 'shuffled', size: 3, seed: 1 })],
  [
    'one sample, from step 2 on a batch',
    change(planned({ kind: 'picked', samples: [1] }), 2, {
      plan: { kind: 'picked', samples: [0, 1, 2] },
    }),
  ],
];

const state = () => store.getState();
const pass = () => traceAt(state().experiment, state().moment.t);

/** Every value of the pass at the moment, by name. */
function values(): Record<string, number[] | undefined> {
  const { moment } = state();
  const trace = pass();
  const keys = new Set(trace.steps.flatMap(({ writes, reads }) => [...writes, ...reads]));
  return Object.fromEntries(
    [...keys].toSorted().map((key) => {
      const value = trace.at(key, moment.step);
      return [key, value && [...value.data]];
    }),
  );
}

/** A moment somewhere in the first three training steps. */
function someMoment(experiment: Experiment, sample: number, n: number): Moment {
  const t = n % 3;
  const trace = traceAt(experiment, t);
  const step = (n >> 2) % (trace.steps.length + 1);
  if (t > 0 && step === 0) return START;
  const cells = clockOf(trace, sample).cells(step);
  const cell = (n >> 7) % cells;
  return { t, step, cell: step === 0 || cell === cells - 1 ? null : cell };
}

beforeEach(() => store.setState(INITIAL_STATE, true));

describe.each(experiments)('%s', (_, experiment) => {
  test('k steps on and k back is the state before', () => {
    fc.assert(
      fc.property(
        fc.nat({ max: 0xffff }),
        fc.nat({ max: 1 }),
        fc.constantFrom<StepSize>(...stepSizes),
        fc.integer({ min: 1, max: 25 }),
        (n, column, size, k) => {
          const smallest = Math.min(...[0, 1, 2].map((t) => samplesAt(experiment, t).length));
          const sample = Math.min(column, smallest - 1);
          store.setState({ ...INITIAL_STATE, experiment, sample, size, answers: ANSWERED }, true);
          goTo(store, someMoment(experiment, sample, n));
          const before = state();
          const numbers = values();
          for (let i = 0; i < k; i++) stepForward(store);
          expect(state().notice).toBeNull();
          for (let i = 0; i < k; i++) stepBack(store);
          expect(state()).toEqual(before);
          expect(values()).toEqual(numbers);
        },
      ),
      { numRuns: 30 },
    );
  });

  test('steps back without a trail end at the start, and then on again pass the same moments', () => {
    for (const size of stepSizes) {
      store.setState(
        { ...INITIAL_STATE, experiment, size, moment: START, answers: ANSWERED },
        true,
      );
      const seen: Moment[] = [];
      while (state().moment.t < 3 && seen.length < 1000) {
        seen.push(state().moment);
        stepForward(store);
      }
      store.setState({ trail: [] });
      for (const moment of size === 'training step' ? [] : seen.toReversed()) {
        stepBack(store);
        expect(state().moment, size).toEqual(moment);
      }
    }
  });

  test('every step lands on a moment of its pass, which can be shown', () => {
    fc.assert(
      fc.property(
        fc.nat({ max: 0xffff }),
        fc.nat({ max: 2 }),
        fc.constantFrom<StepSize>(...stepSizes),
        (n, column, size) => {
          const sample = Math.min(column, samplesAt(experiment, n % 3).length - 1);
          store.setState({ ...INITIAL_STATE, experiment, sample, size, answers: ANSWERED }, true);
          goTo(store, someMoment(experiment, sample, n));
          for (let i = 0; i < 8; i++) {
            stepForward(store);
            const { moment } = state();
            const scene = sceneSelector([])(state());
            if (isOutcome(moment, pass())) {
              expect(moment).toEqual(outcomeMoment(moment.t, pass()));
              expect(scene.step).toBeNull();
              continue;
            }
            expect(moment.step).toBeLessThanOrEqual(pass().steps.length);
            expect(scene.step?.writes).toHaveLength(scene.step!.rule.statements.length);
            expect(scene.opened).not.toBeNull();
          }
        },
      ),
      { numRuns: 30 },
    );
  });

  test('stepping, going to it and following a link reach the same numbers', () => {
    store.setState({ ...INITIAL_STATE, experiment, answers: ANSWERED }, true);
    goTo(store, START);
    for (let i = 0; i < 50; i++) {
      stepForward(store);
      const { moment } = state();
      const numbers = values();
      const link = momentFromAddress(addressOf(state()));
      // The same experiment, replayed from nothing.
      store.setState({ ...INITIAL_STATE, experiment: { ...experiment }, answers: ANSWERED }, true);
      goTo(store, link.moment!);
      expect(state().moment).toEqual(moment);
      expect(values()).toEqual(numbers);
      store.setState({ experiment }, false);
    }
  });

  test('a bend leaves what came before it, and what follows starts from it', () => {
    const bent = setValue(experiment, 3, 'W1', [1, 0], 0.75);
    for (const t of [0, 1, 2]) expect(parametersAt(bent, t)).toEqual(parametersAt(experiment, t));
    const { W1, ...others } = parametersAt(bent, 3);
    const { W1: former, ...same } = parametersAt(experiment, 3);
    expect(others).toEqual(same);
    expect(W1!.data).toEqual(former!.data.with(2, 0.75));
    const trace = traceAt(bent, 3);
    expect(parametersAt(bent, 4)['W1']).toEqual(trace.at('W1', trace.steps.length));
  });
});

describe('where one pass has steps that the next has not', () => {
  const uneven = planned({ kind: 'shuffled', size: 3, seed: 1 }); // 3, 3 and 1 sample
  const idAt = ({ step }: Moment) => pass().steps[step - 1]!.id;

  test('a training step leads to the same step of the other, and back', () => {
    const before = traceAt(uneven, 1).steps;
    before.forEach(({ id }, s) => {
      store.setState(
        { ...INITIAL_STATE, experiment: uneven, size: 'training step', answers: ANSWERED },
        true,
      );
      goTo(store, { t: 1, step: s + 1, cell: null });
      stepForward(store);
      expect(state().moment.t).toBe(2);
      expect(idAt(state().moment)).toBe(id.startsWith('mean') ? before[s - 1]!.id : id);
      stepBack(store);
      expect(state().moment).toEqual({ t: 1, step: s + 1, cell: null });
    });
  });

  test('the end of one leads to that of the other, and its outcome to that of the other', () => {
    store.setState(
      { ...INITIAL_STATE, experiment: uneven, size: 'training step', answers: ANSWERED },
      true,
    );
    for (const t of [1, 2, 3]) {
      goTo(store, { t: t - 1, step: traceAt(uneven, t - 1).steps.length, cell: null });
      stepForward(store);
      expect(state().moment).toEqual({ t, step: pass().steps.length, cell: null });
      goToOutcome(store, t - 1);
      stepForward(store);
      expect(state().moment).toEqual(outcomeMoment(t, pass()));
    }
  });

  test('a gradient path is followed through each, and back', () => {
    const gradientPath = { place: { key: 'W1', cell: [1, 0] }, path: null };
    const start = {
      ...INITIAL_STATE,
      experiment: uneven,
      gradientPath,
      size: 'training step',
      answers: ANSWERED,
    };
    store.setState(start as ReaderState, true);
    goTo(store, { t: 2, step: 10, cell: null });
    const before = state();
    for (const id of ['affine.dW', 'affine.dW', 'affine.dW']) {
      stepForward(store);
      expect(idAt(state().moment)).toBe(id);
    }
    expect(state().moment.t).toBe(4);
    for (let i = 0; i < 3; i++) stepBack(store);
    expect(state()).toEqual(before);
  });

  test('the sample looked at is one of the mini-batch', () => {
    store.setState(
      { ...INITIAL_STATE, experiment: uneven, sample: 2, size: 'cell', answers: ANSWERED },
      true,
    );
    goTo(store, { t: 1, step: 99, cell: null });
    stepForward(store);
    expect(state()).toMatchObject({ moment: { t: 2, step: 1, cell: 0 }, sample: 0 });
  });
});

test.each(['cell', 'operation', 'layer', 'pass'] as const)(
  'by %s the outcome comes between the last update and the next pass',
  (size) => {
    store.setState({ ...INITIAL_STATE, size, answers: ANSWERED }, true);
    const { steps } = traceAt(EXAMPLE, 0);
    goTo(store, { t: 0, step: steps.length, cell: null });
    stepForward(store);
    expect(state().moment).toEqual({ t: 0, step: steps.length + 1, cell: null });
    stepForward(store);
    expect(state().moment.t).toBe(1);
    goTo(store, { t: 1, step: 0, cell: null });
    expect(state().moment).toEqual({ t: 0, step: steps.length + 1, cell: null });
  },
);

test('a moment is replayed alike from every way it is reached', () => {
  const direct = parametersAt({ ...EXAMPLE }, 100);
  const stepwise: Experiment = { ...EXAMPLE };
  for (let t = 1; t < 100; t += 7) parametersAt(stepwise, t);
  expect(parametersAt(stepwise, 100)).toEqual(direct);
  expect(parametersAt(stepwise, 33)).toEqual(parametersAt({ ...EXAMPLE }, 33));
});
