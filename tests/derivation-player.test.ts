import { describe, expect, test } from 'vitest';
import { derivations } from '../chapters/07-backpropagation/derivations/list.ts';
import { equations } from '../chapters/07-backpropagation/equations.ts';
import { l } from '../chapters/07-backpropagation/letters.ts';
import { envAt } from '../src/engine/env.ts';
import { bindExpr } from '../src/notation/bind.ts';
import {
  diag,
  flatJacobian,
  hadamard,
  minus,
  sym,
  times,
  transpose,
  vec,
} from '../src/notation/expression.ts';
import { singleSample } from '../src/notation/evaluation/single-sample.ts';
import { shapesText } from '../src/notation/printing/shapes-text.ts';
import { withOtherSamples } from '../src/experiment/sample-gradients.ts';
import { traceAt } from '../src/experiment/replay.ts';
import { sideBySide } from '../src/experiment/side-by-side.ts';
import { withinLines } from '../src/state/derivation-progress.ts';
import { judgeErratum } from '../src/ui/derivation/judge-erratum.ts';
import {
  agrees,
  derivationPoint,
  evaluateLines,
  type Picked,
} from '../src/ui/derivation/evaluate.ts';
import { experimentOf, networkFile, twoSamples, workedFile } from './networks.ts';
import type { NetworkFile } from './networks.ts';
import fc from 'fast-check';

type Name = keyof typeof derivations;

const NONE: Picked = { layer: null, free: {} };

function at(name: Name, file: NetworkFile, picked = NONE, sample = 0) {
  const experiment = experimentOf(file);
  const trace = traceAt(experiment, 0);
  return {
    trace,
    here: derivationPoint(derivations[name], experiment.network, trace, sample, picked),
  };
}

describe('a place', () => {
  test('that the network has not is taken back into it', () => {
    const { here } = at('hadamard', workedFile, { layer: 7, free: { k: 9 } });
    expect(here!.layers).toEqual([1, 2]);
    expect(here!.binding.layer).toBe(2);
    expect(here!.free).toEqual({ k: 3 });
    expect(here!.lengths).toEqual({ k: 4 });
  });

  test('of a walk that was longer once is taken back into it', () => {
    const picked = { layer: 2, free: { i: 1 } };
    expect(withinLines({ now: 9, shown: 12, ...picked }, 7)).toEqual({
      now: 6,
      shown: 7,
      ...picked,
    });
    expect(withinLines({ now: 4, shown: 3, ...picked }, 7)).toMatchObject({ now: 2, shown: 3 });
  });

  test('is none in a network that is too shallow', () => {
    const shallow = { ...workedFile, layers: [2, 3], W: [workedFile.W[0]!], b: [workedFile.b[0]!] };
    expect(at('recursion', shallow).here).toBeNull();
    expect(at('softmaxSlope', shallow).here).not.toBeNull();
  });
});

describe('of several samples', () => {
  test('a walk is of the one looked at', () => {
    for (const sample of [0, 1]) {
      const { trace, here } = at(
        'errorAtLogits',
        twoSamples,
        { layer: null, free: { i: 1 } },
        sample,
      );
      const error = trace.at('dz3', trace.steps.length)!.data[1 * 2 + sample]!;
      for (const { value, off } of evaluateLines(here!, 12, 2)) {
        expect(value).toBeCloseTo(error, 14);
        expect(agrees(off!, value)).toBe(true);
      }
    }
  });

  test('a parameter’s gradient is of one sample, which no tensor is, and their mean is the tensor', () => {
    const [first, second] = [0, 1].map((sample) =>
      evaluateLines(at('lastWeights', twoSamples, NONE, sample).here!, 6, 2),
    );
    expect(first![0]!.off).toBeNull();
    expect(first![1]!.off).not.toBeNull();
    const { trace } = at('lastWeights', twoSamples);
    const mean = (first!.at(-1)!.value + second!.at(-1)!.value) / 2;
    expect(trace.at('dW3', trace.steps.length)!.data[0]).toBeCloseTo(mean, 14);
  });
});

