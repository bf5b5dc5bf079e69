import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { NETWORK } from '../../../chapters/08-convolution/model.ts';
import { bitmapOf, blockCounts, pixelsOf, type Stroke } from '../../../src/draw/digit-bitmap.ts';
import { trainer } from '../../../src/engine/training/trainer.ts';
import { bundled, parseBundled } from '../../../src/experiment/data/bundled.ts';
import { dataOf, firstSplit } from '../../../src/experiment/data/split.ts';
import { nudged, passOver, taught } from '../../../src/experiment/drawn.ts';
import { batchOf, sampler, trainingSamples } from '../../../src/experiment/experiment.ts';
import { mapValues, parametersAt, toJson } from '../../../src/experiment/replay.ts';
import { experimentOf } from '../../../src/experiment/setup.ts';
import { graphOf, initialParameters } from '../../../src/layers/network.ts';
import { compiledKernels } from '../../kernels.ts';

const digits = dataOf(
  firstSplit(parseBundled(bundled.digits, readFileSync('public/data/digits.csv', 'utf8'))),
);

/** The network of the chapter, trained as the page does it. */
const learned = (() => {
  const all = batchOf(NETWORK, digits, [...digits.X.keys()]);
  const learner = trainer(graphOf(NETWORK), initialParameters(NETWORK, 1), all, compiledKernels);
  const columns = sampler(trainingSamples(digits), { kind: 'shuffled', size: 24, seed: 1 });
  const began = performance.now();
  learner.run({ from: 0, to: 2000, rate: 0.2, columns });
  return { learner, took: performance.now() - began };
})();

const parameters = learned.learner.parameters();
const experiment = {
  ...experimentOf(digits, { network: NETWORK }),
  checkpoints: [
    {
      ...experimentOf(digits, { network: NETWORK }).checkpoints[0],
      parameters: mapValues(parameters, (value) => toJson(value)),
    },
  ],
} as const;

/** Points on an arc about a center, in turns from 0 at the right, clockwise. */
const arc = (x: number, y: number, rx: number, ry: number, from: number, to: number): Stroke =>
  Array.from({ length: 25 }, (_, n) => {
    const turn = 2 * Math.PI * (from + ((to - from) * n) / 24);
    return [x + rx * Math.cos(turn), y + ry * Math.sin(turn)] as const;
  });

/** Plain digits as strokes in a square of 100. */
const hand: Readonly<Record<number, readonly Stroke[]>> = {
  0: [arc(50, 50, 28, 45, 0, 1)],
  1: [
    [
      [35, 25],
      [55, 5],
      [55, 95],
    ],
  ],
  2: [[...arc(50, 30, 26, 25, 0.5, 1.1), [25, 92], [80, 92]]],
  3: [[...arc(48, 27, 24, 22, 0.55, 1.2), ...arc(48, 72, 28, 24, 0.8, 1.45)]],
  4: [
    [
      [45, 5],
      [15, 60],
      [85, 60],
    ],
    [
      [62, 30],
      [55, 97],
    ],
  ],
  5: [[[78, 6], [32, 6], [30, 45], ...arc(48, 68, 28, 27, 0.65, 1.4)]],
  6: [[[60, 4], [38, 35], ...arc(50, 70, 26, 26, 0.5, 1.5)]],
  7: [
    [
      [18, 8],
      [80, 8],
      [45, 96],
    ],
    [
      [32, 52],
      [74, 52],
    ],
  ],
  8: [arc(50, 27, 21, 22, 0, 1), arc(50, 73, 25, 24, 0, 1)],
  9: [[...arc(50, 30, 24, 25, 0, 1), [72, 60], [60, 97]]],
};

const slanted = (strokes: readonly Stroke[], by: number, scale: number): readonly Stroke[] =>
  strokes.map((stroke) =>
    stroke.map(([x, y]) => [scale * (x + by * (50 - y)) + 7, scale * y + 11] as const),
  );

