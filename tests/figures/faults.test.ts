import { describe, expect, test } from 'vitest';
import { relativeError } from '../../src/experiment/checking/gradient-check.ts';
import { traceWithBug } from '../../src/experiment/checking/planted-bug.ts';
import { EXAMPLE } from '../../chapters/07-backpropagation/model.ts';
import { traceAt } from '../../src/experiment/replay.ts';
import { at } from '../../src/tensor/tensor.ts';

describe('the relative error', () => {
  test.each([
    [1, 3, 0, 2 / 3],
    [3, 1, 0, 2 / 3],
    [-1, 1, 0, 2],
    [2, 2, 0, 0],
    [0, 0, 1, 0],
    [4, 0, 0, 1],
    [1e-4, 0, 1, 0.01],
    [0.02, 0.01, 1, 0.5],
  ])(
    'of %d and %d, the largest being %d, is %d: over the larger of the two',
    (a, n, most, error) => {
      expect(relativeError(a, n, most)).toBeCloseTo(error, 15);
    },
  );
});

test('weights that are updated too early are those after the update, not before it or beyond', () => {
  const wrong = traceWithBug(EXAMPLE, 0, 'updated')!;
  const right = traceAt(EXAMPLE, 0);
  const end = right.steps.length;
  const [W, dW, dz] = ['W3', 'dW3', 'dz3'].map((key) => right.at(key, key === 'W3' ? 0 : end)!);
  const rate = right.at('alpha', 0)!.data[0]!;
  for (let k = 0; k < 4; k++) {
    const expected = [0, 1, 2].reduce(
      (sum, i) => sum + (at(W!, [i, k]) - rate * at(dW!, [i, k])) * at(dz!, [i, 0]),
      0,
    );
    expect(at(wrong.at('da2', end)!, [k, 0])).toBeCloseTo(expected, 14);
    expect(at(right.at('da2', end)!, [k, 0])).not.toBeCloseTo(expected, 6);
  }
});
