import { fraction, number, sumOver, times } from '../../../src/notation/expression.ts';
import { computeCell } from '../../../src/practice/compute-cell.ts';
import { text } from '../../../src/practice/exercise.ts';
import { oneConvolution } from '../draw.ts';
import { b, db, delta } from '../tensors.ts';

const errors = sumOver('i', sumOver('j', delta('kij')));

export default computeCell({
  section: 'kernel-gradient',
  title: 'The gradient of the bias',
  where: 'inner',
  network: oneConvolution,
  asks: db('k'),
  statement: text`Compute ${db('k')}, the gradient of the bias of the filter.`,
  given: [delta(), b()],
  answer: errors,
  solution: text`The bias is added at every position, with slope 1. Its gradient is the sum of the error signals of its map.`,
  slips: [
    {
      id: 'not-summed',
      of: delta(['k', 0, 0]),
      hint: text`That is the error signal of the first cell only. The bias is added in every cell, so add all of them.`,
    },
    {
      id: 'mean',
      of: fraction(errors, number(6)),
      hint: text`You divided by the number of cells. The gradients of all uses are added; no mean is taken.`,
    },
    {
      id: 'times-bias',
      of: times(errors, b('k')),
      hint: text`You multiplied by the bias. But the derivative of a sum with respect to one of its terms is 1.`,
    },
  ],
});
