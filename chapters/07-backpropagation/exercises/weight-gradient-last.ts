import { computeCell } from '../../../src/practice/compute-cell.ts';
import { text } from '../../../src/practice/exercise.ts';
import { minus, number, sym, times } from '../../../src/notation/expression.ts';
import { l } from '../letters.ts';

export default computeCell({
  section: 'last-layer',
  title: 'The gradient of a weight of the last layer',
  where: 'last',
  asks: sym('dW', l(), 'ij'),
  statement: text`Compute ${sym('dW', l(), 'ij')}, the gradient of one weight of the last layer.`,
  given: [sym('p'), sym('y'), sym('a', l(-1))],
  answer: times(minus(sym('p', null, 'i'), sym('y', null, 'i')), sym('a', l(-1), 'j')),
  solution: text`The gradient is the error signal of the logit that the weight leads to, times the activation that the weight multiplies.`,
  slips: [
    {
      id: 'no-target',
      of: times(sym('p', null, 'i'), sym('a', l(-1), 'j')),
      hint: text`You used ${sym('p', null, 'i')} instead of the error signal ${minus(sym('p', null, 'i'), sym('y', null, 'i'))}.`,
    },
    {
      id: 'sign',
      of: times(minus(sym('y', null, 'i'), sym('p', null, 'i')), sym('a', l(-1), 'j')),
      hint: text`The sign is wrong: the error signal is the probability minus the target.`,
    },
    {
      id: 'transposed',
      of: times(minus(sym('p', null, 'j'), sym('y', null, 'j')), sym('a', l(-1), 'i')),
      hint: text`The two indices are exchanged. The first index of a weight is the unit that it leads to, the second the one that it comes from.`,
    },
    {
      id: 'no-activation',
      of: minus(sym('p', null, 'i'), sym('y', null, 'i')),
      hint: text`That is the error signal, which is the gradient of the bias. For a weight, multiply it by the activation that the weight multiplies, ${sym('a', l(-1), 'j')}.`,
    },
    {
      id: 'extra-slope',
      of: times(
        minus(sym('p', null, 'i'), sym('y', null, 'i')),
        sym('a', l(-1), 'j'),
        minus(number(1), sym('a', l(-1), 'j')),
      ),
      hint: text`You multiplied by a slope. The last layer has no σ, and ${minus(sym('p'), sym('y'))} already contains the derivative of softmax.`,
    },
  ],
});
