import type { Index } from '../src/notation/expression.ts';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { derivations } from '../chapters/07-backpropagation/derivations/list.ts';
import { envAt } from '../src/engine/env.ts';
import { stepsIn } from '../src/engine/instruction.ts';
import {
  bindDerivation,
  choicesOf,
  freeLetters,
  isBound,
  isOfBatch,
  layersOf,
  leadingSums,
  leftOf,
  lengthOf,
  expandSide,
  readingsOf,
  type Derivation,
} from '../src/notation/derivation.ts';
import { shapesMatch } from '../src/notation/evaluation/shapes-match.ts';
import type { Env } from '../src/notation/env.ts';
import { expand, type Letters } from '../src/notation/evaluation/expand.ts';
import { shapeOf } from '../src/notation/evaluation/shape-of.ts';
import { valueOf } from '../src/notation/evaluation/value.ts';
import { singleSample } from '../src/notation/evaluation/single-sample.ts';
import { keyOf } from '../src/notation/symbol.ts';
import { activationOf, depth } from '../src/layers/network.ts';
import { EXAMPLE } from '../chapters/07-backpropagation/model.ts';
import { saveNetwork } from '../src/export/network-file.ts';
import { sharedLossProbe } from '../src/experiment/checking/loss-probe.ts';
import { traceAt } from '../src/experiment/replay.ts';
import { offset } from '../src/tensor/tensor.ts';
import { experimentOf, hasKinks, networkFile, sizeOf, twoSamples, workedFile } from './networks.ts';
import { smooth } from './figures/networks.ts';
import type { NetworkFile } from './networks.ts';

const all: readonly Derivation[] = Object.values(derivations);

interface Place {
  readonly bound: Derivation;
  readonly env: Env;
  readonly free: Letters;
  /** Of the left side, by central differences of a forward pass of this sample alone, or of the whole mini-batch. */
  readonly measured: () => number;
  readonly what: string;
}

/** A derivation at every layer, every sample and every value of its free letters. */
function* places(derivation: Derivation, file: NetworkFile): Generator<Place> {
  const experiment = experimentOf(file);
  const { network } = experiment;
  const last = depth(network);
  const trace = traceAt(experiment, 0);
  const before = trace.steps.length - stepsIn(trace.steps, 'update');
  for (const layer of layersOf(derivation, last)) {
    const bound = bindDerivation(derivation, { layer, last, activation: activationOf(network) });
    const batch = isOfBatch(derivation);
    for (let sample = 0; sample < (batch ? 1 : file.X.length); sample++) {
      const whole = envAt(trace, before, sample);
      const env = batch ? whole : singleSample(whole);
      const one = batch ? file : { ...file, X: [file.X[sample]!], Y: [file.Y[sample]!] };
      for (const free of valuesOf(freeLetters(bound), bound, env)) {
        const what = `${derivation.id}, layer ${layer}, sample ${sample}, ${JSON.stringify(free)}`;
        yield { bound, env, free, measured: () => differenceOf(bound, free, one), what };
      }
    }
  }
}

const valuesOf = (letters: readonly string[], { of }: Derivation, env: Env): Letters[] =>
  letters.reduce<Letters[]>(
    (chosen, letter) =>
      chosen.flatMap((values) =>
        Array.from({ length: lengthOf(letter, [of], env) }, (_, value) => ({
          ...values,
          [letter]: value,
        })),
      ),
    [{}],
  );

const STEP = 1e-5;