describe('several samples side by side', () => {
  const columns = (file: NetworkFile) => {
    const experiment = experimentOf(file);
    const trace = traceAt(experiment, 0);
    return { experiment, ...sideBySide(experiment, 0, trace) };
  };
  const widthOf = ({ trace }: { trace: ReturnType<typeof traceAt> }) => trace.at('a0', 0)!.shape[1];

  test('are those of the current pass', () => {
    const experiment = experimentOf(twoSamples);
    const trace = traceAt(experiment, 0);
    expect(sideBySide(experiment, 0, trace)).toEqual({ trace, note: null });
  });

  test('are never one, and the first is the current one', () => {
    const found = columns(workedFile);
    expect(widthOf(found)).toBe(2);
    expect(found.note).toContain('a random one');
    const own = traceAt(found.experiment, 0);
    for (const key of ['z2', 'dz2', 'da1'])
      own
        .at(key, own.steps.length)!
        .data.forEach((value, i) =>
          expect(found.trace.at(key, found.trace.steps.length)!.data[2 * i]).toBe(value),
        );
  });

  test('are few, of many', () => {
    const { experiment } = withOtherSamples(experimentOf(workedFile), 0, 5);
    const found = sideBySide(experiment, 0, traceAt(experiment, 0));
    expect(widthOf(found)).toBe(3);
    expect(found.note).toBe('The first 3 of the 5 samples of the current mini-batch.');
  });

  test('n begins with the sample looked at', () => {
    expect(at('matrices', twoSamples, NONE, 1).here!.free).toEqual({ i: 0, n: 1 });
  });
});

test('on random networks no line of any walk disagrees', () => {
  fc.assert(
    fc.property(networkFile, (file) => {
      for (const name of Object.keys(derivations) as Name[]) {
        const { here } = at(name, file);
        // An exponential of thousands is no number: the page says so instead.
        for (const { value, off } of here ? evaluateLines(here, 99, file.X.length) : [])
          if (Number.isFinite(value) && off !== null && Number.isFinite(off))
            expect(agrees(off, value), name).toBe(true);
      }
    }),
    { numRuns: 30 },
  );
});

test('a misprint is judged over all places, unless they are too many', () => {
  const { here } = at('lastWeights', workedFile);
  const misprint = here!.derivation.lines.find(({ wrong }) => wrong)!.wrong!;
  expect(judgeErratum(here!, misprint)).toMatchObject({ all: 36, wrong: 24 });
  expect(judgeErratum({ ...here!, lengths: { i: 200, j: 200 } }, misprint)).toBeNull();
});

describe('shapes', () => {
  const trace = traceAt(experimentOf(workedFile), 0);
  const env = singleSample(envAt(trace, trace.steps.length, 0));
  const binding = { layer: 3, last: 3, activation: 'sigmoid' } as const;
  const [p, y, dz, W, slope] = [
    sym('p'),
    sym('y'),
    sym('dz', l()),
    sym('W', l()),
    sym('da_dz', l(-1)),
  ];
  test.each([
    [minus(p, y), '3×1'],
    [times(transpose(W), dz), '4×3 · 3×1'],
    [hadamard(times(transpose(W), dz), slope), '(4×3 · 3×1) ⊙ 4×1'],
    [times(diag(slope), transpose(W)), '4×4 · 4×3'],
    [minus(diag(p), times(p, transpose(p))), '3×3 − (3×1 · 1×3)'],
    [vec(slope), '4×1'],
    [times(flatJacobian(sym('a', l(-1)), sym('z', l(-1))), vec(slope)), '4×4 · 4×1'],
    [sym('z', l(), 'i'), null],
  ])('%#', (expr, text) => expect(shapesText(bindExpr(expr, binding), env)).toBe(text));
});

test('reasons name equations that there are', () => {
  for (const { lines } of Object.values(derivations)) {
    for (const { because } of lines) {
      for (const [label] of because.matchAll(/Eq[A-Z]?\d+(\.\d+)?/g))
        expect(equations).toHaveProperty([label]);
    }
  }
});
