import { place, plus, sumOver, sumTo, times } from '../../../src/notation/expression.ts';
import { computeCell } from '../../../src/practice/compute-cell.ts';
import { text } from '../../../src/practice/exercise.ts';
import { oneConvolution } from '../draw.ts';
import { b, under, W, x, z } from '../tensors.ts';

const overWindow = (of: Parameters<typeof sumOver>[1]) =>
  sumOver('c', sumOver('u', sumOver('v', of)));
const pixel = x(['c', under.row, under.column]);
const turned = W(['k', 'c', place([[-1, 'u']], { offset: 1 }), place([[-1, 'v']], { offset: 1 })]);

export default computeCell({
  section: 'convolution',
  title: 'One cell of a map',
  where: 'inner',
  network: oneConvolution,
  asks: z('kij'),
  statement: text`Compute ${z('kij')}: the weighted sum of the window at that position, plus the bias.`,
  given: [x(), W(), b()],
  answer: plus(overWindow(times(W('kcuv'), pixel)), b('k')),
  solution: text`The window at row i and column j covers the pixels at i+u−1, j+v−1. Multiply each by its weight, and add the bias.`,
  slips: [
    {
      id: 'no-bias',
      of: overWindow(times(W('kcuv'), pixel)),
      hint: text`The products are right. The bias ${b('k')} is missing.`,
    },
    {
      id: 'turned',
      of: plus(sumOver('c', sumTo('u', 2, sumTo('v', 2, times(turned, pixel)))), b('k')),
      hint: text`You rotated the kernel by 180°. In the forward pass it is not rotated: the first weight multiplies the first pixel of the window.`,
    },
    {
      id: 'corner',
      of: plus(overWindow(times(W('kcuv'), x('cij'))), b('k')),
      hint: text`You multiplied every weight by the pixel at the corner of the window. Weight u, v multiplies the pixel at i+u−1, j+v−1.`,
    },
  ],
});
