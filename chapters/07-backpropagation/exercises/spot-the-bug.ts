import { spotBug } from '../../../src/practice/spot-bug.ts';
import { text } from '../../../src/practice/exercise.ts';
import {
  delta,
  hadamard,
  minus,
  negative,
  number,
  sym,
  times,
  transpose,
} from '../../../src/notation/expression.ts';
import { m } from '../letters.ts';

const arriving = sym('da', m());
const back = (weights = transpose(sym('W', m(1)))) => times(weights, delta(m(1)));

export default spotBug({
  section: 'implementation',
  title: 'Spot the bug',
  statement: text`One line of this backward pass is wrong. Use the gradient check to find it, then repair it.`,
  lines: [
    {
      lhs: arriving,
      rhs: back(),
      slips: [
        {
          id: 'sign',
          of: negative(back()),
          hint: text`The sign is wrong: there is no minus here.`,
        },
        {
          id: 'p-for-error',
          of: hadamard(back(), sym('a', m())),
          hint: text`The gradient that arrives is not multiplied by the activation of the layer here.`,
        },
      ],
    },
    {
      lhs: delta(m()),
      rhs: hadamard(arriving, sym('da_dz', m())),
      slips: [
        { id: 'no-slope', of: arriving, hint: text`The slope ${sym('da_dz', m())} is missing.` },
        {
          id: 'activation-for-slope',
          of: hadamard(arriving, sym('a', m())),
          hint: text`The activation is used instead of the slope ${sym('da_dz', m())}.`,
        },
        {
          id: 'complement',
          of: hadamard(arriving, minus(number(1), sym('a', m()))),
          hint: text`The slope of the sigmoid is a (1 − a). The factor a is missing.`,
        },
      ],
    },
    {
      lhs: sym('dW', m()),
      rhs: times(delta(m()), transpose(sym('a', m(-1)))),
      slips: [
        {
          id: 'activation-after',
          of: times(delta(m()), transpose(sym('a', m()))),
          hint: text`The activation that leaves the layer is used instead of ${sym('a', m(-1))}, which enters it. The shapes show it.`,
        },
        {
          id: 'arriving',
          of: times(arriving, transpose(sym('a', m(-1)))),
          hint: text`The gradient with respect to the activations is used instead of ${delta(m())}.`,
        },
        {
          id: 'transposed',
          of: times(sym('a', m(-1)), transpose(delta(m()))),
          hint: text`That is the transpose of the gradient. The shapes show it.`,
        },
      ],
    },
    {
      lhs: sym('db', m()),
      rhs: delta(m()),
      slips: [
        {
          id: 'bias-arriving',
          of: arriving,
          hint: text`The gradient with respect to the activations is used instead of ${delta(m())}.`,
        },
        {
          id: 'slope-twice',
          of: hadamard(delta(m()), sym('da_dz', m())),
          hint: text`The slope occurs twice: ${delta(m())} contains it already.`,
        },
      ],
    },
  ],
  solution: text`If an error signal is wrong, every gradient that is computed from it is wrong. If only one gradient is wrong, so is the line that computes it.`,
});
