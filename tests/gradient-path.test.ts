import fc from 'fast-check';
import { beforeEach, describe, expect, test } from 'vitest';
import { paths, waypoints, type CellRef } from '../src/engine/gradient-path.ts';
import { EXAMPLE } from '../chapters/07-backpropagation/model.ts';
import { sceneSelector } from '../src/state/scene-selector.ts';
import { traceAt, traceOf } from '../src/experiment/replay.ts';
import { ANSWERED, INITIAL_STATE, store } from './page.ts';
import { followedPath } from '../src/state/gradient-path.ts';
import { followGradient, stepBack, stepForward, goTo } from '../src/state/navigation.ts';
import { cellAt, offset } from '../src/tensor/tensor.ts';
import { experimentOf, networkFile } from './networks.ts';

describe('the paths from the loss to a parameter', () => {
  test('multiply to products that sum to its gradient', () => {
    fc.assert(
      fc.property(networkFile, fc.nat(), fc.nat(), (file, which, where) => {
        const experiment = experimentOf(file);
        const { parameters } = traceAt(experiment, 0).graph;
        const sample = where % file.X.length;
        const trace = traceAt(experiment, 0);
        const alone = traceOf(experiment, 0, [sample]);
        const key = `d${parameters[which % parameters.length]!}`;
        const { shape, data } = alone.at(key, alone.steps.length)!;
        const cell = cellAt(shape, where % data.length);
        const products = [...paths(trace, { key, cell }, sample)].map((path) =>
          path.reduce((product, { value }) => product * value, 1),
        );
        const sum = products.reduce((total, product) => total + product, 0);
        const size = products.reduce((total, product) => total + Math.abs(product), 0);
        expect(Math.abs(sum - data[offset(shape, cell)]!)).toBeLessThanOrEqual(1e-12 * size);
      }),
      { numRuns: 60 },
    );
  });

  test('lead from the logits to the parameter, one station each', () => {
    fc.assert(
      fc.property(networkFile, fc.nat(), (file, which) => {
        const trace = traceAt(experimentOf(file), 0);
        const { parameters } = trace.graph;
        const key = `d${parameters[which % parameters.length]!}`;
        const place = { key, cell: trace.at(key, trace.steps.length)!.shape.map(() => 0) };
        const [path] = paths(trace, place, 0);
        expect(path!.map(({ to }) => to.key)).toEqual(
          waypoints(trace, place, 0).map((station) => station.key),
        );
        expect(path![0]!.to.key).toBe(`dz${file.layers.length - 1}`);
        expect(path!.at(-1)!.to).toEqual(place);
      }),
      { numRuns: 40 },
    );
  });
});

describe('the waypoints of W¹₂₁ in the worked network', () => {
  const trace = traceAt(EXAMPLE, 0);
  const way = waypoints(trace, { key: 'dW1', cell: [1, 0] }, 0);

  test('are the gradients on the way, in the order of the steps', () => {
    expect(way.map(({ key }) => key)).toEqual(['dz3', 'da2', 'dz2', 'da1', 'dz1', 'dW1']);
    expect(way.map(({ step }) => trace.steps[step - 1]!.writes[0])).toEqual(
      way.map(({ key }) => key),
    );
    expect(way.map(({ step }) => step).toSorted((a, b) => a - b)).toEqual(
      way.map(({ step }) => step),
    );
  });

  test('hold the cells that lie on some path', () => {
    expect(way.map(({ cells }) => cells.length)).toEqual([3, 4, 4, 1, 1, 1]);
  });

  test('meet 12 paths', () => {
    expect([...paths(trace, { key: 'dW1', cell: [1, 0] }, 0)]).toHaveLength(12);
  });
});

describe('following W¹₂₁', () => {
  const place: CellRef = { key: 'W1', cell: [1, 0] };
  const state = () => store.getState();
  const scene = () => sceneSelector([])(state());

  beforeEach(() => {
    store.setState({ ...INITIAL_STATE, answers: ANSWERED }, true);
    followGradient(store, place);
  });

  test('Next rests at its waypoints, Back retraces them, then the steps go on as before', () => {
    const seen = [state()];
    for (const step of [8, 11, 12, 15, 16, 17, 18, 19]) {
      stepForward(store);
      expect(state().moment).toEqual({ t: 0, step, cell: null });
      seen.push(state());
    }
    for (const before of seen.slice(0, -1).toReversed()) {
      stepBack(store);
      expect(state()).toEqual(before);
    }
  });

  test('lights what has been reached, from the loss on, and the weight itself', () => {
    expect(followedPath(state().gradientPath!, scene())).toMatchObject({
      reached: 0,
      places: [place],
    });
    stepForward(store);
    stepForward(store);
    const { reached, places } = followedPath(state().gradientPath!, scene());
    expect(reached).toBe(2);
    expect(new Set(places.map(({ key }) => key))).toEqual(
      new Set(['dz3', 'p', 'y', 'da2', 'W3', 'W1']),
    );
  });

  test('along one path lights one cell of each gradient reached', () => {
    goTo(store, { t: 0, step: 12, cell: null });
    const followed = { place, path: 7 };
    const { path, paths: all, places } = followedPath(followed, scene());
    expect(all).toHaveLength(12);
    expect(path).toBe(all[7]);
    const gradients = places.filter(({ key }) => /^d[az]\d/.test(key));
    expect(gradients.map(({ key }) => key)).toEqual(['dz3', 'da2', 'dz2']);
    expect(followedPath({ place, path: 12 }, scene()).path).toBeNull();
  });
});
