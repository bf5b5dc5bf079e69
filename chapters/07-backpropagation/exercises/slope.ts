import { computeCell } from '../../../src/practice/compute-cell.ts';
import { text } from '../../../src/practice/exercise.ts';
import { minus, number, sym, times } from '../../../src/notation/expression.ts';
import { m } from '../letters.ts';

export default computeCell({
  section: 'model',
  title: 'The slope of the sigmoid',
  where: 'inner',
  asks: sym('da_dz', m(), 'i'),
  statement: text`Compute the slope ${sym('da_dz', m(), 'i')} of a sigmoid unit from its activation.`,
  given: [sym('a', m()), sym('z', m())],
  answer: times(sym('a', m(), 'i'), minus(number(1), sym('a', m(), 'i'))),
  solution: text`The sigmoid has the slope ${times(sym('a', m(), 'i'), minus(number(1), sym('a', m(), 'i')))}: no further exponential is needed.`,
  slips: [
    {
      id: 'complement',
      of: minus(number(1), sym('a', m(), 'i')),
      hint: text`That is 1 minus the activation. Multiply it by the activation.`,
    },
    {
      id: 'of-z',
      of: times(sym('z', m(), 'i'), minus(number(1), sym('z', m(), 'i'))),
      hint: text`You used the pre-activation. The formula is about the activation ${sym('a', m(), 'i')}.`,
    },
    {
      id: 'tanh',
      of: minus(number(1), times(sym('a', m(), 'i'), sym('a', m(), 'i'))),
      hint: text`That is the slope of tanh. The sigmoid has a (1 − a).`,
    },
    { id: 'activation', of: sym('a', m(), 'i'), hint: text`That is the activation itself.` },
  ],
});
