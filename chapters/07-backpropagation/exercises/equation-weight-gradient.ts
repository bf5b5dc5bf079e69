import { composeEquation } from '../../../src/practice/compose-equation.ts';
import { text } from '../../../src/practice/exercise.ts';
import { delta, sym, times, transpose } from '../../../src/notation/expression.ts';
import { m } from '../letters.ts';

export default composeEquation({
  section: 'recursion',
  title: 'Write the equation: the gradient of the weights',
  where: 'inner',
  statement: text`Write the right side of the equation for ${sym('dW', m())}, the gradient of a weight matrix.`,
  asks: sym('dW', m()),
  palette: [delta(m()), sym('a', m(-1)), sym('a', m()), delta(m(1))],
  answer: times(delta(m()), transpose(sym('a', m(-1)))),
  solution: text`It is an outer product, the error signal of the layer times the activation that enters it as a row: ${times(delta(m()), transpose(sym('a', m(-1))))}.`,
  slips: [
    {
      id: 'product-of-next',
      of: times(delta(m(1)), transpose(sym('a', m()))),
      hint: text`That is the gradient of the weights of the next layer.`,
    },
    {
      id: 'activation-after',
      of: times(delta(m()), transpose(sym('a', m()))),
      hint: text`You used the activation that leaves the layer. The weights multiply the one that enters it, ${sym('a', m(-1))}.`,
    },
    {
      id: 'transposed',
      of: times(sym('a', m(-1)), transpose(delta(m()))),
      hint: text`That is the transpose of the gradient.`,
    },
  ],
});
