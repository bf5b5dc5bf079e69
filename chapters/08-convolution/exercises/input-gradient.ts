import { place, sumOver, sumTo, times } from '../../../src/notation/expression.ts';
import { computeCell } from '../../../src/practice/compute-cell.ts';
import { text } from '../../../src/practice/exercise.ts';
import { twoConvolutions } from '../draw.ts';
import { delta, dx, over, W } from '../tensors.ts';

const overWindow = (of: Parameters<typeof sumOver>[1]) =>
  sumOver('k', sumTo('u', 2, sumTo('v', 2, of)));
/** As if the kernel were not rotated: at i+u−2, j+v−2. */
const forward = delta([
  'k',
  place(
    [
      [1, 'i'],
      [1, 'u'],
    ],
    { offset: -1 },
  ),
  place(
    [
      [1, 'j'],
      [1, 'v'],
    ],
    { offset: -1 },
  ),
]);

export default computeCell({
  section: 'input-gradient',
  title: 'The gradient of one input cell',
  where: 'inner',
  network: twoConvolutions,
  asks: dx('cij'),
  statement: text`A layer reads maps and convolves them with a kernel of 2 × 2. Compute ${dx('cij')}, the gradient with respect to one cell that it reads.`,
  given: [W(), delta()],
  answer: overWindow(times(W('kcuv'), delta(['k', over.row, over.column]))),
  solution: text`Weight u, v multiplies this cell in the window at i−u+1, j−v+1. Multiply each weight by the error signal of that window, if there is such a window, and add.`,
  slips: [
    {
      id: 'not-turned',
      of: overWindow(times(W('kcuv'), forward)),
      hint: text`You did not rotate the kernel. The first weight multiplies this cell in the window that begins at it, the last weight in a window that begins before it.`,
    },
    {
      id: 'one-window',
      of: sumOver('k', times(W(['k', 'c', 0, 0]), delta(['k', 'i', 'j']))),
      hint: text`You counted only the window that begins at this cell. Every window that covers the cell contributes.`,
    },
  ],
});
