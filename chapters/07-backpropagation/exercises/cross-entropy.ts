import { computeCell } from '../../../src/practice/compute-cell.ts';
import { text } from '../../../src/practice/exercise.ts';
import { apply, negative, sumOver, sym, times } from '../../../src/notation/expression.ts';

export default computeCell({
  section: 'loss',
  title: 'The loss of a sample',
  where: 'last',
  asks: sym('L'),
  statement: text`Compute the loss ${sym('L')}, the cross-entropy with the natural logarithm.`,
  given: [sym('p'), sym('y')],
  answer: negative(sumOver('k', times(sym('y', null, 'k'), apply('log', sym('p', null, 'k'))))),
  solution: text`The target is one-hot, so one term remains: minus the logarithm of the probability of the target class.`,
  slips: [
    {
      id: 'no-logarithm',
      of: sumOver('k', times(sym('y', null, 'k'), sym('p', null, 'k'))),
      hint: text`That is the probability of the target class. The loss is minus its logarithm.`,
    },
    {
      id: 'sign',
      of: sumOver('k', times(sym('y', null, 'k'), apply('log', sym('p', null, 'k')))),
      hint: text`The sign is wrong. The logarithm of a probability is negative, and the loss is its negative.`,
    },
    {
      id: 'all-classes',
      of: negative(sumOver('k', apply('log', sym('p', null, 'k')))),
      hint: text`You added the logarithms of all probabilities. Only the target class counts: elsewhere ${sym('y')} is 0.`,
    },
  ],
});
