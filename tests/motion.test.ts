import { describe, expect, test } from 'vitest';
import { equations } from '../chapters/07-backpropagation/equations.ts';
import { EXAMPLE } from '../chapters/07-backpropagation/model.ts';
import { shownCells } from '../src/experiment/columns.ts';
import { traceAt } from '../src/experiment/replay.ts';
import type { Experiment } from '../src/experiment/experiment.ts';
import { sceneOf, type Scene } from '../src/state/scene.ts';
import { chipsAt, MEET } from '../src/ui/motion/route.ts';
import { arrivalOf, beatAt, frameAt, motionOf, type Motion } from '../src/ui/motion/motion.ts';
import { experimentOf, workedFile } from './networks.ts';

/** Of each step of the first pass. */
function motionsOf(experiment: Experiment, chosen = 0): { scene: Scene; motion: Motion }[] {
  const trace = traceAt(experiment, 0);
  return trace.steps.map((_, s) => {
    const scene = sceneOf({
      network: experiment.network,
      trace,
      moment: { t: 0, step: s + 1, cell: null },
      sample: 0,
      chosen,
      equations: Object.values(equations),
    });
    return { scene, motion: motionOf(scene)! };
  });
}

const times = Array.from({ length: 101 }, (_, n) => n / 100);
const worked = motionsOf(EXAMPLE);
const named = worked.map(({ scene, motion }): [string, Scene, Motion] => [
  `${scene.step!.id} of ${motion.key}`,
  scene,
  motion,
]);

/** A network of 7 inputs, 31 hidden units and 5 outputs, whose weights are of very different sizes. */
function wide(): Experiment {
  const weights = (rows: number, columns: number): number[][] =>
    Array.from({ length: rows }, (_, i) =>
      Array.from({ length: columns }, (_, k) => Math.sin(3 * i + 7 * k) / (1 + i)),
    );
  return experimentOf({
    ...workedFile,
    layers: [7, 31, 5],
    W: [weights(31, 7), weights(5, 31)],
    b: [Array<number>(31).fill(0.1), Array<number>(5).fill(-0.2)],
    X: [[1, -1, 0.5, 2, -0.3, 0.7, 0.2]],
    Y: [[0, 0, 1, 0, 0]],
  });
}

describe.each(named)('%s', (_, scene, motion) => {
  test('every cell that is written arrives once, with the numbers of the trace', () => {
    const value = scene.trace.at(motion.key, scene.moment.step)!;
    const cells = shownCells(scene.trace.graph, motion.key, value, 0);
    expect(motion.results.map(({ cell }) => cell)).toEqual(cells);
    expect(motion.values).toEqual([...value.data]);
    expect(motion.beatOf.toSorted((a, b) => a - b)).toEqual(motion.beatOf);
  });

  test('at 0 nothing is there, at 1 all is, and between more and more', () => {
    const arrived = times.map((time) => frameAt(motion, time).arrived);
    expect(arrived[0]).toBe(0);
    expect(arrived.at(-1)).toBe(motion.results.length);
    expect(arrived.toSorted((a, b) => a - b)).toEqual(arrived);
    expect(frameAt(motion, 0).flying).toEqual([]);
    expect(frameAt(motion, 1).flying).toEqual([]);
  });

  test('what flies goes on without a jump, to a cell that is still empty', () => {
    const before = new Map<object, number>();
    for (const time of times) {
      const frame = frameAt(motion, time);
      for (const { flight, at } of frame.flying) {
        expect(flight.result).toBeGreaterThanOrEqual(frame.arrived);
        expect(at).toBeGreaterThan(before.get(flight) ?? 0);
        before.set(flight, at);
      }
    }
    expect(before.size).toBe(motion.flights.length);
  });

  test('all that flies into a cell has arrived when the cell has', () => {
    for (const n of motion.results.keys()) {
      const frame = frameAt(motion, arrivalOf(motion, n));
      expect(frame.arrived).toBeGreaterThan(n);
      expect(frame.flying.every(({ flight }) => flight.result !== n)).toBe(true);
    }
  });
});

describe('what flies', () => {
  test('adds up to the cell where products are summed', () => {
    const sums = worked.filter(({ scene }) => ['affine.z', 'affine.da'].includes(scene.step!.id));
    expect(sums.length).toBeGreaterThan(3);
    for (const { motion } of sums) {
      for (const [n, value] of motion.values.entries()) {
        const parts = motion.flights.filter(({ result }) => result === n);
        const sum = parts.reduce((all, part) => all + part.value, 0);
        expect(sum).toBeCloseTo(value, 12);
      }
    }
  });

  test('goes along the edge of its weight, δ³ back through the column of W³', () => {
    const { motion } = worked.find(({ motion: { key } }) => key === 'da2')!;
    const toSecond = motion.flights.filter(({ result }) => result === 1);
    expect(toSecond.map(({ edge }) => edge)).toEqual([
      { key: 'W3', cell: [0, 1] },
      { key: 'W3', cell: [1, 1] },
      { key: 'W3', cell: [2, 1] },
    ]);
  });

  test('fills an outer product row by row', () => {
    const { motion } = worked.find(({ motion: { key } }) => key === 'dW2')!;
    expect(motion.beatOf).toEqual([0, 0, 0, 1, 1, 1, 2, 2, 2, 3, 3, 3]);
  });

  test('is at most 200 parts of a larger step: the chosen cell’s, and the largest of the others', () => {
    const chosen = 3;
    const large = motionsOf(wide(), chosen).find(({ motion }) => motion.key === 'z1')!.motion;
    const all = large.flights.map(({ value }) => Math.abs(value));
    expect(large.flights.length).toBe(200);
    expect(large.flights.filter(({ result }) => result === chosen)).toHaveLength(8);
    expect(large.most).toBe(Math.max(...all));
    expect(large.beats).toBeLessThanOrEqual(24);
  });
});

test('a beat begins before the last one has ended, and the last ends at 1', () => {
  expect(beatAt({ beats: 1 }, 0)).toEqual([0, 1]);
  const [first, second, last] = [0, 1, 3].map((beat) => beatAt({ beats: 4 }, beat));
  expect(first![0]).toBe(0);
  expect(second![0]).toBeLessThan(first![1]);
  expect(last![1]).toBe(1);
});

describe('between matrices', () => {
  const box = (x: number, y: number) => ({ x, y, width: 50, height: 20 });
  const [weight, activation] = [box(0, 40), box(200, 0)];
  const stations = [
    { x: 300, y: 300 },
    { x: 400, y: 10 },
  ];

  test('a cell goes to the one that it meets, which waits', () => {
    const [start, ...others] = chipsAt([weight, activation], stations, 0.001);
    expect(others).toEqual([]);
    expect(start!.at.x).toBeCloseTo(25, 1);
    expect(start!.at.y).toBeCloseTo(50, 1);
    const [met] = chipsAt([weight, activation], stations, MEET - 1e-9);
    expect(met!.at.x).toBeCloseTo(225, 3);
    expect(met!.at.y).toBeCloseTo(10, 3);
  });

  test('their product goes on through the sum into the result', () => {
    const place = (at: number) => chipsAt([weight, activation], stations, at)[0]!.at;
    const half = MEET + (1 - MEET) / 2;
    expect(place(half).x).toBeCloseTo(300, 6);
    expect(place(half).y).toBeCloseTo(300, 6);
    expect(place(1).x).toBeCloseTo(400, 6);
    expect(place(1).y).toBeCloseTo(10, 6);
  });
});
