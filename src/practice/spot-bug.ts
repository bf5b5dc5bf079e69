import { centralDifference, sharedLossProbe } from '../experiment/checking/loss-probe.ts';
import { BEST_EPSILON, relativeError } from '../experiment/checking/gradient-check.ts';
import { depth } from '../layers/network.ts';
import type { Env } from '../notation/env.ts';
import type { Expr, Named, Statement } from '../notation/expression.ts';
import { shapesMatch } from '../notation/evaluation/shapes-match.ts';
import { expand } from '../notation/evaluation/expand.ts';
import { shapeOf } from '../notation/evaluation/shape-of.ts';
import { keyOf } from '../notation/symbol.ts';
import { valueOf } from '../notation/evaluation/value.ts';
import { seeded, shuffled } from '../tensor/random.ts';
import { at, cells, size, tensor, type Tensor } from '../tensor/tensor.ts';
import { drawExperiment, pick } from './draw-network.ts';
import type { Exercise, GradientReport, Slip, Text } from './exercise.ts';
import { bindIn, bindNamedIn, situationOf, textAt, type Situation } from './situation.ts';

interface BugLine {
  readonly lhs: Named;
  readonly rhs: Expr;
  readonly slips: readonly Slip[];
}

interface BugExercise {
  readonly section: string;
  readonly title: string;
  readonly statement: Text;
  /** The backward pass of one layer before the last, right, whole tensors, in the order in which it is computed. */
  readonly lines: readonly BugLine[];
  readonly solution: Text;
}

/** "Spot the bug": one slip planted in a backward pass, to be found with the gradient check and repaired. */
export const spotBug = (exercise: BugExercise): Exercise => ({
  kind: 'bug',
  section: exercise.section,
  title: exercise.title,
  draw(seed) {
    const random = seeded(seed);
    const experiment = drawExperiment(random, { depth: [3] });
    const situation = situationOf(experiment, depth(experiment.network) - 1);
    const places = exercise.lines.flatMap(({ slips }, n) => (slips.length ? [n] : []));
    const wrong = pick(random, places);
    const line = exercise.lines[wrong]!;
    const planted = pick(random, line.slips);
    const lines = exercise.lines.map(({ lhs, rhs }, n): Statement => ({
      lhs,
      rhs: [n === wrong ? planted.of : rhs],
    }));
    const options = [
      { expr: line.rhs, hint: null },
      ...line.slips
        .filter((slip) => slip !== planted)
        .map(({ id, of, hint }) => ({ expr: of, hint: { id, text: textAt(situation, {}, hint) } })),
    ];
    const order = shuffled(options.length, random);
    const bound = (expr: Expr): Expr => bindIn(situation, expr);
    return {
      kind: 'bug',
      statement: exercise.statement,
      given: [],
      env: situation.env,
      solution: [...textAt(situation, {}, planted.hint), ' ', ...exercise.solution],
      begin: exercise.solution,
      setting: null,
      lines: lines.map(({ lhs, rhs }) => ({
        lhs: bindNamedIn(situation, lhs),
        rhs: rhs.map(bound),
      })),
      wrong,
      repairs: order.map((n) => ({ ...options[n]!, expr: bound(options[n]!.expr) })),
      truth: order.indexOf(0),
      check: gradientsOf(situation, lines),
    };
  },
});

/** What the gradient check says of each gradient of a parameter that the lines compute. */
function gradientsOf(situation: Situation, lines: readonly Statement[]): GradientReport[] {
  const env = evaluate(situation, lines);
  const { experiment, trace } = situation;
  const probe = sharedLossProbe(experiment, 0);
  return lines.flatMap(({ lhs }): GradientReport[] => {
    const of = bindNamedIn(situation, lhs);
    const parameter = keyOf(of.sym).slice(1);
    if (!trace.graph.parameters.includes(parameter)) return [];
    const { shape } = trace.at(parameter, 0)!;
    const found = env.tensor(of.sym);
    if (size(found.shape) !== size(shape) || found.shape[0] !== shape[0])
      return [{ of, shape, found: found.shape, error: null }];
    const numeric = cells(shape).map((cell) =>
      centralDifference(probe, { key: parameter, cell }, BEST_EPSILON),
    );
    const largest = Math.max(...numeric.map(Math.abs));
    const errors = cells(shape).map((cell, n) =>
      relativeError(at({ ...found, shape }, cell), numeric[n]!, largest),
    );
    return [{ of, shape, found: found.shape, error: Math.max(...errors) }];
  });
}

/** The environment in which the lines have been computed, one after the other, each from those before it. */
function evaluate(situation: Situation, lines: readonly Statement[]): Env {
  const computed = new Map<string, Tensor>();
  const env: Env = {
    ...situation.env,
    tensor: (sym) => computed.get(keyOf(sym)) ?? situation.env.tensor(sym),
  };
  for (const { lhs, rhs } of lines) {
    const of = bindNamedIn(situation, lhs);
    const expr = bindIn(situation, rhs[0]!);
    if (!shapesMatch(expr, env)) throw new RangeError(`a line of a bug has shapes that do not fit`);
    const shape = shapeOf(expr, env);
    computed.set(
      keyOf(of.sym),
      tensor(
        shape,
        cells(shape).map((cell) => valueOf(expand(expr, cell, env), env)),
      ),
    );
  }
  return env;
}
