import fc from 'fast-check';
import { beforeEach, describe, expect, test } from 'vitest';
import { setValue, change, setTarget } from '../../src/experiment/change.ts';
import { EXAMPLE } from '../../chapters/07-backpropagation/model.ts';
import { commit, endGesture, redo, replaceExperiment, undo } from '../../src/state/undo.ts';
import { openNetwork } from '../../src/export/network-file.ts';
import { parametersAt } from '../../src/experiment/replay.ts';
import { INITIAL_STATE, store } from '../page.ts';
import { cellAt } from '../../src/tensor/tensor.ts';

const state = () => store.getState();
const nudge = (value: number, gesture?: string) =>
  commit(store, setValue(state().experiment, state().moment.t, 'W1', [1, 0], value), gesture);

const small = openNetwork(
  JSON.stringify({
    layers: [1, 2],
    W: [[[1], [-1]]],
    b: [[0, 0]],
    X: [[1], [2]],
    Y: [
      [1, 0],
      [0, 1],
    ],
  }),
);

beforeEach(() => store.setState(INITIAL_STATE, true));

describe('undo and redo', () => {
  test('of 20 bends at random restore every state on the way', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(), fc.nat(), fc.double({ min: -2, max: 2, noNaN: true })), {
          minLength: 20,
          maxLength: 20,
        }),
        fc.nat({ max: 2 }),
        (bends, t) => {
          store.setState({ ...INITIAL_STATE, moment: { t, step: 9, cell: null } }, true);
          const keys = Object.keys(parametersAt(EXAMPLE, 0));
          const seen = [state().experiment];
          for (const [which, where, value] of bends) {
            const key = [...keys, 'a0'][which % (keys.length + 1)]!;
            const shape = key === 'a0' ? [2, 1] : parametersAt(EXAMPLE, 0)[key]!.shape;
            const count = shape.reduce((product, n) => product * n, 1);
            commit(
              store,
              setValue(state().experiment, t, key, cellAt(shape, where % count), value),
            );
            seen.push(state().experiment);
          }
          const last = structuredClone(state());
          for (const experiment of seen.slice(0, -1).toReversed()) {
            undo(store);
            expect(state().experiment).toEqual(experiment);
          }
          expect(state()).toMatchObject({ past: [], moment: { t, step: 9, cell: null } });
          expect(state().future).toHaveLength(20);
          for (const experiment of seen.slice(1)) {
            redo(store);
            expect(state().experiment).toEqual(experiment);
          }
          expect(state()).toEqual(last);
        },
      ),
      { numRuns: 10 },
    );
  });

  test('with nothing to undo or redo change nothing', () => {
    undo(store);
    redo(store);
    expect(state()).toBe(INITIAL_STATE);
  });

  test('a new change clears what was undone', () => {
    nudge(1);
    undo(store);
    nudge(2);
    expect(state().future).toEqual([]);
    expect(state().past).toEqual([EXAMPLE]);
  });

  test('at most 200 changes are kept', () => {
    for (let n = 0; n < 205; n++) nudge(n / 100);
    expect(state().past).toHaveLength(200);
  });
});

describe('a gesture', () => {
  test('is undone as one', () => {
    nudge(1, 'W1');
    nudge(2, 'W1');
    nudge(3, 'W1');
    expect(state().past).toEqual([EXAMPLE]);
    undo(store);
    expect(state().experiment).toBe(EXAMPLE);
  });

  test('ends where another begins, at its end and at an undo', () => {
    nudge(1, 'W1');
    nudge(2, 'b1');
    endGesture(store);
    nudge(3, 'b1');
    undo(store);
    nudge(4, 'b1');
    expect(state().past).toHaveLength(3);
  });
});

describe('what still exists is kept', () => {
  test('moment, sample, choices and the number that is edited by a change', () => {
    const editing = { key: 'W1', cell: [1, 0] };
    const kept = {
      moment: { t: 1, step: 12, cell: 1 },
      chosen: 2,
      editing,
      gradientPath: { place: editing, path: 3 },
    };
    store.setState(kept);
    nudge(0.5);
    expect(state()).toMatchObject(kept);
    undo(store);
    expect(state()).toMatchObject(kept);
  });

  test('and what does not is dropped or held within the pass', () => {
    replaceExperiment(store, small);
    store.setState({
      moment: { t: 0, step: 10, cell: null },
      sample: 1,
      editing: { key: 'a0', cell: [0, 1] },
    });
    undo(store);
    expect(state()).toMatchObject({ experiment: EXAMPLE, sample: 0, editing: null });
    store.setState({
      moment: { t: 0, step: 24, cell: null },
      chosen: 5,
      editing: { key: 'W3', cell: [2, 3] },
      gradientPath: { place: { key: 'W3', cell: [2, 3] }, path: null },
    });
    redo(store);
    const { moment, chosen } = state();
    expect(moment).toEqual({ t: 0, step: 11, cell: null });
    expect(chosen).toBe(1);
    expect(state()).toMatchObject({ editing: null, gradientPath: null, trail: [] });
  });

  test('a smaller mini-batch leaves no sample beyond it', () => {
    replaceExperiment(store, small);
    store.setState({ sample: 1 });
    commit(store, change(small, 0, { plan: { kind: 'picked', samples: [1] } }));
    expect(state().sample).toBe(0);
    commit(store, setTarget(state().experiment, 0, 0, [0.5, 0.5]));
    expect(state().experiment.checkpoints[0].data.Y).toEqual([
      [1, 0],
      [0.5, 0.5],
    ]);
  });
});

test('an experiment that takes the place of another has its forward pass done', () => {
  store.setState({ moment: { t: 3, step: 20, cell: 1 }, playing: true, chosen: 3 });
  replaceExperiment(store, small);
  expect(state()).toMatchObject({
    moment: { t: 0, step: 4, cell: null },
    sample: 0,
    chosen: 0,
    playing: false,
    gradientPath: null,
    editing: null,
    past: [EXAMPLE],
  });
});

describe('numbers that leave the finite ones', () => {
  const steep = openNetwork(
    JSON.stringify({
      layers: [1, 2],
      W: [[[0], [0]]],
      b: [[0, 0]],
      X: [[1000]],
      Y: [[1, 0]],
      learningRate: 1e304,
    }),
  );

  test('are not put in force', () => {
    const endless = setValue(EXAMPLE, 0, 'W3', [0, 0], Infinity);
    commit(store, endless);
    expect(state()).toMatchObject({ experiment: EXAMPLE, past: [] });
    expect(state().notice).toMatch(
      /^Not changed: some numbers would no longer be finite\. W3: expected/,
    );
  });

  test('send an undone moment back to where they are finite', () => {
    replaceExperiment(store, steep);
    commit(store, change(steep, 0, { rate: 0.1 }));
    store.setState({ moment: { t: 30, step: 5, cell: null } });
    undo(store);
    expect(state().experiment).toBe(steep);
    expect(state().moment).toEqual({ t: 0, step: 5, cell: null });
    expect(state().notice).toMatch(/^Training step 30 cannot be shown\./);
  });
});
