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
import { hands, written } from './hands.ts';

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

const three = hands['plain']![3]!;

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
  expect(pixelsOf(written(three, { size: 2.5 }))).toEqual(pixelsOf(written(three, { size: 0.4 })));
  expect(pixelsOf([]).every((pixel) => pixel === 0)).toBe(true);
  expect(pixelsOf([[[5, 5]]]).some((pixel) => pixel > 0)).toBe(true);
});

test('the network reads at least 97 % of the held-out digits', () => {
  const { right } = learned.learner.measure(digits.heldOut);
  expect(right / digits.heldOut.length).toBeGreaterThanOrEqual(0.97);
});

/** What the network says of a drawing. */
function saysOf(strokes: readonly Stroke[]): number {
  const trace = passOver({ network: NETWORK }, parameters, pixelsOf(strokes), 0, 0);
  const { data: p } = trace.at('p', trace.steps.length)!;
  return p.indexOf(Math.max(...p));
}

const styles = [-0.2, 0, 0.2].flatMap((slant) =>
  [0.75, 1, 1.2].flatMap((wide) => [0, 3].map((tremor) => ({ slant, wide, tremor, size: 1.3 }))),
);

// Plainly written digits are those of the data set; hasty ones are harder to people too.
test.each([
  ['plain', 0.9],
  ['round', 0.85],
  ['angular', 0.8],
])(
  'of digits in a %s hand, in many slants, widths and tremors, it reads at least the share %d',
  (name, least) => {
    const wrong: string[] = [];
    for (const [digit, strokes] of Object.entries(hands[name]!))
      for (const [seed, style] of styles.entries()) {
        const says = saysOf(written(strokes, { ...style, seed: seed + 1 }));
        if (says !== Number(digit)) wrong.push(`${digit} as ${says}: ${JSON.stringify(style)}`);
      }
    const share = 1 - wrong.length / (10 * styles.length);
    expect(share, wrong.join('\n')).toBeGreaterThanOrEqual(least);
  },
);

test('one step on a drawing lowers its loss, and moves the parameters by the gradient', () => {
  const pixels = pixelsOf(three);
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
  const pixels = pixelsOf(three);
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
  const images = [...nudged({ network: NETWORK }, parameters, pixels, 8)];
  const last = passOver({ network: NETWORK }, parameters, images.at(-1)!, 8, 0);
  const { data: p } = last.at('p', last.steps.length)!;
  expect(p.indexOf(Math.max(...p))).toBe(8);
  expect(images.length).toBeGreaterThan(1);
  for (const image of images)
    for (const pixel of image) expect(pixel >= 0 && pixel <= 1).toBe(true);
});
