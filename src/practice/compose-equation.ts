import { depth } from '../layers/network.ts';
import type { Expr, Named } from '../notation/expression.ts';
import { columnShape, shapesMatch, showColumnShape } from '../notation/evaluation/shapes-match.ts';
import { shapeOf } from '../notation/evaluation/shape-of.ts';
import { seeded } from '../tensor/random.ts';
import { cells, type Shape } from '../tensor/tensor.ts';
import type { ActivationName } from '../notation/activations/list.ts';
import { drawExperiment, type HeadType } from './draw-network.ts';
import { text, type Exercise, type Hint, type Slip, type Term, type Text } from './exercise.ts';
import { spell } from './compose.ts';
import { bindIn, bindNamedIn, situationOf, valuesOf, type Situation } from './situation.ts';

interface EquationExercise {
  readonly section: string;
  readonly title: string;
  readonly statement: Text;
  /** The left side, whole. */
  readonly asks: Named;
  readonly where: 'last' | 'inner';
  readonly palette: readonly Expr[];
  readonly answer: Expr;
  /** Right sides of whole tensors that amount to a usual slip. */
  readonly slips: readonly Slip[];
  readonly solution: Text;
  readonly head?: HeadType;
  /** Activation of the last layer, before the head. */
  readonly headActivation?: ActivationName;
}

/**
 * Widths of the networks on which an expression must agree: two that differ nowhere in three networks are the same. No two
 * layers are alike, so that shapes fit only where they always do.
 */
const WIDTHS = {
  last: [
    [3, 4, 2],
    [2, 3, 4],
    [4, 2, 3],
  ],
  inner: [
    [2, 4, 3, 5],
    [5, 3, 2, 4],
    [3, 2, 5, 4],
  ],
} as const;

const operators = (['·', '⊙', 'ᵀ', '+', '−', '(', ')'] as const).map((text): Term => ({
  kind: 'operator',
  text,
}));

/** "Write the equation": a right side put together from a palette, checked as an expression on random networks. */
export const composeEquation = (exercise: EquationExercise): Exercise => ({
  kind: exercise.head ? 'head' : 'equation',
  section: exercise.section,
  title: exercise.title,
  draw(seed) {
    const random = seeded(seed);
    const situations = WIDTHS[exercise.where].map((widths) => {
      const experiment = drawExperiment(random, {
        widths: [widths],
        head: exercise.head ?? 'softmax',
        ...(exercise.headActivation && { headActivation: exercise.headActivation }),
      });
      const last = depth(experiment.network);
      return situationOf(experiment, exercise.where === 'last' ? last : last - 1);
    });
    const first = situations[0]!;
    return {
      kind: 'compose',
      statement: exercise.statement,
      given: [],
      env: first.env,
      solution: exercise.solution,
      setting: null,
      asks: exercise.asks,
      palette: [...exercise.palette.map((expr): Term => ({ kind: 'expr', expr })), ...operators],
      answer: exercise.answer,
      spelled: spell(exercise.answer),
      slips: exercise.slips,
      check: (answer) => hintFor(exercise, situations, answer),
    };
  },
});

/** What is wrong with a right side: a usual slip, its shapes, or only that it gives other numbers; null where it is right. */
function hintFor(
  { asks, slips, answer: truth }: EquationExercise,
  situations: readonly Situation[],
  answer: Expr,
): Hint | null {
  if (agree(situations, answer, truth)) return null;
  const slip = slips.find(({ of }) => agree(situations, answer, of));
  if (slip) return { id: slip.id, text: slip.hint };
  return (
    situations.map((situation) => shapeHint(situation, asks, answer)).find(Boolean) ?? {
      id: 'other',
      text: text`The shapes fit, but on a random network it gives other numbers than ${asks}.`,
    }
  );
}

/** Whether two right sides have the same shape and the same values in every network. */
const agree = (situations: readonly Situation[], one: Expr, other: Expr): boolean =>
  situations.every((situation) => {
    const { env } = situation;
    const [left, right] = [bindIn(situation, one), bindIn(situation, other)];
    if (!shapesMatch(left, env) || !shapesMatch(right, env)) return false;
    const shape = columnShape(shapeOf(left, env));
    if (shape.join() !== columnShape(shapeOf(right, env)).join()) return false;
    const all = cells(shape);
    const found = valuesOf(left, all, env);
    return valuesOf(right, all, env).every(
      (value, n) => Math.abs(value - found[n]!) <= 1e-9 * Math.max(1, Math.abs(value)),
    );
  });

const shapeAsked = (situation: Situation, asks: Named): Shape =>
  situation.env.tensor(bindNamedIn(situation, asks).sym).shape;

function shapeHint(situation: Situation, asks: Named, answer: Expr): Hint | null {
  const bound = bindIn(situation, answer);
  if (!shapesMatch(bound, situation.env)) {
    return {
      id: 'shapes',
      text: [
        'The shapes do not fit. In a product the columns of the left factor must be as many as the rows of the right ' +
          'one, and ⊙, + and − need equal shapes.',
      ],
    };
  }
  const wanted = columnShape(shapeAsked(situation, asks));
  const shape = columnShape(shapeOf(bound, situation.env));
  if (shape.join() === wanted.join()) return null;
  return {
    id: 'shape',
    text: [
      `On a random network this is ${showColumnShape(shape)}, and `,
      { expr: asks },
      ` is ${showColumnShape(wanted)}.`,
    ],
  };
}