/** Of the loss of all samples by what a gradient is of, or of one tensor by another. */
function differenceOf({ of }: Derivation, free: Letters, file: NetworkFile): number {
  const { tensors, loss } = sharedLossProbe(experimentOf(file), 0);
  const cellOf = (letters: readonly Index[]): number[] =>
    letters.map((letter) => (typeof letter === 'string' ? free[letter]! : Number.NaN));
  const measure = (key: string, cell: number[], read: () => number): number => {
    const { shape, data } = tensors[key]!;
    const place = offset(shape, cell);
    const value = data[place]!;
    const [up, down] = [STEP, -STEP].map((by) => {
      data[place] = value + by;
      loss(key.startsWith('z') ? key : undefined);
      return read();
    });
    data[place] = value;
    return (up! - down!) / (2 * STEP);
  };
  if (of.kind === 'jacobian') {
    const [at] = cellOf(of.of.at!);
    return measure(
      keyOf(of.by.sym),
      cellOf(of.by.at!),
      () => tensors[keyOf(of.of.sym)]!.data[at!]!,
    );
  }
  if (of.kind !== 'symbol') throw new Error(`${of.kind} at the left of a derivation`);
  return measure(keyOf(of.sym).slice(1), cellOf(of.at!), () =>
    tensors['L']!.data.reduce((sum, loss) => sum + loss, 0),
  );
}

