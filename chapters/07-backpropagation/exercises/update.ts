import { computeCell } from '../../../src/practice/compute-cell.ts';
import { text } from '../../../src/practice/exercise.ts';
import { minus, plus, sym, times } from '../../../src/notation/expression.ts';
import { m } from '../letters.ts';

export default computeCell({
  section: 'update',
  title: 'One step of gradient descent',
  where: 'any',
  asks: sym('W', m(), 'ij'),
  statement: text`Compute the new value of ${sym('W', m(), 'ij')} after one step of gradient descent.`,
  given: [sym('W', m()), sym('dW', m()), sym('alpha')],
  assigns: true,
  answer: minus(sym('W', m(), 'ij'), times(sym('alpha'), sym('dW', m(), 'ij'))),
  solution: text`Subtract the learning rate times the gradient from the old value.`,
  slips: [
    {
      id: 'sign',
      of: plus(sym('W', m(), 'ij'), times(sym('alpha'), sym('dW', m(), 'ij'))),
      hint: text`You added. A step along the gradient increases the loss.`,
    },
    {
      id: 'no-rate',
      of: minus(sym('W', m(), 'ij'), sym('dW', m(), 'ij')),
      hint: text`You left out the learning rate ${sym('alpha')}.`,
    },
    {
      id: 'step-only',
      of: times(sym('alpha'), sym('dW', m(), 'ij')),
      hint: text`That is the length of the step. Subtract it from the old weight.`,
    },
    {
      id: 'rate-times-all',
      of: times(sym('alpha'), minus(sym('W', m(), 'ij'), sym('dW', m(), 'ij'))),
      hint: text`You multiplied the weight by the learning rate too. Only the gradient is multiplied.`,
    },
  ],
});
