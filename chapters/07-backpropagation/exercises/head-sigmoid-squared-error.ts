import { composeEquation } from '../../../src/practice/compose-equation.ts';
import { text } from '../../../src/practice/exercise.ts';
import { delta, hadamard, minus, number, sym } from '../../../src/notation/expression.ts';
import { l } from '../letters.ts';

export default composeEquation({
  section: 'summary',
  title: 'Another output layer: sigmoid and squared error',
  where: 'last',
  head: 'squaredError',
  headActivation: 'sigmoid',
  statement: text`The last layer has a sigmoid, so ${sym('p')} is the sigmoid of ${sym('z', l())}, and the loss is half the sum of the squared errors. Derive ${delta(l())}.`,
  asks: delta(l()),
  palette: [sym('p'), sym('y'), sym('z', l()), number(1)],
  answer: hadamard(minus(sym('p'), sym('y')), sym('p'), minus(number(1), sym('p'))),
  solution: text`Here the slope does not cancel: ${hadamard(minus(sym('p'), sym('y')), sym('p'), minus(number(1), sym('p')))}. A saturated unit learns slowly even if it is wrong, which is why cross-entropy is preferred.`,
  slips: [
    {
      id: 'no-slope',
      of: minus(sym('p'), sym('y')),
      hint: text`That is the derivative with respect to ${sym('p')}. The chain rule also needs the slope of the sigmoid, which nothing cancels here.`,
    },
    {
      id: 'sign',
      of: hadamard(minus(sym('y'), sym('p')), sym('p'), minus(number(1), sym('p'))),
      hint: text`The sign is wrong: the derivative of half a squared error is the prediction minus the target.`,
    },
    {
      id: 'activation-for-slope',
      of: hadamard(minus(sym('p'), sym('y')), sym('p')),
      hint: text`The slope of the sigmoid is p (1 − p). One factor is missing.`,
    },
  ],
});
