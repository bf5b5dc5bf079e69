import { expect, test } from 'vitest';
import { denseNetwork } from '../src/layers/network.ts';
import { squareAround } from '../src/draw/plots/regions.ts';
import { zeros } from '../src/tensor/tensor.ts';
import type { Data } from '../src/experiment/experiment.ts';
import { decisionRegions } from '../src/training/decision-regions.ts';
import { drawPoints, nearestPoint } from '../src/ui/training/charts/plane/sample-marks.ts';
import type { Palette } from '../src/ui/training/palette.ts';
import { blobs } from './training/runs.ts';

type Point = readonly [x: number, y: number];

const SIDE = 340;

/** Where marks are drawn: the middle of each outline. */
function drawn(draw: (context: CanvasRenderingContext2D) => void): Point[] {
  const marks: Point[] = [];
  let outline: Point[] = [];
  const corner = (x: number, y: number): void => void outline.push([x, y]);
  const middle = (): Point => {
    const mean = (axis: 0 | 1): number =>
      outline.reduce((sum, one) => sum + one[axis], 0) / outline.length;
    return [mean(0), mean(1)];
  };
  const context = {
    setLineDash: () => undefined,
    beginPath: () => void (outline = []),
    arc: corner,
    moveTo: corner,
    lineTo: corner,
    closePath: () => undefined,
    fill: () => void marks.push(middle()),
    stroke: () => undefined,
  };
  draw(context as unknown as CanvasRenderingContext2D);
  return marks;
}

const grey = [128, 128, 128] as const;
const palette = {
  classes: [grey, grey, grey],
  paper: grey,
  ink: grey,
} as unknown as Palette;

const plane = {
  origin: [0, 0],
  axes: [
    [1, 0],
    [0, 1],
  ],
} as const;

const marksOf = (data: Data) => ({
  data,
  points: data.X.map(([x, y]) => [x!, y!] as const),
});

test('a sample is drawn where the region of its own place is drawn', () => {
  const experiment = blobs();
  const [{ data }] = experiment.checkpoints;
  const square = squareAround(data.X);
  const marks = drawn((context) =>
    drawPoints(context, { ...marksOf(data), square, side: SIDE, palette, looked: null, at: null }),
  );
  expect(marks).toHaveLength(data.X.length);
  // A network whose p tells where a point is: p of class 1 grows with x, that of class 2 with y.
  const side = 400;
  const evaluate = decisionRegions(denseNetwork([2, 3], 'tanh'), { ...square, side }, plane);
  const { p } = evaluate({
    W1: { shape: [3, 2], data: Float64Array.of(1, 0, 0, 1, 0, 0) },
    b1: zeros([3]),
  });
  marks.forEach(([x, y], n) => {
    const [column, row] = [x, y].map((place) => Math.floor((place / SIDE) * side));
    const at = row! * side + column!;
    const log = (i: number): number => Math.log(p.data[i * side * side + at]!);
    const found = [log(0) - log(2), log(1) - log(2)];
    const pixel = (square.x[1] - square.x[0]) / side;
    // The middle of a mark of three corners or five is its point within a pixel or two.
    expect(Math.abs(found[0]! - data.X[n]![0]!), `sample ${n + 1} across`).toBeLessThan(4 * pixel);
    expect(Math.abs(found[1]! - data.X[n]![1]!), `sample ${n + 1} up`).toBeLessThan(4 * pixel);
  });
});

test('the sample nearest to where it is drawn is itself', () => {
  const [{ data }] = blobs().checkpoints;
  const square = squareAround(data.X);
  const marks = drawn((context) =>
    drawPoints(context, { ...marksOf(data), square, side: SIDE, palette, looked: null, at: null }),
  );
  const top = data.X.reduce((best, x, n) => (x[1]! > data.X[best]![1]! ? n : best), 0);
  expect(marks[top]![1]).toBe(Math.min(...marks.map(([, y]) => y)));
  const [x, y] = marks[top]!;
  expect(nearestPoint(marksOf(data).points, square, [x / SIDE, y / SIDE])).toBe(top);
});
