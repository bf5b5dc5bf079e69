import fc from 'fast-check';
import { expect, test } from 'vitest';
import { lossProbe } from '../../../src/experiment/checking/loss-probe.ts';
import { traceAt } from '../../../src/experiment/replay.ts';
import { at, cellAt, offset, type Cell } from '../../../src/tensor/tensor.ts';
import { poolWindows, usesOf } from '../../../src/ui/maps/uses.ts';
import { experiments } from './networks.ts';

/** Cells of `read`, without the sample, that change when one number of `key` is changed by so much. */
function changed(
  probe: ReturnType<typeof lossProbe>,
  key: string,
  cell: Cell,
  read: string,
  by: number,
): string[] {
  const { tensors, loss } = probe;
  const { shape, data } = tensors[key]!;
  const place = offset(shape, cell);
  const value = data[place]!;
  const result = tensors[read]!;
  const from = /^[Wb]\d$|^a0$/.test(key) ? undefined : key;
  loss(from);
  const before = result.data.slice();
  data[place] = value + by;
  loss(from);
  const found = [...result.data.keys()].filter((n) => result.data[n] !== before[n]);
  data[place] = value;
  loss();
  return found
    .map((n) => cellAt(result.shape, n))
    .filter((one) => one.at(-1) === 0)
    .map((one) => one.slice(0, -1).join(' '));
}

const unique = (cells: readonly Cell[]): string[] =>
  [...new Set(cells.map((cell) => cell.join(' ')))].toSorted();

test('the uses of a convolution are what perturbing weights and inputs reaches', () => {
  fc.assert(
    fc.property(experiments, (experiment) => {
      const trace = traceAt(experiment, 0);
      const probe = lossProbe(experiment, 0);
      for (const node of trace.graph.nodes) {
        if (node.operation.kind !== 'convolution') continue;
        const { W = '', x = '', z = '' } = node.names;
        const uses = usesOf(trace, node, 0);
        const weights = new Set(uses.map(({ weight }) => weight.join(' ')));
        expect(weights.size).toBeGreaterThan(0);
        const inputs = trace.at(x, trace.steps.length)!;
        for (const one of unique(uses.map(({ weight }) => weight)).filter((_, n) => n % 3 === 0)) {
          const cell = one.split(' ').map(Number);
          // A weight that meets a 0, as after ReLU, changes nothing there.
          const reached = uses.filter(
            ({ weight, input }) => weight.join(' ') === one && at(inputs, [...input, 0]) !== 0,
          );
          expect(changed(probe, W, cell, z, 1).toSorted()).toEqual(
            unique(reached.map(({ output }) => output)),
          );
        }
        for (const one of unique(uses.map(({ input }) => input)).filter((_, n) => n % 3 === 0)) {
          const cell = [...one.split(' ').map(Number), 0];
          const reached = uses.filter(({ input }) => input.join(' ') === one);
          expect(changed(probe, x, cell, z, 1).toSorted()).toEqual(
            unique(reached.map(({ output }) => output)),
          );
        }
      }
    }),
    { numRuns: 6 },
  );
});

test('the window of a pooled cell is what it reads, and the winner is what moves it', () => {
  fc.assert(
    fc.property(experiments, (experiment) => {
      const trace = traceAt(experiment, 0);
      const probe = lossProbe(experiment, 0);
      const node = trace.graph.nodes.find(({ operation }) => operation.kind === 'pooling')!;
      const { x = '', y = '' } = node.names;
      const values = trace.at(x, trace.steps.length)!;
      for (const { output, cells, winner } of poolWindows(trace, node, 0).filter(
        (_, n) => n % 3 === 0,
      )) {
        const reads = (cell: Cell, by: number): boolean =>
          changed(probe, x, [...cell, 0], y, by).includes(output.join(' '));
        for (const cell of cells) expect(reads(cell, 100)).toBe(true);
        const outside = [cells[0]![0]!, values.shape[1]! - 1, values.shape[2]! - 1];
        if (!cells.some((cell) => cell.join() === outside.join()))
          expect(reads(outside, 100)).toBe(false);
        if (!winner) continue;
        const numbers = cells.map((cell) => at(values, [...cell, 0]));
        const largest = Math.max(...numbers);
        // The first of equal ones, row by row.
        expect(winner).toEqual(cells[numbers.indexOf(largest)]);
        const tied = numbers.filter((value) => value === largest).length > 1;
        if (!tied) for (const cell of cells) expect(reads(cell, 1e-9)).toBe(cell === winner);
      }
    }),
    { numRuns: 8 },
  );
});
