import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { identities } from '../chapters/07-backpropagation/identities.ts';
import { equations } from '../chapters/07-backpropagation/equations.ts';
import { envAt } from '../src/engine/env.ts';
import { stepsIn } from '../src/engine/instruction.ts';
import { bindExpr } from '../src/notation/bind.ts';
import { freeLetters, layersOf, lengthOf } from '../src/notation/derivation.ts';
import type { Env } from '../src/notation/env.ts';
import type { Expr } from '../src/notation/expression.ts';
import type { Identity } from '../src/notation/identity.ts';
import { expand, type Letters } from '../src/notation/evaluation/expand.ts';
import { shapeOf } from '../src/notation/evaluation/shape-of.ts';
import { singleSample } from '../src/notation/evaluation/single-sample.ts';
import { valueOf } from '../src/notation/evaluation/value.ts';
import { activationOf, depth } from '../src/layers/network.ts';
import { traceAt } from '../src/experiment/replay.ts';
import { cells, type Cell } from '../src/tensor/tensor.ts';
import { experimentOf, networkFile, workedFile } from './networks.ts';

const all = Object.entries<Identity>(identities);

interface Place {
  readonly cell: Cell;
  readonly letters: Letters;
}

/** Every cell of a whole left side, or every value of its letters. */
function placesOf(of: Expr, env: Env): Place[] {
  const letters = freeLetters({ of });
  if (letters.length === 0) return cells(shapeOf(of, env)).map((cell) => ({ cell, letters: {} }));
  return letters
    .reduce<Letters[]>(
      (chosen, letter) =>
        chosen.flatMap((values) =>
          Array.from({ length: lengthOf(letter, [of], env) }, (_, value) => ({
            ...values,
            [letter]: value,
          })),
        ),
      [{}],
    )
    .map((values) => ({ cell: [], letters: values }));
}

describe.each(all)('%s', (id, { of, to }) => {
  test('holds on random networks, in every form, at every cell', () => {
    let met = 0;
    fc.assert(
      fc.property(networkFile, (file) => {
        const experiment = experimentOf({ ...file, X: [file.X[0]!], Y: [file.Y[0]!] });
        const { network } = experiment;
        const last = depth(network);
        const trace = traceAt(experiment, 0);
        const env = singleSample(
          envAt(trace, trace.steps.length - stepsIn(trace.steps, 'update'), 0),
        );
        const lines = to.map((side) => ({ to: side, because: '' }));
        for (const layer of layersOf({ id, title: '', of, lines }, last)) {
          const bind = (side: Expr) =>
            bindExpr(side, { layer, last, activation: activationOf(network) });
          for (const { cell, letters } of placesOf(bind(of), env)) {
            const [left, ...right] = [of, ...to].map((side) =>
              valueOf(expand(bind(side), cell, env, letters), env),
            );
            for (const value of right) {
              const limit = 1e-9 * Math.max(1, Math.abs(left!));
              expect(Math.abs(value - left!), `${id} at ${cell.join()}`).toBeLessThanOrEqual(limit);
              met++;
            }
          }
        }
      }),
      { numRuns: 30, examples: [[workedFile]] },
    );
    expect(met).toBeGreaterThan(0);
  });
});

test('no label is given twice', () => {
  expect(Object.keys(equations).filter((id) => id in identities)).toEqual([]);
});
