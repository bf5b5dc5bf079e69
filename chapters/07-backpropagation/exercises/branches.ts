import { computeCell } from '../../../src/practice/compute-cell.ts';
import { text } from '../../../src/practice/exercise.ts';
import {
  delta,
  negative,
  sumOver,
  sumOverOthers,
  sym,
  times,
} from '../../../src/notation/expression.ts';
import { m } from '../letters.ts';

const back = times(sym('W', m(1), 'kj'), delta(m(1), 'k'));

export default computeCell({
  section: 'branches',
  title: 'Branches add',
  where: 'inner',
  widths: [
    [2, 3, 2],
    [3, 2, 3],
    [2, 1, 3],
  ],
  asks: sym('da', m(), 'j'),
  statement: text`A hidden unit feeds several units. Compute ${sym('da', m(), 'j')}, the derivative of the loss with respect to its activation.`,
  given: [sym('W', m(1)), delta(m(1))],
  answer: sumOver('k', back),
  solution: text`Each path contributes the error signal at its end times the weight on it. Add these contributions.`,
  slips: [
    {
      id: 'path-left-out',
      of: sumOverOthers('k', 0, back),
      hint: text`One path is missing: the one through unit 1 of the next layer.`,
    },
    {
      id: 'sum-of-errors',
      of: sumOver('k', delta(m(1), 'k')),
      hint: text`You added the error signals. Multiply each by the weight on its path first.`,
    },
    {
      id: 'sum-of-weights',
      of: sumOver('k', sym('W', m(1), 'kj')),
      hint: text`You added the weights. Multiply each by the error signal of the unit that it leads to.`,
    },
    {
      id: 'transposed',
      of: sumOver('k', times(sym('W', m(1), 'jk'), delta(m(1), 'k'))),
      hint: text`You used a row of ${sym('W', m(1))}. The weights that lead out of this unit are a column.`,
    },
    {
      id: 'sign',
      of: negative(sumOver('k', back)),
      hint: text`The size is right and the sign is wrong.`,
    },
  ],
});
