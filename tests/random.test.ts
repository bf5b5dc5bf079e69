import { randomLcg, randomUniform } from 'd3';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { glorot, seeded } from '../src/tensor/random.ts';

/** The same generator by other hands; a seed of ours is a state of it. */
const reference = (seed: number): (() => number) =>
  randomLcg((Math.imul(seed + 1, 0x9e3779b1) >>> 0) / 0x1_0000_0000);

const seed = fc.integer({ min: 0, max: 2 ** 31 - 1 });

describe('random numbers of a seed', () => {
  test('are those of the same generator in D3', () => {
    fc.assert(
      fc.property(seed, (of) => {
        const [ours, theirs] = [seeded(of), reference(of)];
        for (let n = 0; n < 20; n++) expect(ours()).toBe(theirs());
      }),
    );
  });

  test('spread initial weights over the bounds of Glorot and Bengio', () => {
    fc.assert(
      fc.property(seed, fc.integer({ min: 1, max: 9 }), (of, out) => {
        const bound = Math.sqrt(6 / (out + 4));
        const draw = randomUniform.source(reference(of))(-bound, bound);
        expect([...glorot(out, 4, seeded(of)).data]).toEqual(Array.from({ length: 4 * out }, draw));
      }),
    );
  });
});
