import { computeCell } from '../../../src/practice/compute-cell.ts';
import { text } from '../../../src/practice/exercise.ts';
import { apply, minus, number, sym, times } from '../../../src/notation/expression.ts';
import { m } from '../letters.ts';

export default computeCell({
  section: 'model',
  title: 'An activation',
  where: 'inner',
  asks: sym('a', m(), 'i'),
  statement: text`Compute the activation ${sym('a', m(), 'i')} of a sigmoid unit.`,
  given: [sym('z', m())],
  answer: apply('activation', sym('z', m(), 'i')),
  solution: text`The sigmoid is 1 divided by 1 + e to the power of minus ${sym('z', m(), 'i')}.`,
  slips: [
    {
      id: 'sign-of-exponent',
      of: apply('activation', times(number(-1), sym('z', m(), 'i'))),
      hint: text`You computed the sigmoid of minus ${sym('z', m(), 'i')}. The minus is already in the exponent of e.`,
    },
    {
      id: 'slope',
      of: times(
        apply('activation', sym('z', m(), 'i')),
        minus(number(1), apply('activation', sym('z', m(), 'i'))),
      ),
      hint: text`That is the slope σ′ at ${sym('z', m(), 'i')}. The question is about σ itself.`,
    },
    {
      id: 'exponential',
      of: apply('exp', sym('z', m(), 'i')),
      hint: text`That is e to the power of ${sym('z', m(), 'i')}. The sigmoid divides 1 by 1 + e to the power of its negative.`,
    },
    {
      id: 'unchanged',
      of: sym('z', m(), 'i'),
      hint: text`That is the pre-activation. Apply the sigmoid to it.`,
    },
  ],
});
