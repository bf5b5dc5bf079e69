import fc from 'fast-check';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { setValue, change, setTarget } from '../../src/experiment/change.ts';
import { parseCsv } from '../../src/experiment/data/csv.ts';
import { guessFormat } from '../../src/experiment/data/csv-table.ts';
import type { DataSet, Drawing, SetName } from '../../src/experiment/data/set.ts';
import { withoutPoint, withPoint } from '../../src/experiment/data/points.ts';
import { NotFetched } from '../../src/experiment/data/not-fetched.ts';
import { loadSet, setTitles } from '../../src/experiment/data/catalog.ts';
import { dataOf, firstSplit } from '../../src/experiment/data/split.ts';
import {
  checkpointAt,
  flatNumbers,
  samplesAt,
  type Checkpoint,
  type Experiment,
} from '../../src/experiment/experiment.ts';
import { openNetwork, saveNetwork } from '../../src/export/network-file.ts';
import { load, startOver } from '../../src/persistence/local-storage.ts';
import { save } from '../../src/persistence/saving.ts';
import { lastingText } from '../../src/persistence/lasting-state.ts';
import { parametersAt } from '../../src/experiment/replay.ts';
import { experimentOf, rebuilt, redrawn, settingsAt } from '../../src/experiment/setup.ts';
import { outputSize } from '../../src/layers/network.ts';
import { INITIAL_STATE, loadState, page, pageIn } from '../page.ts';
import { fileOf, setOf } from '../experiment/data.ts';

const names = Object.keys(setTitles) as SetName[];
const bring = (name: SetName, seed: number, drawing?: Drawing) =>
  Promise.resolve(setOf(name, seed, drawing));
const text = (experiment: Experiment): string => lastingText({ ...INITIAL_STATE, experiment });
const first = (name: SetName): Experiment => experimentOf(dataOf(firstSplit(setOf(name, 1))));

async function restored(experiment: Experiment): Promise<Experiment> {
  const { state, notice } = await loadState(text(experiment), bring);
  expect(notice).toBeNull();
  return state.experiment!;
}

describe.each(names)('%s', (name) => {
  test('is kept by name, and comes back whole', async () => {
    const experiment = first(name);
    expect(text(experiment).length).toBeLessThan(2_000);
    expect(await restored(experiment)).toEqual(experiment);
  });

  test('with another split, seed, scale and network too', async () => {
    const data = dataOf({ set: setOf(name, 7), seed: 7, share: 0.4 });
    const experiment = experimentOf(data, {
      layers: [data.X[0]!.length, 3, data.Y[0]!.length],
      activation: 'relu',
      seed: 5,
      scale: 0.25,
      rate: 0.125,
      batch: 3,
    });
    expect(await restored(experiment)).toEqual(experiment);
  });

  test('trained for ten steps it comes back at the step reached, with its parameters', async () => {
    const experiment = first(name);
    const moment = { t: 10, step: 3, cell: null };
    const { state, notice } = await loadState(
      lastingText({ ...INITIAL_STATE, experiment, moment }),
      bring,
    );
    expect(notice).toBeNull();
    expect(state.moment).toEqual(moment);
    expect(settingsAt(state.experiment!, 10)).toEqual(settingsAt(experiment, 10));
    expect(parametersAt(state.experiment!, 10)).toEqual(parametersAt(experiment, 10));
  });

  test('bent anywhere and trained on, each sample that differs by value', async () => {
    let experiment = setValue(first(name), 0, 'a0', [1, 0], 0.75);
    experiment = change(experiment, 2, { rate: 0.25 });
    experiment = setTarget(experiment, 3, 1, uniform(experiment));
    experiment = setValue(experiment, 3, 'W1', [0, 0], 1.5);
    const size = text(experiment).length;
    const again = await restored(experiment);
    expect(again).toEqual(experiment);
    expect(again.checkpoints[1]!.data).toEqual(again.checkpoints[0].data);
    expect(parametersAt(again, 5)).toEqual(parametersAt(experiment, 5));
    expect(text(again)).toHaveLength(size);
  });
});

