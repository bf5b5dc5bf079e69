import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { columnOf } from '../../src/experiment/columns.ts';
import {
  elementwiseFunctions,
  flattened,
} from '../../chapters/07-backpropagation/figures/elementwise.ts';
import { EXAMPLE } from '../../chapters/07-backpropagation/model.ts';
import { backThrough } from '../../chapters/07-backpropagation/figures/hadamard/both-products.ts';
import { traceAt } from '../../src/experiment/replay.ts';
import { denseNetwork } from '../../src/layers/network.ts';
import { sampleEntries } from '../../chapters/07-backpropagation/figures/hadamard/sample-entries.ts';

const H = 1e-6;
/** Away from the kink of ReLU. */
const entry = fc
  .double({ min: -3, max: 3, noNaN: true })
  .map((x) => (Math.abs(x) < 0.01 ? 0.5 : x));
const example = fc.record({
  name: fc.constantFrom('sigmoid' as const, 'tanh' as const, 'relu' as const, 'square' as const),
  by: fc.constantFrom('rows' as const, 'columns' as const),
  shape: fc.constantFrom([3, 1] as const, [2, 2] as const, [2, 3] as const),
  x: fc.array(entry, { minLength: 6, maxLength: 6 }),
  v: fc.array(entry, { minLength: 6, maxLength: 6 }),
});

describe('an elementwise function', () => {
  test('its Jacobian agrees with central differences of the flattened matrices', () => {
    fc.assert(
      fc.property(example, ({ name, by, shape: [rows, columns], x, v }) => {
        const f = elementwiseFunctions[name];
        const vec = (values: readonly number[]): number[] => {
          const out: number[] = [];
          if (by === 'rows') out.push(...values.slice(0, rows * columns));
          else
            for (let c = 0; c < columns; c++)
              for (let r = 0; r < rows; r++) out.push(values[r * columns + c]!);
          return out;
        };
        const given = x.map((one, n) => ({ x: one, v: v[n]!, from: null }));
        const { entries, J } = backThrough(f, given, { rows, columns, by });
        expect(entries.map((one) => one.x)).toEqual(vec(x));
        x.slice(0, rows * columns).forEach((_, moved) => {
          const along = (h: number) => x.map((one, n) => (n === moved ? one + h : one));
          const [up, down] = [H, -H].map((h) => vec(along(h).map(f.at)));
          const column = vec(x.map((_, n) => (n === moved ? 1 : 0))).indexOf(1);
          J.forEach((row, out) => {
            const slope = (up![out]! - down![out]!) / (2 * H);
            expect(Math.abs(row[column]! - slope)).toBeLessThan(1e-8);
          });
        });
        for (const { product, hadamard } of entries) expect(product).toBe(hadamard + 0);
      }),
    );
  });

  test('a matrix is flattened row after row, or column after column', () => {
    const order = (by: 'rows' | 'columns') => flattened(2, 3, by).map((cell) => cell.join(''));
    expect(order('rows')).toEqual(['00', '01', '02', '10', '11', '12']);
    expect(order('columns')).toEqual(['00', '10', '01', '11', '02', '12']);
  });
});

describe('entries to try it on', () => {
  test('the slopes of a whole layer give its error', () => {
    const trace = traceAt(EXAMPLE, 0);
    const given = sampleEntries(trace, 0, 3);
    const { entries } = backThrough(elementwiseFunctions.sigmoid, given, {
      rows: 3,
      columns: 1,
      by: 'rows',
    });
    const dz = columnOf(trace, 'dz1', 0);
    entries.forEach(({ hadamard }, i) => expect(hadamard).toBeCloseTo(dz[i]!, 15));
  });

  test('where one layer is too narrow they come from several, and where all are, from a list', () => {
    const layers = (count: number) =>
      sampleEntries(traceAt(EXAMPLE, 0), 0, count).map(({ from }) => from?.layer ?? 0);
    expect(layers(4)).toEqual([2, 2, 2, 2]);
    expect(layers(6)).toEqual([1, 1, 1, 2, 2, 2]);
    const [first] = EXAMPLE.checkpoints;
    const shallow = {
      network: denseNetwork([2, 3], 'sigmoid'),
      checkpoints: [{ ...first, parameters: { W1: first.parameters['W1']!, b1: [0, 0, 0] } }],
    } as const;
    expect(sampleEntries(traceAt(shallow, 0), 0, 4).map(({ from }) => from)).toEqual(
      Array(4).fill(null),
    );
  });
});
