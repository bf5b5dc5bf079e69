import { computeCell } from '../../../src/practice/compute-cell.ts';
import { text } from '../../../src/practice/exercise.ts';
import { minus, number, sym, times } from '../../../src/notation/expression.ts';
import { l } from '../letters.ts';

const p = sym('p', null, 'i');
const slope = times(p, minus(number(1), p));
const difference = minus(p, sym('y', null, 'i'));
const input = sym('a', l(-1), 'j');

export default computeCell({
  section: 'one-neuron',
  title: 'Three local slopes',
  where: 'last',
  widths: [
    [2, 1],
    [3, 1],
    [4, 1],
  ],
  head: 'squaredError',
  headActivation: 'sigmoid',
  asks: sym('dW', l(), 'ij'),
  statement: text`One sigmoid neuron has the prediction ${sym('p')} and the loss ½(p − y)². Compute the gradient ${sym('dW', l(), 'ij')} of one of its weights.`,
  given: [sym('a', l(-1)), sym('p'), sym('y')],
  answer: times(difference, slope, input),
  solution: text`Multiply three local slopes: of the loss, ${difference}; of the sigmoid, ${slope}; of the weighted sum with respect to this weight, ${input}.`,
  slips: [
    {
      id: 'no-slope',
      of: times(difference, input),
      hint: text`You left out the slope of the sigmoid, ${slope}.`,
    },
    {
      id: 'no-input',
      of: times(difference, slope),
      hint: text`You left out the last slope: the derivative of the weighted sum with respect to this weight, ${input}.`,
    },
    {
      id: 'no-loss-slope',
      of: times(slope, input),
      hint: text`That is the derivative of the prediction. Multiply it by the derivative of the loss, ${difference}.`,
    },
    {
      id: 'sign',
      of: times(minus(sym('y', null, 'i'), p), slope, input),
      hint: text`The sign is wrong: the slope of ½(p − y)² is ${difference}.`,
    },
    {
      id: 'factor-two',
      of: times(number(2), difference, slope, input),
      hint: text`The loss has a factor ½, which cancels the 2 of the square.`,
    },
    {
      id: 'activation-for-slope',
      of: times(difference, p, input),
      hint: text`You multiplied by the activation. The slope of the sigmoid is ${slope}.`,
    },
  ],
});