test('points that are drawn with other noise come back, those edited by hand by value', async () => {
  const set = setOf('moons', 3, { size: 40, noise: 0.31 });
  const drawn = experimentOf(dataOf({ set, seed: 3, share: 0.25 }));
  expect(text(drawn).length).toBeLessThan(2_000);
  expect(await restored(drawn)).toEqual(drawn);
  const { data } = checkpointAt(drawn, 0);
  const edited = withPoint(withoutPoint(data, 5), [0.25, -1], 1);
  const own = change(drawn, 2, { data: edited });
  expect(await restored(own)).toEqual(own);
});

const uniform = (experiment: Experiment): number[] => {
  const classes = outputSize(experiment.network);
  return Array.from({ length: classes }, () => 1 / classes);
};

describe('changes of rate while training', () => {
  const withoutData = (checkpoint: Checkpoint) => ({ ...checkpoint, data: null });

  const dragged = (changes: number): Experiment =>
    Array.from({ length: changes }, (_, n) => n + 1).reduce(
      (experiment, t) => change(experiment, t, { rate: 0.5 + t / 100 }),
      first('digits'),
    );

  test('take less than 60 KB for one checkpoint of digits', () => {
    expect(text(dragged(1)).length).toBeLessThan(60_000);
  });

  test('take no more than a browser keeps for many, the older trained again', async () => {
    const experiment = dragged(60);
    expect(text(experiment).length).toBeLessThan(1_200_000);
    const { network, checkpoints } = await restored(experiment);
    const [first] = checkpoints;
    expect(network).toEqual(experiment.network);
    expect(first).toEqual(experiment.checkpoints[0]);
    // All have the same data, which are compared once.
    for (const { data } of checkpoints) expect(data).toBe(first.data);
    expect(checkpoints.map(withoutData)).toEqual(experiment.checkpoints.map(withoutData));
  });

  test('leave what was bent by value', async () => {
    const bent = setValue(change(first('iris'), 3, { rate: 0.1 }), 3, 'W1', [0, 0], 7);
    const again = change(bent, 3, { rate: 0.2 });
    expect(again.checkpoints.map(({ trained }) => trained)).toEqual([undefined, undefined]);
    expect(await restored(again)).toEqual(again);
    expect(parametersAt(await restored(again), 3)['W1']!.data[0]).toBe(7);
  });
});

describe('the reader’s own set', () => {
  const csv = fileOf('wine').trim().split('\n').slice(1).join('\n');
  const own: DataSet = parseCsv(csv, 'My wine', guessFormat(csv));
  const experiment = experimentOf(dataOf(firstSplit(own)));

  test('is kept by value, once, and comes back whole', async () => {
    const bent = change(setValue(experiment, 0, 'a0', [1, 0], 3), 4, { rate: 0.1 });
    expect(text(bent).split('"measures"')).toHaveLength(2);
    expect(await restored(bent)).toEqual(bent);
  });

  test('is standardized as the same set in the book is', () => {
    expect(checkpointAt(experiment, 0).data.X).toEqual(dataOf(firstSplit(setOf('wine', 1))).X);
  });

  test.each<[string, (set: DataSet) => DataSet, string]>([
    ['a label too many', (set) => ({ ...set, labels: [...set.labels, 0] }), 'as many targets'],
    ['a label of no class', (set) => ({ ...set, labels: set.labels.with(3, 3) }), 'a set expected'],
    ['a word', (set) => ({ ...set, measures: [['x'] as never] }), 'a set expected'],
    ['no samples', (set) => ({ ...set, measures: [], labels: [] }), 'a set expected'],
  ])('with %s is set aside', async (_, spoil, message) => {
    const copy = JSON.parse(text(experiment)) as {
      state: { experiment: { data: [{ set: DataSet }] } };
    };
    const [source] = copy.state.experiment.data;
    source.set = spoil(source.set);
    const { state, notice } = await loadState(JSON.stringify(copy), bring);
    expect(state).toEqual({});
    expect(notice).toContain(message);
  });
});

