import type { Experiment } from '../experiment/experiment.ts';
import { depth } from '../layers/network.ts';
import type { Env } from '../notation/env.ts';
import type { Expr, Named } from '../notation/expression.ts';
import { valueOf } from '../notation/evaluation/value.ts';
import { printed } from '../notation/printing/number.ts';
import { isColumn, keyOf } from '../notation/symbol.ts';
import { seeded } from '../tensor/random.ts';
import { cellAt, size, type Cell } from '../tensor/tensor.ts';
import type { ActivationName } from '../notation/activations/list.ts';
import { drawExperiment, type HeadType, type Random } from './draw-network.ts';
import { DrawError, type Exercise, type NumberInstance, type Slip, type Text } from './exercise.ts';
import { toleranceNear } from './judge.ts';
import { bindNamedIn, lettersAt, openAt, situationOf, textAt } from './situation.ts';
import type { Situation } from './situation.ts';

interface CellExercise {
  readonly section: string;
  readonly title: string;
  readonly statement: Text;
  /** The left side, at a cell by letters: `sym('dz', m(), 'j')`. */
  readonly asks: Named;
  /** The layers that it can ask about. */
  readonly where: 'any' | 'last' | 'inner';
  readonly answer: Expr;
  /** Whether the answer replaces what is asked for, as an update does. */
  readonly assigns?: boolean;
  readonly given: readonly Named[];
  readonly slips: readonly Slip[];
  readonly solution: Text;
  readonly head?: HeadType;
  readonly samples?: number;
  /** Layers of weights; default two or three. */
  readonly widths?: readonly (readonly number[])[];
  /** Activation of the last layer, before the head. */
  readonly headActivation?: ActivationName;
  /** The network; default: a dense one. */
  readonly network?: (random: Random) => Experiment;
}

/** Draws after which a seed is given up; the exercises of the book need a few. */
const DRAWS = 500;

/** "Compute a cell": a number of a step, from the numbers that the step reads. */
export const computeCell = (exercise: CellExercise): Exercise => ({
  kind: 'cell',
  section: exercise.section,
  title: exercise.title,
  draw(seed) {
    const random = seeded(seed);
    for (let n = 0; n < DRAWS; n++) {
      const drawn = attempt(exercise, random);
      if (drawn) return drawn;
    }
    throw new DrawError(`no network of ${DRAWS} keeps the slips of “${exercise.title}” apart`);
  },
});

/** An instance in which every slip leads to a number of its own, or null. */
function attempt(exercise: CellExercise, random: Random): NumberInstance | null {
  const { asks, where } = exercise;
  const experiment = exercise.network?.(random) ?? drawExperiment(random, exercise);
  const last = depth(experiment.network);
  const layers = { any: [1, last], inner: [1, last - 1], last: [last, last] }[where];
  const layer = layers[0]! + Math.floor(random() * (layers[1]! - layers[0]! + 1));
  const situation = situationOf(experiment, layer);
  const place = drawCell(situation, asks, random);
  if (!place) return null;
  const { cell, step } = place;
  const right = openAt(situation, asks, cell, exercise.answer);
  if (!right) throw new DrawError(`the answer of “${exercise.title}” cannot be computed`);
  const letters = lettersAt(asks, cell);
  const slips = exercise.slips.flatMap(({ id, of, hint }) => {
    const wrong = openAt(situation, asks, cell, of);
    return wrong
      ? [
          {
            id,
            ...wrong,
            tolerance: toleranceNear(wrong.value),
            text: textAt(situation, letters, hint),
          },
        ]
      : [];
  });
  if (!areApart([right.value, ...slips.map(({ value }) => value)])) return null;
  if (![right, ...slips].every((one) => isNearInPrint(one, situation.env))) return null;
  return {
    kind: 'number',
    asks: { ...bindNamedIn(situation, asks), at: cell },
    truth: right.value,
    tolerance: toleranceNear(right.value),
    working: right.expr,
    assigns: exercise.assigns ?? false,
    slips,
    statement: textAt(situation, letters, exercise.statement),
    given: exercise.given.map((named) => bindNamedIn(situation, named)),
    env: situation.env,
    solution: textAt(situation, letters, exercise.solution),
    setting: { experiment, step, cell },
  };
}

/** A cell of what is asked, and the step that writes it; null where this layer has no such tensor. */
function drawCell(
  { trace, ...rest }: Situation,
  asks: Named,
  random: Random,
): { readonly cell: Cell; readonly step: number } | null {
  const { sym } = bindNamedIn({ trace, ...rest }, asks);
  const key = keyOf(sym);
  const step = 1 + trace.steps.findLastIndex(({ writes }) => writes.includes(key));
  const value = trace.at(key, trace.steps.length);
  if (!value || step === 0) return null;
  const samples = isColumn(sym) ? 1 : 0;
  const shape = value.shape.slice(0, value.shape.length - samples);
  const inner = cellAt(shape, Math.floor(random() * size(shape)));
  return { cell: samples ? [...inner, 0] : inner, step };
}

/** Whether who computes with the printed digits comes near enough to a number. */
function isNearInPrint({ expr, value }: { readonly expr: Expr; readonly value: number }, env: Env) {
  const rounded: Env = {
    ...env,
    tensor(sym) {
      const { shape, data } = env.tensor(sym);
      return { shape, data: data.map((one) => printed(one)) };
    },
  };
  return Math.abs(valueOf(expr, rounded) - value) < toleranceNear(value) / 2;
}

/** Whether numbers are told apart by answers that may be off by the tolerance of each. */
const areApart = (values: readonly number[]): boolean =>
  values.every((one, n) =>
    values
      .slice(n + 1)
      .every((other) => Math.abs(one - other) > toleranceNear(one) + toleranceNear(other)),
  );
