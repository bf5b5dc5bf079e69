import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  curve,
  linearPlot,
  intervalAround,
  paddedInterval,
  evenlySpaced,
  tangent,
} from '../../src/draw/plots/plot.ts';
import { setValue } from '../../src/experiment/change.ts';
import { gradientAt } from '../../src/experiment/checking/gradient-check.ts';
import { EXAMPLE } from '../../chapters/07-backpropagation/model.ts';
import { batchLoss } from '../../src/experiment/loss.ts';
import { lossAt } from '../../src/experiment/checking/loss-probe.ts';
import { traceAt } from '../../src/experiment/replay.ts';
import { at } from '../../src/tensor/tensor.ts';
import { parameters, smooth } from './networks.ts';

describe('a slice of the loss', () => {
  test('passes through the present loss, and through that of every bent network', () => {
    fc.assert(
      fc.property(smooth, fc.double({ min: -3, max: 3, noNaN: true }), (experiment, value) => {
        const trace = traceAt(experiment, 0);
        for (const place of parameters(experiment)) {
          const present = at(trace.at(place.key, 0)!, place.cell);
          expect(lossAt(experiment, 0, place, present)).toBe(batchLoss(experiment, 0));
          const bent = setValue(experiment, 0, place.key, place.cell, value);
          expect(lossAt(experiment, 0, place, value)).toBe(batchLoss(bent, 0));
        }
      }),
      { numRuns: 30 },
    );
  });

  test('asking leaves the network as it was', () => {
    const before = batchLoss(EXAMPLE, 0);
    lossAt(EXAMPLE, 0, { key: 'W1', cell: [0, 0] }, 100);
    expect(lossAt(EXAMPLE, 0, { key: 'W1', cell: [0, 0] }, 0.4)).toBe(before);
  });

  test('the drawn tangent has the slope of the gradient, and touches', () => {
    const trace = traceAt(EXAMPLE, 0);
    for (const place of parameters(EXAMPLE)) {
      const slope = gradientAt(trace, place);
      const value = at(trace.at(place.key, 0)!, place.cell);
      const loss = lossAt(EXAMPLE, 0, place, value);
      const range = intervalAround(value, 3);
      const values = evenlySpaced(range, 121).map((x) => lossAt(EXAMPLE, 0, place, x));
      const plot = linearPlot({
        width: 544,
        height: 260,
        x: range,
        y: paddedInterval(values, 0.01),
      });
      const { from, to } = tangent(plot, [value, loss], slope, 100);
      const rise = plot.y.invert(to[1]) - plot.y.invert(from[1]);
      const run = plot.x.invert(to[0]) - plot.x.invert(from[0]);
      expect(Math.abs(rise / run - slope)).toBeLessThan(1e-9);
      const h = 1e-5;
      const [up, down] = [h, -h].map((step) => lossAt(EXAMPLE, 0, place, value + step));
      expect((up! - down!) / (2 * h)).toBeCloseTo(slope, 8);
    }
  });
});

describe('the drawing', () => {
  test('the range holds the value in its middle half and stands still for small changes', () => {
    fc.assert(
      fc.property(
        fc.double({ min: -1e6, max: 1e6, noNaN: true }),
        fc.constantFrom(0.25, 3, 48),
        (value, reach) => {
          const [from, to] = intervalAround(value, reach);
          expect(to - from).toBeCloseTo(2 * reach, 6);
          expect(Math.abs(value - (from + to) / 2)).toBeLessThanOrEqual(reach / 2 + 1e-6);
        },
      ),
    );
    expect(intervalAround(0.4, 3)).toEqual([-3, 3]);
  });

  test('a curve is broken where the loss is not finite', () => {
    const plot = linearPlot({ width: 200, height: 100, x: [0, 3], y: [0, 1] });
    const path = curve(plot, [
      [0, 0],
      [1, 0.5],
      [2, Number.NaN],
      [3, 1],
    ]);
    expect(path.match(/M/g)).toHaveLength(2);
    expect(path).not.toContain('NaN');
  });

  test('a flat curve is drawn flat', () => {
    const [low, high] = paddedInterval([1, 1 + 1e-9], 0.01);
    expect(high - low).toBeGreaterThan(0.009);
    expect((low + high) / 2).toBeCloseTo(1, 6);
  });
});
