import { computeCell } from '../../../src/practice/compute-cell.ts';
import { text } from '../../../src/practice/exercise.ts';
import {
  delta,
  minus,
  negative,
  number,
  sumOver,
  sumOverOthers,
  sym,
  times,
} from '../../../src/notation/expression.ts';
import { m } from '../letters.ts';

const BACK = sumOver('k', times(sym('W', m(1), 'kj'), delta(m(1), 'k')));
const SLOPE = times(sym('a', m(), 'j'), minus(number(1), sym('a', m(), 'j')));

export default computeCell({
  section: 'one-layer-back',
  title: 'The error signal of a hidden unit',
  where: 'inner',
  asks: delta(m(), 'j'),
  statement: text`Compute ${delta(m(), 'j')}, the error signal of one hidden unit.`,
  given: [sym('W', m(1)), delta(m(1)), sym('a', m())],
  answer: times(BACK, sym('a', m(), 'j'), minus(number(1), sym('a', m(), 'j'))),
  solution: text`Multiply the error signal of each unit that this unit feeds by the weight that leads to it, and add. These weights are a column of ${sym('W', m(1))}. Then multiply by the slope ${SLOPE}.`,
  slips: [
    {
      id: 'no-slope',
      of: BACK,
      hint: text`You left out the slope. Your number is the gradient with respect to the activation, ${sym('da', m(), 'j')}. Multiply it by ${SLOPE}.`,
    },
    {
      id: 'transposed',
      of: times(
        sumOver('k', times(sym('W', m(1), 'jk'), delta(m(1), 'k'))),
        sym('a', m(), 'j'),
        minus(number(1), sym('a', m(), 'j')),
      ),
      hint: text`You multiplied by a row of ${sym('W', m(1))}. The weights that lead out of this unit are a column.`,
    },
    {
      id: 'activation-for-slope',
      of: times(BACK, sym('a', m(), 'j')),
      hint: text`You multiplied by the activation ${sym('a', m(), 'j')} itself. The slope of the sigmoid is ${SLOPE}.`,
    },
    {
      id: 'sign',
      of: negative(times(BACK, sym('a', m(), 'j'), minus(number(1), sym('a', m(), 'j')))),
      hint: text`The size is right and the sign is wrong. Check the sign of ${delta(m(1))} in each product.`,
    },
    {
      id: 'path-left-out',
      of: times(
        sumOverOthers('k', 0, times(sym('W', m(1), 'kj'), delta(m(1), 'k'))),
        sym('a', m(), 'j'),
        minus(number(1), sym('a', m(), 'j')),
      ),
      hint: text`One path is missing: the one through unit 1 of the next layer. Every unit that this one feeds contributes.`,
    },
    {
      id: 'slope-of-next',
      of: times(BACK, delta(m(1), 'j'), minus(number(1), delta(m(1), 'j'))),
      hint: text`You computed the slope from the error signal. Compute it from the activation of this unit, ${sym('a', m(), 'j')}.`,
    },
    {
      id: 'added-weights',
      of: times(
        sumOver('k', sym('W', m(1), 'kj')),
        sym('a', m(), 'j'),
        minus(number(1), sym('a', m(), 'j')),
      ),
      hint: text`You added only the weights. Multiply each by the error signal of the unit that it leads to, an entry of ${delta(m(1))}.`,
    },
  ],
});
