import { composeEquation } from '../../../src/practice/compose-equation.ts';
import { text } from '../../../src/practice/exercise.ts';
import { delta, hadamard, sym } from '../../../src/notation/expression.ts';
import { m } from '../letters.ts';

export default composeEquation({
  section: 'recursion',
  title: 'Write the equation: the gradient of the biases',
  where: 'inner',
  statement: text`Write the right side of the equation for ${sym('db', m())}, the gradient of the biases.`,
  asks: sym('db', m()),
  palette: [delta(m()), sym('da_dz', m()), sym('a', m()), sym('b', m()), sym('a', m(-1))],
  answer: delta(m()),
  solution: text`A bias is added, so its gradient is the error signal itself: ${delta(m())}.`,
  slips: [
    {
      id: 'slope-twice',
      of: hadamard(delta(m()), sym('da_dz', m())),
      hint: text`The error signal contains the slope already.`,
    },
    {
      id: 'times-bias',
      of: hadamard(delta(m()), sym('b', m())),
      hint: text`The bias is a term of a sum. The slope of a sum with respect to a term is 1.`,
    },
    {
      id: 'times-activation',
      of: hadamard(delta(m()), sym('a', m())),
      hint: text`A bias multiplies no activation.`,
    },
  ],
});
