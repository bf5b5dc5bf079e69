import fc from 'fast-check';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { setValue, change } from '../../src/experiment/change.ts';
import { EXAMPLE } from '../../chapters/07-backpropagation/model.ts';
import { denseNetwork } from '../../src/layers/network.ts';
import { load, startOver } from '../../src/persistence/local-storage.ts';
import { save } from '../../src/persistence/saving.ts';
import { lastingText } from '../../src/persistence/lasting-state.ts';
import { FIRST } from '../../src/state/questions.ts';
import type { ReaderState } from '../../src/state/store.ts';
import { INITIAL_STATE, store, loadState, page, pageIn } from '../page.ts';
import { experimentOf, networkFile } from '../networks.ts';

const bent: ReaderState = {
  ...INITIAL_STATE,
  experiment: setValue(EXAMPLE, 2, 'W1', [1, 0], 0.75),
  moment: { t: 2, step: 12, cell: 1 },
  size: 'cell',
  chosen: 2,
  editing: { key: 'W1', cell: [1, 0] },
  gradientPath: { place: { key: 'W1', cell: [1, 0] }, path: 3 },
  answers: { [FIRST]: { guess: 1, because: '', told: false } },
  derivations: { recursion: { now: 1, shown: 3, layer: 2, free: { i: 1 } } },
  numberSwitches: { EqA1: false },
  asking: { 'exercise-softmax': [{ key: 'p', cell: [1] }] },
};

const fleeting = {
  past: [],
  future: [],
  gesture: null,
  trail: [],
  playing: false,
  focus: null,
  asked: null,
  notice: null,
  following: { paused: null, leads: 'stage' },
  unkept: null,
};

/** The saved text of `bent` with the value at a path replaced. */
function spoilt(path: readonly (string | number)[], value: unknown): string {
  const copy: unknown = JSON.parse(lastingText(bent));
  const parent = ['state', ...path.slice(0, -1)].reduce<unknown>(
    (part, key) => (part as Record<string, unknown>)[key],
    copy,
  );
  (parent as Record<string, unknown>)[path.at(-1)!] = value;
  return JSON.stringify(copy);
}

const checkpoint = ['experiment', 'checkpoints', 1];
const data = ['experiment', 'data', 0];

describe('a state', () => {
  test('is restored as it was saved, but for what passes', async () => {
    const { state, notice } = await loadState(
      lastingText({ ...bent, playing: true, past: [EXAMPLE] }),
    );
    expect(notice).toBeNull();
    expect({ ...state, ...fleeting }).toEqual(bent);
  });

  test('with any network is restored', async () => {
    await fc.assert(
      fc.asyncProperty(networkFile, async (file) => {
        const experiment = experimentOf(file);
        const { state, notice } = await loadState(
          lastingText({ ...INITIAL_STATE, experiment, moment: { t: 0, step: 2, cell: null } }),
        );
        expect(notice).toBeNull();
        expect(state.experiment).toEqual(JSON.parse(JSON.stringify(experiment)));
      }),
      { numRuns: 30 },
    );
  });
});

/** What version 2 saved: dense networks alone, as their widths and one activation. */
const VERSION_2 =
  '{"version":2,"state":{"experiment":{"network":{"layers":[2,3,2],"activation":"tanh"},"checkpoints":[{"t":0,' +
  '"parameters":{"W1":[[0.5,-1],[0.25,2],[-0.75,1]],"b1":[0,0.5,-0.5],"W2":[[1,-2,0.5],[0.5,0,-1]],"b2":[0.25,0]},' +
  '"data":0,"bent":[],"plan":{"kind":"picked","samples":[0,1]},"rate":0.125}],"data":[{"kind":"given","name":"file",' +
  '"title":"Two moons","X":[[1,2],[-1,0.5]],"Y":[[1,0],[0.25,0.75]],"features":[],"classes":[],"heldOut":[]}]},' +
  '"moment":{"t":2,"step":3,"cell":1},"size":"cell","speed":1,"sample":1,"chosen":2,"held":{"key":"W2","cell":[1,2]},' +
  '"edges":"gradients","tab":"tensors","language":"typescript","notation":"index","thread":{"place":{"key":"W1",' +
  '"cell":[1,0]},"path":1},"bet":"fall","answers":{},"walks":{},"pins":["EqA1"],"theme":"dark","keys":false}}';

