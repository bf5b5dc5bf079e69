import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { curvesPlot } from '../../src/draw/plots/curves.ts';
import { arrowOrder } from '../../src/draw/arrow-order.ts';
import { unitColumns } from '../../src/draw/unit-columns.ts';
import { shapeCorners, classShapes, regionPixels, squareAround } from '../../src/draw/plots/regions.ts';

const size = { width: 500, height: 200 };

describe('a plot over training steps', () => {
  test('has room for all steps and values, and ticks inside', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 10_000_000 }),
        fc.double({ min: 1e-9, max: 1e9, noNaN: true }),
        fc.boolean(),
        (steps, high, log) => {
          const plot = curvesPlot({ ...size, steps, values: [high / 50, high], log });
          expect(plot.x(steps)).toBeLessThanOrEqual(plot.right + 1e-6);
          expect(plot.y.domain()[1]).toBeGreaterThanOrEqual(high * (1 - 1e-9));
          expect(plot.y(high)).toBeGreaterThanOrEqual(plot.top - 1e-6);
          for (const tick of plot.yTicks) {
            expect(plot.y(tick)).toBeGreaterThanOrEqual(plot.top - 1e-6);
            expect(plot.y(tick)).toBeLessThanOrEqual(plot.bottom + 1e-6);
          }
        },
      ),
    );
  });

  test('has scales that rest while the lines grow', () => {
    const ends = [310, 350, 399].map((steps) =>
      curvesPlot({ ...size, steps, values: [0.1, 1.2], log: false }).x.domain(),
    );
    expect(ends).toEqual([
      [0, 400],
      [0, 400],
      [0, 400],
    ]);
  });
});

describe('regions', () => {
  test('hold every point in a square', () => {
    const points = [
      [-1, 3],
      [2, 3.5],
      [0, -4],
    ];
    const { x, y } = squareAround(points);
    expect(x[1] - x[0]).toBeCloseTo(y[1] - y[0], 12);
    for (const [across, up] of points) {
      expect(across).toBeGreaterThan(x[0]);
      expect(across).toBeLessThan(x[1]);
      expect(up).toBeGreaterThan(y[0]);
      expect(up).toBeLessThan(y[1]);
    }
  });

  test('have the colour of the likeliest class on both sides of an edge', () => {
    // Four by four points: the left half is of the first class, the right half of the second.
    const [side, scale] = [4, 3];
    const first = Array.from({ length: side * side }, (_, n) => (n % side < 2 ? 0.9 : 0.1));
    const p = Float64Array.of(...first, ...first.map((share) => 1 - share));
    const width = side * scale;
    const out = new Uint8ClampedArray(4 * width * width);
    const [red, blue] = [
      [255, 0, 0],
      [0, 0, 255],
    ] as const;
    const colours = { classes: [red, blue], paper: [255, 255, 255], ink: [0, 0, 0] } as const;
    regionPixels(out, p, side, scale, colours);
    const row = Array.from({ length: width }, (_, x) => [...out.subarray(4 * x, 4 * x + 4)]);
    // A part of the way from paper to the mixture of the classes by their p.
    const away = (share: number): number => Math.round(255 + 0.36 * (255 * share - 255));
    expect(row[0]).toEqual([away(0.9), away(0), away(0.1), 255]);
    expect(row.at(-1)).toEqual([away(0.1), away(0), away(0.9), 255]);
    // Between them the mixture is linear, and the line in the middle is dark on both sides of it.
    const reds = row.map(([value]) => value!);
    expect(reds[4]).toBeGreaterThan(reds[7]!);
    const brightness = row.map(([r, g, b]) => r! + g! + b!);
    expect(Math.min(...brightness)).toBe(brightness[width / 2]);
    expect(brightness[width / 2 - 1]).toBe(brightness[width / 2]);
    expect(brightness[0]! - brightness[width / 2]!).toBeGreaterThan(80);
  });

  test('have marks that differ in their outlines', () => {
    const shapes = classShapes.map((mark) => shapeCorners(mark, 0, 0, 1).length);
    expect(shapes).toEqual([0, 3, 4, 4, 12]);
  });
});

describe('points of a plane, from one to the next along an axis', () => {
  const coordinate = fc.integer({ min: -3, max: 3 });
  const plane = fc.array(fc.tuple(coordinate, coordinate), { minLength: 1, maxLength: 30 });
  const axis = fc.constantFrom(0 as const, 1 as const);

  test('come all, each once, none before one that lies further on', () => {
    fc.assert(
      fc.property(plane, axis, (points, of) => {
        const seen = [arrowOrder(points, of, 0, -Infinity)];
        while (seen.length < points.length) seen.push(arrowOrder(points, of, seen.at(-1)!, 1));
        expect(new Set(seen).size).toBe(points.length);
        expect(seen.at(-1)).toBe(arrowOrder(points, of, 0, Infinity));
        const places = seen.map((n) => points[n]![of]);
        expect(places).toEqual(places.toSorted((one, other) => one - other));
      }),
    );
  });

  test('lead back, but for the last', () => {
    fc.assert(
      fc.property(plane, axis, fc.nat(), (points, of, at) => {
        const from = at % points.length;
        const next = arrowOrder(points, of, from, 1);
        if (next === from) expect(from).toBe(arrowOrder(points, of, 0, Infinity));
        else expect(arrowOrder(points, of, next, -1)).toBe(from);
      }),
    );
  });
});

test('units stand in columns inside the picture, none over another, and those left out are counted', () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 1, max: 300 }), { minLength: 2, maxLength: 8 }),
      fc.integer({ min: 240, max: 1200 }),
      (widths, width) => {
        const height = 384;
        const { size, boxes, hidden } = unitColumns(widths, width, height);
        widths.forEach((units, layer) => {
          const own = boxes.filter((box) => box.layer === layer);
          expect(own.length + hidden[layer]!).toBe(units);
          own.slice(1).forEach((box, n) => expect(box.y - own[n]!.y).toBeGreaterThan(size));
        });
        for (const { x, y } of boxes) {
          expect(x - size / 2).toBeGreaterThanOrEqual(-1e-9);
          expect(x + size / 2).toBeLessThanOrEqual(width + 1e-9);
          expect(y - size / 2).toBeGreaterThanOrEqual(-1e-9);
          expect(y + size / 2).toBeLessThanOrEqual(height + 1e-9);
        }
      },
    ),
  );
});
