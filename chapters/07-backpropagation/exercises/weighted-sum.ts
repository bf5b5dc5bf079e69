import { computeCell } from '../../../src/practice/compute-cell.ts';
import { text } from '../../../src/practice/exercise.ts';
import { plus, sumOver, sym, times } from '../../../src/notation/expression.ts';
import { m } from '../letters.ts';

export default computeCell({
  section: 'model',
  title: 'A weighted sum',
  where: 'any',
  asks: sym('z', m(), 'i'),
  statement: text`Compute the pre-activation ${sym('z', m(), 'i')}.`,
  given: [sym('W', m()), sym('a', m(-1)), sym('b', m())],
  answer: plus(sumOver('k', times(sym('W', m(), 'ik'), sym('a', m(-1), 'k'))), sym('b', m(), 'i')),
  solution: text`Multiply each weight of the unit’s row of ${sym('W', m())} by the activation of the unit that it starts from. Add the products, then the bias ${sym('b', m(), 'i')}.`,
  slips: [
    {
      id: 'no-bias',
      of: sumOver('k', times(sym('W', m(), 'ik'), sym('a', m(-1), 'k'))),
      hint: text`The weighted sum is right. You left out the bias ${sym('b', m(), 'i')}.`,
    },
    {
      id: 'transposed',
      of: plus(sumOver('k', times(sym('W', m(), 'ki'), sym('a', m(-1), 'k'))), sym('b', m(), 'i')),
      hint: text`You multiplied by a column of ${sym('W', m())}. A unit reads the weights of its own row.`,
    },
    {
      id: 'bias-subtracted',
      of: plus(
        sumOver('k', times(sym('W', m(), 'ik'), sym('a', m(-1), 'k'))),
        times({ kind: 'number', value: -1 }, sym('b', m(), 'i')),
      ),
      hint: text`You subtracted the bias ${sym('b', m(), 'i')}. It is added.`,
    },
    {
      id: 'weights-only',
      of: plus(sumOver('k', sym('W', m(), 'ik')), sym('b', m(), 'i')),
      hint: text`You added the weights themselves. Multiply each by its activation ${sym('a', m(-1))} first.`,
    },
  ],
});
