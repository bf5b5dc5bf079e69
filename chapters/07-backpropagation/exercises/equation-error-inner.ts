import { composeEquation } from '../../../src/practice/compose-equation.ts';
import { text } from '../../../src/practice/exercise.ts';
import {
  delta,
  hadamard,
  minus,
  number,
  sym,
  times,
  transpose,
} from '../../../src/notation/expression.ts';
import { m } from '../letters.ts';

const BACK = times(transpose(sym('W', m(1))), delta(m(1)));

export default composeEquation({
  section: 'recursion',
  title: 'Write the equation: the error signal of a hidden layer',
  where: 'inner',
  statement: text`Write the right side of the equation for ${delta(m())}, the error signal of a hidden layer, with matrices and vectors.`,
  asks: delta(m()),
  palette: [
    sym('W', m(1)),
    delta(m(1)),
    sym('a', m()),
    sym('da_dz', m()),
    sym('W', m()),
    number(1),
  ],
  answer: hadamard(BACK, sym('da_dz', m())),
  solution: text`Go back through the weights, then multiply entry by entry by the slope: ${hadamard(BACK, sym('da_dz', m()))}.`,
  slips: [
    {
      id: 'no-slope',
      of: BACK,
      hint: text`This is the gradient with respect to the activations. You left out the slope ${sym('da_dz', m())}.`,
    },
    {
      id: 'activation-for-slope',
      of: hadamard(BACK, sym('a', m())),
      hint: text`You multiplied by the activation. It is the slope of the activation function, ${sym('da_dz', m())}.`,
    },
    {
      id: 'complement',
      of: hadamard(BACK, minus(number(1), sym('a', m()))),
      hint: text`The slope of the sigmoid is the activation times 1 minus the activation. One factor is missing.`,
    },
    {
      id: 'slope-twice',
      of: hadamard(BACK, sym('da_dz', m()), sym('da_dz', m())),
      hint: text`The slope occurs twice.`,
    },
  ],
});
