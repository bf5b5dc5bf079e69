import { composeEquation } from '../../../src/practice/compose-equation.ts';
import { text } from '../../../src/practice/exercise.ts';
import { delta, minus, number, plus, sym } from '../../../src/notation/expression.ts';
import { l } from '../letters.ts';

export default composeEquation({
  section: 'last-layer',
  title: 'Write the equation: the error signal of the last layer',
  where: 'last',
  statement: text`Write the right side of the equation for ${delta(l())}, the error signal of a softmax layer with cross-entropy.`,
  asks: delta(l()),
  palette: [sym('p'), sym('y'), sym('z', l()), sym('a', l(-1)), sym('W', l()), number(1)],
  answer: minus(sym('p'), sym('y')),
  solution: text`The error signal is the prediction minus the target: ${minus(sym('p'), sym('y'))}.`,
  slips: [
    {
      id: 'sign',
      of: minus(sym('y'), sym('p')),
      hint: text`The sign is wrong: the prediction comes first.`,
    },
    {
      id: 'logits',
      of: minus(sym('z', l()), sym('y')),
      hint: text`You compared the logits with the target. The target is compared with the probabilities ${sym('p')}.`,
    },
    { id: 'sum', of: plus(sym('p'), sym('y')), hint: text`The target is subtracted, not added.` },
  ],
});
