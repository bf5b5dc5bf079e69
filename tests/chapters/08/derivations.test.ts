import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { derivations } from '../../../chapters/08-convolution/derivations.ts';
import { EXAMPLE } from '../../../chapters/08-convolution/model.ts';
import { vocabulary } from '../../../chapters/08-convolution/vocabulary.ts';
import { sharedLossProbe } from '../../../src/experiment/checking/loss-probe.ts';
import type { Experiment } from '../../../src/experiment/experiment.ts';
import { traceAt } from '../../../src/experiment/replay.ts';
import { leftOf, expandSide, type Derivation } from '../../../src/notation/derivation.ts';
import type { Letters } from '../../../src/notation/evaluation/expand.ts';
import { keyOf } from '../../../src/notation/symbol.ts';
import { valueOf } from '../../../src/notation/evaluation/value.ts';
import { takeVocabularyOf } from '../../../src/notation/vocabulary.ts';
import { offset } from '../../../src/tensor/tensor.ts';
import {
  bindingsOf,
  derivationPoint,
  type DerivationPoint,
} from '../../../src/ui/derivation/evaluate.ts';
import { experiments, experimentWith } from './networks.ts';

beforeAll(() => takeVocabularyOf(vocabulary));
afterAll(() => takeVocabularyOf({}));

const all: readonly Derivation[] = Object.values(derivations);
const STEP = 1e-6;

const alone = (experiment: Experiment, sample: number): Experiment => {
  const [first] = experiment.checkpoints;
  return {
    ...experiment,
    checkpoints: [{ ...first, plan: { kind: 'picked', samples: [sample] } }],
  };
};

/** Every layer that a derivation holds at, and some places of its letters. */
function* places(derivation: Derivation, experiment: Experiment): Generator<DerivationPoint> {
  const trace = traceAt(experiment, 0);
  for (const { layer } of bindingsOf(derivation, experiment.network, trace)) {
    const first = derivationPoint(derivation, experiment.network, trace, 0, { layer, free: {} })!;
    const choices = Object.entries(first.lengths).reduce<Letters[]>(
      (chosen, [letter, length]) =>
        chosen.flatMap((one) =>
          Array.from({ length }, (_, value) => ({ ...one, [letter]: value })),
        ),
      [{}],
    );
    for (const free of choices.filter((_, n) => n % 5 === layer % 5))
      yield derivationPoint(derivation, experiment.network, trace, 0, { layer, free })!;
  }
}

/** Of the loss with respect to what the left side is the gradient of, by central differences. */
function measured({ derivation, free }: DerivationPoint, experiment: Experiment): number {
  const { of } = derivation;
  if (of.kind !== 'symbol') throw new Error(`${of.kind} at the left of a derivation`);
  const key = keyOf(of.sym).slice(1);
  const { tensors, loss } = sharedLossProbe(experiment, 0);
  const { shape, data } = tensors[key]!;
  const cell = of.at!.map((letter) => free[letter as string]!);
  const place = offset(shape, [...cell, ...(shape.length > cell.length ? [0] : [])]);
  const value = data[place]!;
  const computed = !/^[Wb]/.test(key);
  const [up, down] = [STEP, -STEP].map((by) => {
    data[place] = value + by;
    return loss(computed ? key : undefined);
  });
  data[place] = value;
  loss();
  return (up! - down!) / (2 * STEP);
}

describe.each(all)('$id', (derivation) => {
  test('every line, at every place, is what central differences measure', () => {
    let met = 0;
    const run = (experiment: Experiment): void => {
      const { network } = experiment;
      const ties = 'layers' in network && network.layers.some(({ type }) => type === 'relu');
      // After ReLU several cells of a window are 0 and tie: there the maximum has no derivative to measure.
      if (ties && derivation.operation === 'max pooling') return;
      const one = alone(experiment, 0);
      for (const here of places(derivation, one)) {
        const expected = measured(here, one);
        const { derivation: bound, env, free } = here;
        bound.lines.forEach(({ to, because }, n) => {
          const found = valueOf(expandSide(to, leftOf(bound, n), free, env), env);
          expect(Math.abs(found - expected), `${because}, ${JSON.stringify(free)}`).toBeLessThan(
            1e-7 * Math.max(1, Math.abs(expected)),
          );
        });
        met++;
      }
    };
    const plain = {
      input: [2, 7, 6],
      kernel: [3, 2],
      stride: 1,
      padding: 0,
      pool: [2, 2],
      poolStride: 1,
      average: false,
      smooth: false,
      samples: 1,
      seed: 5,
    } as const;
    fc.assert(fc.property(experiments, run), {
      numRuns: 3,
      examples: [[experimentWith(plain)], [experimentWith({ ...plain, smooth: true })], [EXAMPLE]],
    });
    expect(met).toBeGreaterThan(0);
  });

  test('a line to choose in place of the true one is wrong somewhere', () => {
    const found = [...places(derivation, EXAMPLE)];
    derivation.lines.forEach(({ instead = [] }, n) => {
      for (const k of instead.keys()) {
        const off = found.map(({ derivation: bound, env, free }) => {
          const { to, instead: others } = bound.lines[n]!;
          const value = (side: typeof to): number =>
            valueOf(expandSide(side, leftOf(bound, n), free, env), env);
          return Math.abs(value(to) - value(others![k]!.to));
        });
        expect(Math.max(...off)).toBeGreaterThan(1e-4);
      }
    });
  });

  test('has reasons, and no line twice', () => {
    for (const { because, ask } of derivation.lines) {
      expect(because).not.toMatch(/[.!]$/);
      if (ask) expect(ask).toMatch(/\?$/);
    }
    const texts = derivation.lines.map((line) => JSON.stringify([line.of, line.to]));
    expect(new Set(texts).size).toBe(texts.length);
  });
});
