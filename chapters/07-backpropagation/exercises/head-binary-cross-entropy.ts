import { composeEquation } from '../../../src/practice/compose-equation.ts';
import { text } from '../../../src/practice/exercise.ts';
import { delta, hadamard, minus, number, sym } from '../../../src/notation/expression.ts';
import { l } from '../letters.ts';

export default composeEquation({
  section: 'summary',
  title: 'Another output layer: sigmoid and binary cross-entropy',
  where: 'last',
  head: 'sigmoidCrossEntropy',
  statement: text`Every unit of the last layer has a sigmoid of its own, and the loss is the sum of their binary cross-entropies. Derive ${delta(l())}.`,
  asks: delta(l()),
  palette: [sym('p'), sym('y'), sym('z', l()), number(1)],
  answer: minus(sym('p'), sym('y')),
  solution: text`The slope of the sigmoid cancels the denominator of the derivative of the loss: ${minus(sym('p'), sym('y'))}.`,
  slips: [
    {
      id: 'slope-kept',
      of: hadamard(minus(sym('p'), sym('y')), sym('p'), minus(number(1), sym('p'))),
      hint: text`The slope of the sigmoid cancels: the derivative of the loss with respect to p has the same product in its denominator.`,
    },
    {
      id: 'sign',
      of: minus(sym('y'), sym('p')),
      hint: text`The sign is wrong. A larger logit makes the probability larger, and if the target is 0 that increases the loss.`,
    },
    {
      id: 'logits',
      of: minus(sym('z', l()), sym('y')),
      hint: text`You compared the logit with the target. Compare the probability ${sym('p')}.`,
    },
  ],
});