describe.each(all)('$id', (derivation) => {
  test('every line, at every place, is what central differences measure', () => {
    let met = 0;
    fc.assert(
      fc.property(networkFile, (file) => {
        if (hasKinks(file)) return; // a kink has no slope to compare
        for (const { bound, env, free, measured, what } of places(derivation, file)) {
          const expected = measured();
          bound.lines.forEach(({ to, because }, n) => {
            const opened = expandSide(to, leftOf(bound, n), free, env);
            const found = valueOf(opened, env);
            const limit = 1e-7 * Math.max(1, Math.abs(expected)) + 1e-12 * sizeOf(opened, env);
            expect(Math.abs(found - expected), `${what}, ${because}`).toBeLessThanOrEqual(limit);
          });
          met++;
        }
      }),
      { numRuns: 12, examples: [[twoSamples], [workedFile]] },
    );
    expect(met).toBeGreaterThan(0);
  });

  test('every line equals the first but for rounding, whatever the activation', () => {
    fc.assert(
      fc.property(networkFile, (file) => {
        if (hasKinks(file)) return;
        for (const { bound, env, free, what } of places(derivation, file)) {
          const values = bound.lines.map(({ to }, n) => {
            const opened = expandSide(to, leftOf(bound, n), free, env);
            return { value: valueOf(opened, env), size: sizeOf(opened, env) };
          });
          const scale = Math.max(...values.map(({ size }) => size));
          for (const { value } of values) {
            expect(Math.abs(value - values[0]!.value), what).toBeLessThanOrEqual(
              1e-12 * scale + 1e-300,
            );
          }
        }
      }),
      { numRuns: 20, examples: [[twoSamples]] },
    );
  });

  test('its left sides are what the page has for them', () => {
    for (const { bound, env, free } of places(derivation, workedFile)) {
      for (const n of bound.lines.keys()) {
        const left = leftOf(bound, n);
        const found = valueOf(expandSide(left, left, free, env), env);
        const line = valueOf(expandSide(bound.lines[n]!.to, left, free, env), env);
        expect(found).toBeCloseTo(line, 14);
      }
    }
  });

  test('the addends of a line that begins with sums add up to it', () => {
    for (const { bound, env, free } of places(derivation, twoSamples)) {
      for (const [n, { to }] of bound.lines.entries()) {
        const value = (terms: Letters): number =>
          valueOf(expandSide(to, leftOf(bound, n), free, env, terms), env);
        const letters = leadingSums(to);
        const all = valuesOf(letters, { ...bound, of: to }, env).map(value);
        const total = all.reduce((sum, one) => sum + one, 0);
        expect(total).toBeCloseTo(value({}), 14);
        expect(all.length > 1).toBe(letters.length > 0);
      }
    }
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

/** Of the readings of a misprint, at every place of the worked network, those that agree and those that do not. */
function judged(derivation: Derivation, file: NetworkFile) {
  const found = new Map<string, { right: number; wrong: number; most: number }>();
  for (const { bound, env, free } of places(derivation, file)) {
    for (const { wrong: misprint } of bound.lines) {
      if (!misprint) continue;
      const count = found.get(misprint.id) ?? { right: 0, wrong: 0, most: 0 };
      for (const { left, right } of readingsOf(misprint, free, env)) {
        const off = Math.abs(valueOf(left, env) - valueOf(right, env));
        if (off > 1e-9) count.wrong++;
        else count.right++;
        count.most = Math.max(count.most, off);
      }
      found.set(misprint.id, count);
    }
  }
  return Object.fromEntries(found);
}

describe('what the source prints', () => {
  test('E1: right only where j happens to be i', () => {
    // 3 × 3 places (i, j); each is read with j = 1, 2, 3.
    expect(judged(derivations.softmaxSlope, workedFile)['E1']).toMatchObject({
      right: 9,
      wrong: 18,
    });
  });

  test('E2: right only where j happens to be the true class', () => {
    const logits: NetworkFile = {
      ...workedFile,
      layers: [1, 3],
      W: [[[1], [2], [0.5]]],
      b: [[0, 0, 0]],
      X: [[1]],
      Y: [[0, 1, 0]],
    };
    const [first] = [...places(derivations.errorAtLogits, logits)];
    const misprint = first!.bound.lines.find(({ wrong }) => wrong)!.wrong!;
    const readings = readingsOf(misprint, first!.free, first!.env);
    const printed = readings.map(({ right }) => valueOf(right, first!.env));
    // z = [1, 2, 0.5], class 2, computed apart: ∂L/∂z_1 = 0.231224.
    [-0.282817, 0.231224, 0.051593].forEach((value, j) => expect(printed[j]).toBeCloseTo(value, 6));
    expect(valueOf(readings[0]!.left, first!.env)).toBeCloseTo(0.231224, 6);
  });

  test('E5: of a block of 3 × 3 × 4 entries 24 disagree, by up to the largest activation', () => {
    const { E5 } = judged(derivations.lastWeights, workedFile);
    expect(E5).toMatchObject({ right: 12, wrong: 24 });
    expect(E5!.most).toBeCloseTo(0.606699, 6);
  });

  test.each([
    ['errorOneBack', 'E6'],
    ['innerWeights', 'E5'],
    ['matrices', 'E9'],
    ['matrices', 'E10'],
    ['matrices', 'E11'],
    ['matrices', 'E12'],
  ] as const)('%s: %s is wrong', (id, misprint) => {
    fc.assert(
      fc.property(smooth, (experiment) => {
        const one = JSON.parse(saveNetwork(experiment, 0)) as NetworkFile;
        // A matrix of one column is a column: E11 would find nothing off the diagonal.
        const file = { ...one, X: [one.X[0]!, ...one.X], Y: [one.Y[0]!, ...one.Y] };
        fc.pre(file.layers.slice(1, -1).every((width) => width > 1));
        expect(judged(derivations[id], file)[misprint]!.wrong).toBeGreaterThan(0);
      }),
      { numRuns: 10, examples: [[EXAMPLE]] },
    );
  });

  test('E10 to E12: counted on a matrix of 3 × 2, by hand', () => {
    const slopes = twoSamples.W[0]!.map((row, i) =>
      twoSamples.X.map((x) => {
        const a = 1 / (1 + Math.exp(-(row[0]! * x[0]! + row[1]! * x[1]! + twoSamples.b[0]![i]!)));
        return a * (1 - a);
      }),
    );
    const shallow = {
      ...twoSamples,
      layers: [2, 3, 3],
      W: [twoSamples.W[0]!, twoSamples.W[2]!.map((row) => row.slice(0, 3))],
      b: [twoSamples.b[0]!, twoSamples.b[2]!],
    };
    const { E9, E10, E11, E12 } = judged(derivations.matrices, shallow);
    // 6 entries, each read with k = 1, 2: only 1 1 and 2 2 by themselves are not 0.
    expect(E10).toMatchObject({ right: 10, wrong: 2 });
    // Of the 4 entries i, n for which z_ii is there, 1 2 and 2 1 have nothing of it.
    expect(E11).toMatchObject({ right: 2, wrong: 2 });
    expect(E11!.most).toBeCloseTo(Math.max(slopes[0]![1]!, slopes[1]![0]!), 12);
    // Every entry of a block of 6 × 6: a diagonal entry lacks the other one, the other four lack both and have one too few.
    expect(E12).toMatchObject({ wrong: 2 * 1 + 4 * 3, right: 36 - 14 });
    expect(E9).toMatchObject({ wrong: 36 });
  });
});

describe('a line to choose in place of the true one', () => {
  const bets = all.flatMap((derivation) =>
    derivation.lines.flatMap(({ instead }, n) => (instead ? [{ derivation, n }] : [])),
  );

  test('is offered here and there, the true one not always in one place', () => {
    expect(bets.length).toBeGreaterThanOrEqual(6);
    const places = bets.map(({ derivation, n }) => choicesOf(derivation, n)!.truth);
    expect(new Set(places).size).toBe(3);
    for (const { derivation, n } of bets) {
      const { truth, choices } = choicesOf(derivation, n)!;
      expect(choices[truth]!.to).toBe(derivation.lines[n]!.to);
      expect(derivation.lines[n]!.ask).toBeDefined();
    }
  });

  test.each(bets.map((bet) => [`${bet.derivation.id}, line ${bet.n + 1}`, bet] as const))(
    '%s: is no number, does not fit, or is wrong on the worked network and elsewhere',
    (_, { derivation, n }) => {
      for (const file of isOfBatch(derivation) ? [twoSamples] : [workedFile, twoSamples]) {
        const found = [...places(derivation, file)];
        for (const k of derivation.lines[n]!.instead!.keys()) {
          const offs = found.map(({ bound, env, free }) => {
            const { to, instead } = bound.lines[n]!;
            const other = instead![k]!.to;
            if (!isBound(other, Object.keys(free)) || !shapesMatch(other, env)) return Infinity;
            const left = leftOf(bound, n);
            expect(shapeOf(other, env)).toEqual(shapeOf(to, env));
            const [is, says] = [to, other].map((side) =>
              valueOf(expandSide(side, left, free, env), env),
            );
            return Math.abs(is! - says!);
          });
          expect(Math.max(...offs)).toBeGreaterThan(1e-3);
        }
      }
    },
  );

  test('every true line fits, and all its letters are bound', () => {
    for (const derivation of all) {
      const [{ bound, env, free } = expect.fail()] = [...places(derivation, twoSamples)];
      for (const { to } of bound.lines) {
        expect(isBound(to, Object.keys(free))).toBe(true);
        expect(shapesMatch(to, env)).toBe(true);
      }
    }
  });
});

describe('layers', () => {
  test.each([
    ['softmaxSlope', 1, [1]],
    ['lastWeights', 1, [1]],
    ['errorOneBack', 1, []],
    ['errorOneBack', 3, [3]],
    ['innerWeights', 2, [2]],
    ['recursion', 1, []],
    ['recursion', 4, [1, 2, 3]],
    ['twoBack', 2, []],
    ['twoBack', 3, [3]],
    ['hadamard', 3, [1, 2]],
    ['matrices', 3, [1, 2]],
  ] as const)('%s in a network of %i', (id, last, layers) => {
    expect(layersOf(derivations[id], last)).toEqual(layers);
  });
});

test('one sample alone has columns of one', () => {
  const trace = traceAt(experimentOf(twoSamples), 0);
  const whole = envAt(trace, trace.steps.length, 1);
  const env = singleSample(whole);
  const z = { id: 'z', layer: { base: null, plus: 2 } } as const;
  expect(env.tensor(z).shape).toEqual([4, 1]);
  expect(env.tensor({ id: 'L', layer: null }).shape).toEqual([1]);
  expect(env.tensor(z)).toBe(env.tensor(z));
  const a = { ...z, id: 'a' } as const;
  expect(env.jacobian(a, [2, 0], z, [2, 0])).toBe(whole.jacobian(a, [2, 1], z, [2, 1]));
  expect(valueOf(expand({ kind: 'symbol', sym: z, at: ['i'] }, [], env, { i: 3 }), env)).toBe(
    whole.tensor(z).data[3 * 2 + 1],
  );
});