describe('begun again', () => {
  const digits = first('digits');

  test('with other settings, on the same data', () => {
    const settings = { layers: [64, 20, 10], seed: 3, scale: 2, batch: 7, rate: 0.1 };
    const again = rebuilt(digits, 0, settings);
    expect(settingsAt(again, 0)).toEqual({ activation: 'sigmoid', ...settings });
    expect(again.checkpoints[0].data).toBe(digits.checkpoints[0].data);
    expect(samplesAt(again, 0)).toHaveLength(7);
  });

  test('with a width changed twice and back it is what it was', () => {
    const there = rebuilt(digits, 0, { layers: [64, 20, 10] });
    expect(rebuilt(there, 0, { layers: [64, 32, 10] })).toEqual(digits);
  });

  test('picked samples stay picked', () => {
    const picked = change(digits, 0, { plan: { kind: 'picked', samples: [5, 9] } });
    expect(samplesAt(rebuilt(picked, 0, { seed: 2 }), 0)).toEqual([5, 9]);
  });

  test('with another split, at the same settings', () => {
    const tuned = rebuilt(digits, 0, { scale: 0.5, batch: 1437 });
    const data = dataOf({ set: setOf('digits', 1), seed: 2, share: 0.5 });
    const again = redrawn(tuned, 0, data);
    expect(settingsAt(again, 0)).toEqual({ ...settingsAt(tuned, 0), batch: 896 });
    expect(again.checkpoints[0].data).toBe(data);
  });

  test('any initial scale multiplies the weights', () => {
    fc.assert(
      fc.property(fc.constantFrom(0, 0.5, 2, 8), fc.nat(99), (scale, seed) => {
        const one = rebuilt(first('iris'), 0, { seed }).checkpoints[0].parameters;
        const scaled = rebuilt(first('iris'), 0, { seed, scale }).checkpoints[0].parameters;
        for (const key of Object.keys(one)) {
          const [before, after] = [flatNumbers(one[key]!), flatNumbers(scaled[key]!)];
          after.forEach((value, n) => expect(value).toBeCloseTo(scale * before[n]!, 12));
        }
      }),
      { numRuns: 20 },
    );
  });
});

test.each(names)('%s can be saved as a network file and opened again', (name) => {
  const experiment = first(name);
  const opened = openNetwork(saveNetwork(experiment, 0), `${name}.json`);
  expect(parametersAt(opened, 0)).toEqual(parametersAt(experiment, 0));
  expect(checkpointAt(opened, 0).data.X).toHaveLength(
    checkpointAt(experiment, 0).data.X.length - checkpointAt(experiment, 0).data.heldOut.length,
  );
});

describe('in the browser', () => {
  const kept = new Map<string, string>();
  const digits = { ...INITIAL_STATE, experiment: first('digits') };
  const refuse = (): Promise<never> => Promise.reject(new NotFetched('data/digits.csv', 'offline'));

  beforeEach(() => {
    kept.clear();
    vi.stubGlobal('localStorage', {
      getItem: (key: string) => kept.get(key) ?? null,
      setItem: (key: string, written: string) => void kept.set(key, written),
      removeItem: (key: string) => void kept.delete(key),
    });
  });

  test('a state whose data do not come waits, and nothing is saved over it', async () => {
    save(pageIn(digits));
    const before = new Map(kept);
    const { state, notice } = await load(page, refuse);
    expect(state).toEqual({});
    expect(notice).toMatch(
      /^The saved state waits for its data: data\/digits\.csv could not be loaded \(offline\)\./,
    );
    expect(save(pageIn(INITIAL_STATE))).toBe(false);
    expect(kept).toEqual(before);
    expect((await load(page, bring)).state.experiment).toEqual(digits.experiment);
    expect(save(pageIn(INITIAL_STATE))).toBe(true);
  });

  test('starting over gives up what waits', async () => {
    save(pageIn(digits));
    await load(page, refuse);
    startOver(page);
    expect(kept.size).toBe(0);
    expect(save(pageIn(INITIAL_STATE))).toBe(true);
  });

  test('a set is fetched once, and again where that failed', async () => {
    const answers = [
      () => Promise.reject(new TypeError('offline')),
      () => Promise.resolve(new Response('', { status: 503 })),
      () => Promise.resolve(new Response(fileOf('digits'))),
    ];
    const fetches = vi.fn<typeof fetch>(() => answers.shift()!());
    vi.stubGlobal('fetch', fetches);
    await expect(loadSet('digits', 1)).rejects.toThrow(
      'data/digits.csv could not be loaded (offline)',
    );
    await expect(loadSet('digits', 1)).rejects.toThrow('(the server answers 503)');
    const [one, other] = await Promise.all([loadSet('digits', 1), loadSet('digits', 2)]);
    expect(one).toBe(other);
    expect(one).toEqual(setOf('digits', 1));
    expect(fetches).toHaveBeenCalledTimes(3);
  });
});