describe('a state of version 2', () => {
  test('opens as it was', async () => {
    const { state, notice } = await loadState(VERSION_2);
    expect(notice).toBeNull();
    const [{ parameters, data: samples, rate, plan }] = state.experiment!.checkpoints;
    expect(state.experiment!.network).toEqual(denseNetwork([2, 3, 2], 'tanh'));
    expect(parameters['W2']).toEqual([
      [1, -2, 0.5],
      [0.5, 0, -1],
    ]);
    expect([samples.title, samples.X, samples.Y]).toEqual([
      'Two moons',
      [
        [1, 2],
        [-1, 0.5],
      ],
      [
        [1, 0],
        [0.25, 0.75],
      ],
    ]);
    expect([rate, plan]).toEqual([0.125, { kind: 'picked', samples: [0, 1] }]);
    expect(state).toMatchObject({
      moment: { t: 2, step: 3, cell: 1 },
      editing: { key: 'W2', cell: [1, 2] },
      gradientPath: { place: { key: 'W1', cell: [1, 0] }, path: 1 },
      answers: { [FIRST]: { guess: 1, because: '', told: false } },
    });
  });

  test('is saved in the present version, and comes back the same', async () => {
    const { state } = await loadState(VERSION_2);
    const text = lastingText({ ...INITIAL_STATE, ...state });
    expect(text).toContain('"version":7');
    expect((await loadState(text)).state).toEqual(state);
  });

  test('whose numbers do not fit its widths is set aside', async () => {
    const { state, notice } = await loadState(VERSION_2.replace('[2,3,2]', '[2,4,2]'));
    expect(state).toEqual({});
    expect(notice).toContain('parameters.W1: 4 rows expected (n_1), 3 found');
  });
});

describe('what the stage asks about', () => {
  test('stays while the numbers of the example change', async () => {
    expect((await loadState(lastingText(bent))).state.experiment!.asks).toEqual(EXAMPLE.asks);
  });

  test('was told by the name of the samples up to version 6', async () => {
    const text = lastingText(bent).replace('"version":7', '"version":6');
    const former = text.replace(`"asks":${JSON.stringify(EXAMPLE.asks)},`, '');
    expect(former).not.toBe(text);
    expect((await loadState(former)).state.experiment!.asks).toEqual(EXAMPLE.asks);
    expect((await loadState(VERSION_2)).state.experiment!.asks).toBeUndefined();
  });
});

