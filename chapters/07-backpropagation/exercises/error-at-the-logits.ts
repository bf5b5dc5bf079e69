import { computeCell } from '../../../src/practice/compute-cell.ts';
import { text } from '../../../src/practice/exercise.ts';
import { delta, minus, plus, sym } from '../../../src/notation/expression.ts';
import { l } from '../letters.ts';

export default computeCell({
  section: 'last-layer',
  title: 'The error signal of the last layer',
  where: 'last',
  asks: delta(l(), 'i'),
  statement: text`Compute the error signal ${delta(l(), 'i')} of one logit.`,
  given: [sym('p'), sym('y')],
  answer: minus(sym('p', null, 'i'), sym('y', null, 'i')),
  solution: text`With softmax and cross-entropy the error signal is the probability minus the target.`,
  slips: [
    {
      id: 'sign',
      of: minus(sym('y', null, 'i'), sym('p', null, 'i')),
      hint: text`The sign is wrong. The error signal is ${minus(sym('p'), sym('y'))}, not the other way round.`,
    },
    {
      id: 'sum',
      of: plus(sym('p', null, 'i'), sym('y', null, 'i')),
      hint: text`You added the target. It is subtracted.`,
    },
  ],
});
