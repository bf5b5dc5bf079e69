import { computeCell } from '../../../src/practice/compute-cell.ts';
import { text } from '../../../src/practice/exercise.ts';
import { delta, minus, number, sym, times } from '../../../src/notation/expression.ts';
import { m } from '../letters.ts';

export default computeCell({
  section: 'one-layer-back',
  title: 'The gradient of a weight of a hidden layer',
  where: 'inner',
  asks: sym('dW', m(), 'ij'),
  statement: text`Compute ${sym('dW', m(), 'ij')}, the gradient of one weight of a hidden layer.`,
  given: [delta(m()), sym('a', m(-1)), sym('a', m())],
  answer: times(delta(m(), 'i'), sym('a', m(-1), 'j')),
  solution: text`The gradient of a weight is the error signal of the unit that it leads to, times the activation that enters it.`,
  slips: [
    {
      id: 'activation-after',
      of: times(delta(m(), 'i'), sym('a', m(), 'j')),
      hint: text`You used the activation that leaves the layer. The weight multiplies the one that enters it, ${sym('a', m(-1), 'j')}.`,
    },
    {
      id: 'transposed',
      of: times(delta(m(), 'j'), sym('a', m(-1), 'i')),
      hint: text`The two indices are exchanged. The first index of a weight is the unit that it leads to, the second the one that it comes from.`,
    },
    {
      id: 'slope-twice',
      of: times(
        delta(m(), 'i'),
        sym('a', m(), 'i'),
        minus(number(1), sym('a', m(), 'i')),
        sym('a', m(-1), 'j'),
      ),
      hint: text`You multiplied by the slope again. The error signal ${delta(m(), 'i')} contains it already.`,
    },
    {
      id: 'no-activation',
      of: delta(m(), 'i'),
      hint: text`That is the gradient of the bias. For a weight, multiply the error signal by the activation that the weight multiplies, ${sym('a', m(-1), 'j')}.`,
    },
    {
      id: 'activation-only',
      of: sym('a', m(-1), 'j'),
      hint: text`That is the local slope of the weighted sum with respect to this weight. Multiply it by the error signal ${delta(m(), 'i')}.`,
    },
  ],
});