describe('a corrupt state is set aside', () => {
  test.each<[string, string]>([
    ['', 'not JSON'],
    ['null', 'an object expected, null found'],
    ['{}', 'version: missing'],
    [lastingText(bent).replace('"version":7', '"version":8'), 'version 7 expected, 8 found'],
    [spoilt(['moment', 't'], -1), 'moment.t: a whole number'],
    [spoilt(['moment', 'step'], 99), 'moment: 24 steps, not 99'],
    [spoilt(['moment', 'cell'], 99), 'moment: a cell that its step does not write'],
    [spoilt(['sample'], 1), 'sample: '],
    [spoilt(['experiment', 'asks', 'key'], 'W9'), 'experiment.asks: '],
    [spoilt(['editing', 'key'], 'W9'), 'editing: '],
    [spoilt(['editing', 'cell'], [3, 0]), 'editing: '],
    [spoilt(['gradientPath', 'place', 'cell'], [0]), 'gradientPath: '],
    [
      spoilt(['derivations', 'recursion', 'shown'], 0),
      'derivations.recursion.shown: a whole number of at',
    ],
    [spoilt(['derivations', 'recursion', 'free', 'i'], 'x'), 'derivations.recursion.free.i'],
    [spoilt(['derivations'], undefined), ''],
    [
      spoilt(['experiment', 'network', 'layers', 2, 'units'], 3),
      'parameters.W2: 3 rows expected (n_2), 4 found',
    ],
    [spoilt([...checkpoint, 't'], 0), 'checkpoints: training steps from 0 upwards expected'],
    [spoilt([...checkpoint, 'parameters', 'W1'], [[1, 2]]), 'checkpoints[1].parameters.W1: 3 rows'],
    [spoilt([...checkpoint, 'parameters', 'W1', 1], [1]), 'parameters.W1[1]: 2 numbers expected'],
    [spoilt([...checkpoint, 'parameters'], null), 'parameters expected, none were drawn'],
    [spoilt([...checkpoint, 'data'], 1), 'its samples are missing'],
    [spoilt([...data, 'Y', 0], [1, 1, 0]), 'they sum to 2'],
    [spoilt([...data, 'heldOut'], [1]), 'held out that does not exist'],
    [spoilt([...data, 'heldOut'], [0]), ''],
    [spoilt([...data, 'kind'], 'borrowed'), 'data[0].kind: samples expected'],
    [
      spoilt(data, { kind: 'split', set: 'xor', seed: 1, share: 0 }),
      'checkpoints[0]: its samples do not fit the network',
    ],
    [spoilt(data, { kind: 'split', set: 'roses', seed: 1, share: 0 }), 'set: a set expected'],
    [spoilt(data, { kind: 'split', set: 'xor', seed: 1, share: 1 }), 'share: a share from 0 up to'],
    [spoilt([...checkpoint, 'plan', 'samples'], [1]), 'asks for samples that do not exist'],
    [spoilt([...checkpoint, 'plan', 'samples'], []), 'plan.samples'],
    [spoilt([...checkpoint, 'rate'], -1), 'rate: a number of at least 0 expected, -1 found'],
    [spoilt(['experiment', 'checkpoints'], []), 'checkpoints'],
  ])('%#: %s', async (text, message) => {
    const { state, notice } = await loadState(text);
    if (message === '') return expect(notice).toBeNull();
    expect(state).toEqual({});
    expect(notice).toContain('The saved state could not be read and was set aside: ');
    expect(notice).toContain(message);
  });

  test('whatever stands in place of whatever', async () => {
    const wrong = fc.oneof(fc.jsonValue({ maxDepth: 2 }), fc.integer(), fc.constant(undefined));
    await fc.assert(
      fc.asyncProperty(wrong, fc.infiniteStream(fc.nat()), async (value, choices) => {
        const copy = JSON.parse(lastingText(bent)) as Record<string, unknown>;
        let parent = copy;
        for (;;) {
          const keys = Object.keys(parent);
          const key = keys[choices.next().value! % keys.length]!;
          const child = parent[key];
          const isLeaf = typeof child !== 'object' || child === null || !Object.keys(child).length;
          if (isLeaf || choices.next().value! % 6 === 0) {
            parent[key] = value;
            break;
          }
          parent = child as Record<string, unknown>;
        }
        const { state, notice } = await loadState(JSON.stringify(copy));
        if (notice === null) expect(Object.keys(state)).toHaveLength(13);
        else expect(state).toEqual({});
      }),
      { numRuns: 500 },
    );
  });

  test('any text', async () => {
    await fc.assert(
      fc.asyncProperty(fc.oneof(fc.string(), fc.json()), async (text) => {
        expect(await loadState(text)).toMatchObject({
          state: {},
          notice: expect.any(String) as string,
        });
      }),
    );
  });

  test('numbers that leave the finite ones at the moment', async () => {
    const steep = change(setValue(EXAMPLE, 2, 'W3', [0, 0], 1000), 2, { rate: 1e308 });
    expect((await loadState(lastingText({ ...bent, experiment: steep }))).notice).toMatch(
      /set aside: [Wb]\d: expected finite/,
    );
  });
});

describe('in the browser', () => {
  const kept = new Map<string, string>();
  const storage = {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, text: string) => void kept.set(key, text),
    removeItem: (key: string) => void kept.delete(key),
  };

  beforeEach(() => {
    kept.clear();
    vi.stubGlobal('localStorage', storage);
  });

  test('a state that was never saved is said nothing of', async () => {
    expect(await load(page)).toEqual({ state: {}, notice: null });
  });

  test('a saved state is loaded', async () => {
    expect(save(pageIn(bent))).toBe(true);
    expect((await load(page)).state.experiment).toEqual(bent.experiment);
  });

  test('a corrupt state is kept beside, and the next one is saved', async () => {
    save(pageIn(bent));
    const [key] = kept.keys();
    kept.set(key!, '{');
    expect(await load(page)).toMatchObject({
      state: {},
      notice: expect.stringContaining('not JSON') as string,
    });
    expect([...kept.values()]).toEqual(['{', '{']);
    save(pageIn(bent));
    expect((await load(page)).notice).toBeNull();
    expect([...kept.values()]).toContain('{');
  });

  test('starting over forgets it', () => {
    save(pageIn(bent));
    store.setState(bent, true);
    startOver(page);
    expect(kept.size).toBe(0);
    expect(store.getState()).toEqual(INITIAL_STATE);
  });

  test('a storage that refuses is no harm', async () => {
    const refuse = (): never => {
      throw new DOMException('quota', 'QuotaExceededError');
    };
    vi.stubGlobal('localStorage', { getItem: refuse, setItem: refuse, removeItem: refuse });
    expect(await load(page)).toEqual({ state: {}, notice: null });
    expect(save(pageIn(bent))).toBe(false);
    expect(() => startOver(page)).not.toThrow();
  });
});
