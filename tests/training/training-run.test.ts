import { describe, expect, test } from 'vitest';
import { traceAt, traceOf } from '../../src/experiment/replay.ts';
import { samplesAt, trainingSamples } from '../../src/experiment/experiment.ts';
import { parametersAt, mapValues } from '../../src/experiment/replay.ts';
import { isPoint, nextPoint } from '../../src/experiment/run/schedule.ts';
import { readMeasurement, norms, measurementLength } from '../../src/experiment/run/measurement.ts';
import { blobs, flatAt, lapFrom } from './runs.ts';

const never = (): boolean => false;

describe('a run', () => {
  test('is what replay computes, bit for bit, however it is cut', () => {
    const [one, other] = [blobs(), blobs()];
    const lap = lapFrom(one);
    for (const to of [3, 17, 18, 200, 431]) {
      let looks = 0;
      lap.advance(to, () => looks++ % 2 === 1);
      while (lap.t < to) lap.advance(to, never);
      expect(lap.report().parameters).toEqual(flatAt(other, to));
    }
  });

  test('is what tracing and updating computes, bit for bit', () => {
    const experiment = blobs();
    const lap = lapFrom(experiment);
    lap.advance(20, never);
    const trace = traceAt(experiment, 19);
    const updated = mapValues(parametersAt(experiment, 19), (value) => value);
    for (const key of Object.keys(updated)) updated[key] = trace.at(key, trace.steps.length)!;
    const { parameters } = lap.report();
    expect([...parameters]).toEqual(
      ['W1', 'b1', 'W2', 'b2'].flatMap((key) => [...updated[key]!.data]),
    );
  });

  test('is measured at the same steps with the same numbers, however it is cut', () => {
    const whole = lapFrom(blobs());
    whole.advance(600, never);
    const cut = lapFrom(blobs());
    const rows: number[] = [];
    for (let looks = 0; cut.t < 600;) {
      cut.advance(600, () => looks++ % 3 === 0);
      rows.push(...cut.report().rows);
    }
    expect(rows).toEqual([...whole.report().rows]);
  });

  test('has the losses, the norms of the weights and of the gradients that the trace has', () => {
    const experiment = blobs();
    const { network } = experiment;
    const [{ data }] = experiment.checkpoints;
    const lap = lapFrom(experiment);
    lap.advance(12, never);
    const { rows } = lap.report();
    const width = measurementLength(network);
    for (const t of [0, 5, 11]) {
      const row = rows.subarray(t * width, (t + 1) * width);
      const whole = traceOf(experiment, t, trainingSamples(data));
      const mean = whole.at('Lbar', whole.steps.length)!.data[0]!;
      expect(readMeasurement(row)).toMatchObject({ t });
      expect(readMeasurement(row).loss).toBeCloseTo(mean, 12);
      const held = traceOf(experiment, t, data.heldOut);
      expect(readMeasurement(row).heldLoss).toBeCloseTo(
        held.at('Lbar', held.steps.length)!.data[0]!,
        12,
      );
      const batch = traceOf(experiment, t, samplesAt(experiment, t));
      for (const m of [1, 2]) {
        const norm = (key: string): number =>
          Math.hypot(...batch.at(key, key.startsWith('d') ? batch.steps.length : 0)!.data);
        expect(norms(row, 'weights')[m - 1]).toBeCloseTo(norm(`W${m}`), 12);
        expect(norms(row, 'gradients')[m - 1]).toBeCloseTo(norm(`dW${m}`), 9);
      }
    }
  });

  test('that diverges stops at the last step that was not above the first loss', () => {
    const experiment = blobs({ activation: 'relu', rate: 60 });
    const lap = lapFrom(experiment);
    lap.advance(5000, never);
    const { divergence, t, parameters } = lap.report();
    expect(divergence).not.toBeNull();
    const { began, at, loss } = divergence!;
    expect(t).toBe(began);
    expect(parameters).toEqual(flatAt(experiment, began));
    const lossAt = (step: number): number => {
      const lap = lapFrom(experiment);
      lap.advance(step, never);
      const [{ data }] = experiment.checkpoints;
      const trace = traceOf(experiment, step, trainingSamples(data));
      return trace.at('Lbar', trace.steps.length)!.data[0]!;
    };
    const first = lossAt(0);
    expect(lossAt(began)).toBeLessThanOrEqual(first);
    for (let step = began + 1; step < at; step++) expect(lossAt(step)).toBeGreaterThan(first);
    expect(loss > 20 * Math.log(3) || Number.isNaN(loss)).toBe(true);
  });

  test('that is calm does not diverge', () => {
    const lap = lapFrom(blobs());
    lap.advance(1000, never);
    expect(lap.report().divergence).toBeNull();
    expect(lap.t).toBe(1000);
  });
});

describe('the grid', () => {
  test('has every step at first, then ever fewer, each on it', () => {
    const grid = { start: 7, base: 2, dense: 4 };
    const steps = [7];
    while (steps.at(-1)! < 500) steps.push(nextPoint(grid, steps.at(-1)!));
    expect(steps.slice(0, 6)).toEqual([7, 9, 11, 13, 15, 17]);
    const strides = steps.slice(1).map((step, n) => step - steps[n]!);
    expect(strides).toEqual(strides.toSorted((a, b) => a - b));
    expect(steps.every((step) => isPoint(grid, step))).toBe(true);
    expect(steps.length).toBeLessThan(40);
  });

  test('is the same from wherever one asks', () => {
    const grid = { start: 0, base: 1, dense: 8 };
    for (let t = 0; t < 300; t++) {
      const next = nextPoint(grid, t);
      expect(isPoint(grid, next)).toBe(true);
      for (let between = t + 1; between < next; between++)
        expect(isPoint(grid, between)).toBe(false);
    }
  });
});
