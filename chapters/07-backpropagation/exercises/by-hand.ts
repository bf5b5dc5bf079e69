import { computeCell } from '../../../src/practice/compute-cell.ts';
import { text } from '../../../src/practice/exercise.ts';
import {
  delta,
  minus,
  number,
  sumOver,
  sumOverOthers,
  sym,
  times,
} from '../../../src/notation/expression.ts';
import { m } from '../letters.ts';

const path = times(sym('W', m(1), 'ki'), delta(m(1), 'k'));
const slope = times(sym('a', m(), 'i'), minus(number(1), sym('a', m(), 'i')));
const input = sym('a', m(-1), 'j');

export default computeCell({
  section: 'by-hand',
  title: 'One gradient by hand',
  where: 'inner',
  widths: [
    [2, 3, 2],
    [3, 2, 3],
    [2, 4, 3],
  ],
  asks: sym('dW', m(), 'ij'),
  statement: text`Compute ${sym('dW', m(), 'ij')} from the error signals of the next layer.`,
  given: [sym('W', m(1)), delta(m(1)), sym('a', m()), sym('a', m(-1))],
  answer: times(sumOver('k', path), slope, input),
  solution: text`Multiply the error signals by the weights that lead to them, and add. Multiply by the slope ${slope}, and then by the activation ${input} that the weight multiplies.`,
  slips: [
    {
      id: 'no-slope',
      of: times(sumOver('k', path), input),
      hint: text`You left out the slope ${slope}.`,
    },
    {
      id: 'no-input',
      of: times(sumOver('k', path), slope),
      hint: text`That is the error signal of the unit. Multiply it by ${input}.`,
    },
    {
      id: 'path-left-out',
      of: times(sumOverOthers('k', 0, path), slope, input),
      hint: text`One path is missing: the one through unit 1 of the next layer.`,
    },
    {
      id: 'own-activation',
      of: times(sumOver('k', path), slope, sym('a', m(), 'i')),
      hint: text`You multiplied by the activation that leaves the unit. The weight multiplies ${input}.`,
    },
    {
      id: 'activation-for-slope',
      of: times(sumOver('k', path), sym('a', m(), 'i'), input),
      hint: text`You multiplied by the activation instead of the slope ${slope}.`,
    },
  ],
});
