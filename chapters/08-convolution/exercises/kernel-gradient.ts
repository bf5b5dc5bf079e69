import { place, sumOver, times } from '../../../src/notation/expression.ts';
import { computeCell } from '../../../src/practice/compute-cell.ts';
import { text } from '../../../src/practice/exercise.ts';
import { oneConvolution } from '../draw.ts';
import { delta, dW, under, x } from '../tensors.ts';

const overPlaces = (of: Parameters<typeof sumOver>[1]) => sumOver('i', sumOver('j', of));
const backward = x([
  'c',
  place([
    [1, 'i'],
    [-1, 'u'],
  ]),
  place([
    [1, 'j'],
    [-1, 'v'],
  ]),
]);

export default computeCell({
  section: 'kernel-gradient',
  title: 'The gradient of one kernel weight',
  where: 'inner',
  network: oneConvolution,
  asks: dW('kcuv'),
  statement: text`Compute ${dW('kcuv')}, the gradient of one weight of the kernel.`,
  given: [delta(), x()],
  answer: overPlaces(times(delta('kij'), x(['c', under.row, under.column]))),
  solution: text`The weight is used at every position. Multiply the error signal of each position by the pixel that the weight multiplies there, and add.`,
  slips: [
    {
      id: 'one-use',
      of: times(delta(['k', 0, 0]), x(['c', 'u', 'v'])),
      hint: text`That is one use of the weight, at the first position. It is used at every position, so add over all of them.`,
    },
    {
      id: 'only-errors',
      of: overPlaces(delta('kij')),
      hint: text`You added only the error signals. That is the gradient of the bias. For a weight, multiply each by the pixel under the weight first.`,
    },
    {
      id: 'backward',
      of: overPlaces(times(delta('kij'), backward)),
      hint: text`You read the image backward, at i−u+1, j−v+1. In this sum nothing is rotated: weight u, v multiplies the pixel at i+u−1, j+v−1.`,
    },
  ],
});