test('a drawing is scaled and centered to 32 × 32 points, and its ink counted in blocks', () => {
  const line: readonly Stroke[] = [
    [
      [10, 10],
      [10, 90],
    ],
  ];
  const bits = bitmapOf(line);
  const inked = [...bits.keys()].filter((n) => bits[n]);
  const rows = inked.map((n) => Math.floor(n / 32));
  const columns = inked.map((n) => n % 32);
  expect([Math.min(...rows), Math.max(...rows)]).toEqual([0, 31]);
  expect(Math.min(...columns) + Math.max(...columns)).toBe(31);
  const counts = blockCounts(bits);
  expect(counts).toHaveLength(64);
  expect(counts.reduce((sum, count) => sum + count, 0)).toBe(inked.length);
  expect(Math.max(...counts)).toBeLessThanOrEqual(16);
  // Neither the place nor the size of a drawing matters.
  expect(pixelsOf(slanted(hand[3]!, 0, 2.5))).toEqual(pixelsOf(slanted(hand[3]!, 0, 0.4)));
  expect(pixelsOf([]).every((pixel) => pixel === 0)).toBe(true);
  expect(pixelsOf([[[5, 5]]]).some((pixel) => pixel > 0)).toBe(true);
});

test('the network reads at least 97 % of the held-out digits', () => {
  const { right } = learned.learner.measure(digits.heldOut);
  expect(right / digits.heldOut.length).toBeGreaterThanOrEqual(0.97);
});

test('it reads most digits that are drawn by several hands', () => {
  const read = [-0.15, 0, 0.15].flatMap((slant) =>
    Object.entries(hand).map(([digit, strokes]) => {
      const pixels = pixelsOf(slanted(strokes, slant, 1.3));
      const trace = passOver({ network: NETWORK }, parameters, pixels, 0, 0);
      const { data: p } = trace.at('p', trace.steps.length)!;
      return [Number(digit), p.indexOf(Math.max(...p))] as const;
    }),
  );
  const right = read.filter(([digit, says]) => digit === says).length;
  expect(
    right,
    JSON.stringify(read.filter(([one, other]) => one !== other)),
  ).toBeGreaterThanOrEqual(24);
});

test('one step on a drawing lowers its loss, and moves the parameters by the gradient', () => {
  const pixels = pixelsOf(hand[3]!);
  const lossOf = (values: ReturnType<typeof parametersAt>): number =>
    passOver({ network: NETWORK }, values, pixels, 8, 0).at('L', 99)!.data[0]!;
  const after = taught(experiment, 0, pixels, 8, 0.01);
  const before = parametersAt(experiment, 0);
  const now = parametersAt(after, 0);
  expect(lossOf(now)).toBeLessThan(lossOf(before));
  const trace = passOver({ network: NETWORK }, before, pixels, 8, 0.01);
  const gradient = trace.at('dW2', trace.steps.length)!;
  now['W2']!.data.forEach((value, n) =>
    expect(value).toBeCloseTo(before['W2']!.data[n]! - 0.01 * gradient.data[n]!, 14),
  );
});

test('the gradient by the pixels agrees with differences, and moves them to another digit', () => {
  const pixels = pixelsOf(hand[3]!);
  const trace = passOver({ network: NETWORK }, parameters, pixels, 5, 0);
  const slopes = trace.at('da0', trace.steps.length)!.data;
  const lossAt = (n: number, by: number): number =>
    passOver(
      { network: NETWORK },
      parameters,
      pixels.map((pixel, k) => (k === n ? pixel + by : pixel)),
      5,
      0,
    ).at('L', 99)!.data[0]!;
  for (const n of [10, 19, 28, 37, 46]) {
    const measured = (lossAt(n, 1e-6) - lossAt(n, -1e-6)) / 2e-6;
    expect(slopes[n]).toBeCloseTo(measured, 5);
  }
  const images = nudged({ network: NETWORK }, parameters, pixels, 8);
  const last = passOver({ network: NETWORK }, parameters, images.at(-1)!, 8, 0);
  const { data: p } = last.at('p', last.steps.length)!;
  expect(p.indexOf(Math.max(...p))).toBe(8);
  expect(images.length).toBeGreaterThan(1);
  for (const image of images)
    for (const pixel of image) expect(pixel >= 0 && pixel <= 1).toBe(true);
});
