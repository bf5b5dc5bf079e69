import { computeCell } from '../../../src/practice/compute-cell.ts';
import { text } from '../../../src/practice/exercise.ts';
import { delta, minus, number, sumOver, sym, times } from '../../../src/notation/expression.ts';
import type { Expr } from '../../../src/notation/expression.ts';
import { m } from '../letters.ts';

const weight = sym('W', m(1), 'kj');
const gradient = sym('dW', m(1), 'kj');
const slope = times(sym('a', m(), 'j'), minus(number(1), sym('a', m(), 'j')));
const back = (through: Expr): Expr => sumOver('k', times(through, delta(m(1), 'k')));
const withSlope = (of: Expr): Expr =>
  times(of, sym('a', m(), 'j'), minus(number(1), sym('a', m(), 'j')));

export default computeCell({
  section: 'update',
  title: 'The error signal before the update',
  where: 'inner',
  asks: delta(m(), 'j'),
  statement: text`The gradient of ${sym('W', m(1))} is known, and so is the learning rate. Compute ${delta(m(), 'j')} for the same training step.`,
  given: [sym('W', m(1)), sym('dW', m(1)), sym('alpha'), delta(m(1)), sym('a', m())],
  answer: withSlope(back(weight)),
  solution: text`Use the weights that made the prediction: they are updated only after every gradient has been computed. Multiply the error signals by a column of ${sym('W', m(1))}, add, and multiply by the slope ${slope}.`,
  slips: [
    {
      id: 'updated-weight',
      of: withSlope(back(minus(weight, times(sym('alpha'), gradient)))),
      hint: text`You used weights that were already updated. The error signal goes back through the weights of the forward pass, ${sym('W', m(1))}.`,
    },
    {
      id: 'gradient-for-weight',
      of: withSlope(back(gradient)),
      hint: text`You multiplied by the gradient of the weights, ${sym('dW', m(1))}. Multiply by the weights, ${sym('W', m(1))}.`,
    },
    {
      id: 'no-slope',
      of: back(weight),
      hint: text`You left out the slope of this unit, ${slope}.`,
    },
    {
      id: 'activation-for-slope',
      of: times(back(weight), sym('a', m(), 'j')),
      hint: text`You multiplied by the activation itself. The slope of the sigmoid is ${slope}.`,
    },
  ],
});
