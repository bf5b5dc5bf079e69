import { computeCell } from '../../../src/practice/compute-cell.ts';
import { text } from '../../../src/practice/exercise.ts';
import { apply, fraction, number, sumOver, sym, times } from '../../../src/notation/expression.ts';
import { l } from '../letters.ts';

export default computeCell({
  section: 'loss',
  title: 'A probability',
  where: 'last',
  asks: sym('p', null, 'i'),
  statement: text`Compute the probability ${sym('p', null, 'i')} from the logits.`,
  given: [sym('z', l())],
  answer: fraction(
    apply('exp', sym('z', l(), 'i')),
    sumOver('k', apply('exp', sym('z', l(), 'k'))),
  ),
  solution: text`Take e to the power of every logit. The probability of a class is its exponential divided by the sum of all exponentials.`,
  slips: [
    {
      id: 'not-divided',
      of: apply('exp', sym('z', l(), 'i')),
      hint: text`You computed the exponential of the logit. Divide it by the sum of all exponentials, so that the probabilities add up to 1.`,
    },
    {
      id: 'sigmoid',
      of: apply('sigmoid', sym('z', l(), 'i')),
      hint: text`That is the sigmoid of one logit. Softmax uses all logits: it divides by the sum of their exponentials.`,
    },
    {
      id: 'no-exponential',
      of: fraction(sym('z', l(), 'i'), sumOver('k', sym('z', l(), 'k'))),
      hint: text`You divided the logits by their sum. Take the exponentials first.`,
    },
    {
      id: 'negative-exponent',
      of: fraction(
        apply('exp', times(number(-1), sym('z', l(), 'i'))),
        sumOver('k', apply('exp', times(number(-1), sym('z', l(), 'k')))),
      ),
      hint: text`You used e to the power of minus the logit. Softmax has no minus there.`,
    },
  ],
});
