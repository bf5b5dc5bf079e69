import { composeEquation } from '../../../src/practice/compose-equation.ts';
import { text } from '../../../src/practice/exercise.ts';
import { delta, hadamard, minus, number, sym, times } from '../../../src/notation/expression.ts';
import { l } from '../letters.ts';

export default composeEquation({
  section: 'summary',
  title: 'Another output layer: identity and squared error',
  where: 'last',
  head: 'squaredError',
  statement: text`The last layer has no activation function, so ${sym('p')} equals ${sym('z', l())}, and the loss is half the sum of the squared errors. Derive ${delta(l())}.`,
  asks: delta(l()),
  palette: [sym('p'), sym('y'), sym('z', l()), number(1), number(2)],
  answer: minus(sym('p'), sym('y')),
  solution: text`The derivative of half a square is the difference itself: ${minus(sym('p'), sym('y'))}. It is the same as for softmax with cross-entropy.`,
  slips: [
    {
      id: 'factor-two',
      of: times(number(2), minus(sym('p'), sym('y'))),
      hint: text`The loss has a factor of one half, which cancels the 2.`,
    },
    {
      id: 'sign',
      of: minus(sym('y'), sym('p')),
      hint: text`The sign is wrong. If the prediction is too large, a larger logit makes the loss larger.`,
    },
    {
      id: 'sigmoid-slope',
      of: hadamard(minus(sym('p'), sym('y')), sym('p'), minus(number(1), sym('p'))),
      hint: text`That is the slope of a sigmoid. This layer has no activation function.`,
    },
  ],
});
