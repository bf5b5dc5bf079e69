import { computeCell } from '../../../src/practice/compute-cell.ts';
import { text } from '../../../src/practice/exercise.ts';
import { delta, minus, number, sym, times } from '../../../src/notation/expression.ts';
import { m } from '../letters.ts';

export default computeCell({
  section: 'recursion',
  title: 'The gradient of a bias',
  where: 'inner',
  asks: sym('db', m(), 'i'),
  statement: text`Compute ${sym('db', m(), 'i')}, the gradient of one bias.`,
  given: [delta(m()), sym('b', m()), sym('a', m())],
  answer: delta(m(), 'i'),
  solution: text`A bias is added to the weighted sum, so its local slope is 1. Its gradient is the error signal of its unit.`,
  slips: [
    {
      id: 'times-bias',
      of: times(delta(m(), 'i'), sym('b', m(), 'i')),
      hint: text`You multiplied by the bias itself. The slope of a sum with respect to one of its terms is 1.`,
    },
    {
      id: 'slope-twice',
      of: times(delta(m(), 'i'), sym('a', m(), 'i'), minus(number(1), sym('a', m(), 'i'))),
      hint: text`You multiplied by the slope again. The error signal contains it already.`,
    },
    {
      id: 'times-activation',
      of: times(delta(m(), 'i'), sym('a', m(), 'i')),
      hint: text`You multiplied by an activation, as for a weight. A bias multiplies nothing.`,
    },
  ],
});
