import { labelled } from '../../../src/notation/equation.ts';
import {
  apply,
  fraction,
  hadamard,
  minus,
  negative,
  number,
  plus,
  sumOver,
  sym,
  times,
  total,
  transpose,
  type Expr,
} from '../../../src/notation/expression.ts';
import { l, m } from '../letters.ts';

const exp = (j: string) => apply('exp', sym('z', l(), j));
const largest = apply('max', sym('z', l()));
const shifted = (j: string) => apply('exp', minus(sym('z', l(), j), largest));
const overTotal = (of: Expr) => fraction(of, total(of));

/** Of the forward pass. */
export const forward = labelled({
  Eq1: {
    title: 'the weighted sum of a layer',
    statement: {
      lhs: sym('z', m()),
      rhs: [plus(times(sym('W', m()), sym('a', m(-1))), sym('b', m()))],
    },
    groups: ['affine.z'],
    where: 'any',
    leads: true,
    ours: true,
  },
  Eq2: {
    title: 'the activation of a hidden layer',
    statement: { lhs: sym('a', m()), rhs: [apply('activation', sym('z', m()))] },
    groups: ['activation.a'],
    where: 'inner',
    leads: true,
    ours: true,
  },
  'Eq2.1': {
    title: 'the derivative of the sigmoid',
    statement: {
      lhs: sym('da_dz', m()),
      rhs: [hadamard(sym('a', m()), minus(number(1), sym('a', m())))],
    },
    groups: ['activation.a'],
    where: 'inner',
    leads: false,
    ours: true,
    activation: 'sigmoid',
  },
  Eq3: {
    title: 'softmax, plain and shifted by the largest logit',
    statement: {
      lhs: sym('p', null, 'j'),
      rhs: [
        fraction(exp('j'), sumOver('k', exp('k'))),
        fraction(shifted('j'), sumOver('k', shifted('k'))),
      ],
    },
    matrix: {
      lhs: sym('p'),
      rhs: [
        apply('softmax', sym('z', l())),
        overTotal(apply('exp', sym('z', l()))),
        overTotal(apply('exp', minus(sym('z', l()), largest))),
      ],
    },
    groups: ['loss.p'],
    where: 'last',
    leads: true,
    form: -1,
    ours: true,
  },
  Eq4: {
    title: 'cross-entropy',
    statement: {
      lhs: sym('L'),
      rhs: [negative(sumOver('j', times(sym('y', null, 'j'), sym('logp', null, 'j'))))],
    },
    matrix: { lhs: sym('L'), rhs: [negative(times(transpose(sym('y')), sym('logp')))] },
    groups: ['loss.L'],
    where: 'last',
    leads: true,
    ours: true,
  },
});
