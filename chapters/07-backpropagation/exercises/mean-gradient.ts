import { computeCell } from '../../../src/practice/compute-cell.ts';
import { text } from '../../../src/practice/exercise.ts';
import {
  delta,
  fraction,
  number,
  ofMean,
  sumOver,
  sym,
  times,
} from '../../../src/notation/expression.ts';
import { m } from '../letters.ts';

export default computeCell({
  section: 'mini-batch',
  title: 'The mean gradient of a mini-batch',
  where: 'any',
  samples: 3,
  asks: ofMean(sym('dW', m(), 'ij')),
  statement: text`The mini-batch has three samples. Compute ${ofMean(sym('dW', m(), 'ij'))}, a gradient of the mean loss.`,
  given: [delta(m()), sym('a', m(-1))],
  answer: times(
    fraction(number(1), sym('N')),
    sumOver('n', times(delta(m(), 'in'), sym('a', m(-1), 'jn'))),
  ),
  solution: text`For each sample, multiply the error signal by the activation. Add these products and divide by the number of samples.`,
  slips: [
    {
      id: 'sum',
      of: sumOver('n', times(delta(m(), 'in'), sym('a', m(-1), 'jn'))),
      hint: text`That is the sum over the samples. Divide it by their number, 3.`,
    },
    {
      id: 'one-sample',
      of: times(delta(m(), 'i'), sym('a', m(-1), 'j')),
      hint: text`That is the gradient of the first sample only.`,
    },
    {
      id: 'product-of-sums',
      of: times(
        fraction(number(1), sym('N')),
        sumOver('n', delta(m(), 'in')),
        sumOver('n', sym('a', m(-1), 'jn')),
      ),
      hint: text`You added the error signals and the activations before you multiplied them. Multiply sample by sample, then add.`,
    },
    {
      id: 'squared-number',
      of: times(
        fraction(number(1), times(sym('N'), sym('N'))),
        sumOver('n', times(delta(m(), 'in'), sym('a', m(-1), 'jn'))),
      ),
      hint: text`You divided by the number of samples twice.`,
    },
  ],
});
