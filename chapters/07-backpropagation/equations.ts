import { labelled } from '../../src/notation/equation.ts';
import {
  apply,
  delta,
  fraction,
  hadamard,
  jacobian,
  minus,
  negative,
  number,
  ofMean,
  overBatch,
  plus,
  sumOver,
  sym,
  times,
  timesOnes,
  total,
  transpose,
  type Expr,
  type Statement,
} from '../../src/notation/expression.ts';
import type { Layer } from '../../src/notation/symbol.ts';
import { l, m } from './letters.ts';

const exp = (j: string) => apply('exp', sym('z', l(), j));
const largest = apply('max', sym('z', l()));
const shifted = (j: string) => apply('exp', minus(sym('z', l(), j), largest));
const overTotal = (of: Expr) => fraction(of, total(of));
const backThroughW = times(transpose(sym('W', l())), sym('dz', l()));
const inverseN = fraction(number(1), sym('N'));

/** The chain rule for one weight: the row of error signals times the column of ∂z/∂W for that weight. */
const rowTimesColumn = (layer: Layer): Statement => ({
  lhs: sym('dW', layer, 'ij'),
  rhs: [
    overBatch(times(transpose(sym('dz', layer)), jacobian(sym('z', layer), sym('W', layer, 'ij')))),
  ],
});

/** The labelled equations of the chapter, in the order of the text. */
export const equations = labelled({
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
  EqA1: {
    title: 'the chain rule for a weight of the last layer',
    statement: {
      lhs: sym('dW', l(), 'ij'),
      rhs: [
        overBatch(
          sumOver(
            'k',
            times(sym('dz', l(), 'k'), jacobian(sym('z', l(), 'k'), sym('W', l(), 'ij'))),
          ),
        ),
      ],
    },
    matrix: rowTimesColumn(l()),
    groups: ['affine.dW'],
    where: 'last',
    leads: false,
  },
  'EqA1.1': {
    title: 'the error signal of the logits',
    statement: { lhs: sym('dz', l()), rhs: [minus(sym('p'), sym('y'))] },
    groups: ['loss.dz'],
    where: 'last',
    leads: true,
  },
  'EqA1.2': {
    title: 'the gradient of the weights of the last layer',
    statement: {
      lhs: sym('dW', l()),
      rhs: [
        times(sym('dz', l()), transpose(sym('a', l(-1)))),
        times(minus(sym('p'), sym('y')), transpose(sym('a', l(-1)))),
      ],
    },
    groups: ['affine.dW'],
    where: 'last',
    leads: true,
    ours: true,
  },
  'EqA1.3': {
    title: 'the gradient of the biases of the last layer',
    statement: {
      lhs: sym('db', l()),
      rhs: [overBatch(sym('dz', l())), overBatch(minus(sym('p'), sym('y')))],
    },
    groups: ['affine.db'],
    where: 'last',
    leads: true,
    ours: true,
  },
  EqA2: {
    title: 'the chain rule for a weight one layer back',
    statement: {
      lhs: sym('dW', l(-1), 'ij'),
      rhs: [
        overBatch(
          sumOver(
            'k',
            times(sym('dz', l(-1), 'k'), jacobian(sym('z', l(-1), 'k'), sym('W', l(-1), 'ij'))),
          ),
        ),
      ],
    },
    matrix: rowTimesColumn(l(-1)),
    groups: ['affine.dW'],
    where: 'inner',
    leads: false,
  },
  'EqA2.0': {
    title: 'the error signal one layer back, as a row',
    statement: {
      lhs: sym('dz', l(-1)),
      rhs: [
        times(
          transpose(sym('dz', l())),
          jacobian(sym('z', l()), sym('a', l(-1))),
          jacobian(sym('a', l(-1)), sym('z', l(-1))),
        ),
      ],
      transposed: true,
    },
    groups: ['affine.da', 'activation.dz'],
    where: 'inner',
    leads: false,
    ours: true,
  },
  'EqA2.1': {
    title: 'the error signal one layer back, as a column',
    statement: {
      lhs: sym('dz', l(-1)),
      rhs: [
        hadamard(backThroughW, sym('da_dz', l(-1))),
        hadamard(sym('da', l(-1)), sym('da_dz', l(-1))),
      ],
    },
    groups: ['affine.da', 'activation.dz'],
    where: 'inner',
    leads: true,
  },
  'EqA2.2': {
    title: 'the gradient of the weights of an inner layer',
    statement: {
      lhs: sym('dW', l(-1)),
      rhs: [
        times(sym('dz', l(-1)), transpose(sym('a', l(-2)))),
        times(hadamard(backThroughW, sym('da_dz', l(-1))), transpose(sym('a', l(-2)))),
      ],
    },
    groups: ['affine.dW'],
    where: 'inner',
    leads: true,
    ours: true,
  },
  'EqA2.3': {
    title: 'the recursion of the error signal',
    statement: {
      lhs: delta(m()),
      rhs: [hadamard(times(transpose(sym('W', m(1))), delta(m(1))), sym('da_dz', m()))],
    },
    groups: ['affine.da', 'activation.dz'],
    where: 'inner',
    leads: false,
    ours: true,
  },
  'EqA2.4': {
    title: 'the gradient of the biases of an inner layer',
    statement: { lhs: sym('db', m()), rhs: [overBatch(delta(m()))] },
    groups: ['affine.db'],
    where: 'inner',
    leads: true,
    ours: true,
  },
  Eq5: {
    title: 'the mean loss of a mini-batch',
    statement: { lhs: sym('Lbar'), rhs: [times(inverseN, sumOver('n', sym('L', null, 'n')))] },
    matrix: { lhs: sym('Lbar'), rhs: [times(inverseN, total(sym('L')))] },
    groups: ['mean.Lbar'],
    where: 'last',
    leads: true,
    ours: true,
  },
  'Eq5.1': {
    title: 'the gradient of the mean loss with respect to the weights',
    statement: {
      lhs: ofMean(sym('dW', m(), 'ij')),
      rhs: [times(inverseN, sumOver('n', times(delta(m(), 'in'), sym('a', m(-1), 'jn'))))],
    },
    matrix: {
      lhs: ofMean(sym('dW', m())),
      rhs: [times(inverseN, delta(m()), transpose(sym('a', m(-1))))],
    },
    groups: ['mean.dW'],
    where: 'any',
    leads: false,
    ours: true,
  },
  'Eq5.2': {
    title: 'the gradient of the mean loss with respect to the biases',
    statement: {
      lhs: ofMean(sym('db', m(), 'i')),
      rhs: [times(inverseN, sumOver('n', delta(m(), 'in')))],
    },
    matrix: {
      lhs: ofMean(sym('db', m())),
      rhs: [times(inverseN, timesOnes(delta(m())))],
    },
    groups: ['mean.db'],
    where: 'any',
    leads: false,
    ours: true,
  },
  'Eq5.3': {
    title: 'in code, the sum of the gradients of the weights is divided in place',
    statement: { lhs: sym('dW', m()), rhs: [times(inverseN, sym('dW', m()))], assigns: true },
    groups: ['mean.dW'],
    where: 'any',
    leads: true,
    ours: true,
  },
  'Eq5.4': {
    title: 'in code, the sum of the gradients of the biases is divided in place',
    statement: { lhs: sym('db', m()), rhs: [times(inverseN, sym('db', m()))], assigns: true },
    groups: ['mean.db'],
    where: 'any',
    leads: true,
    ours: true,
  },
  Eq6: {
    title: 'gradient descent on the weights',
    statement: {
      lhs: sym('W', m()),
      rhs: [minus(sym('W', m()), times(sym('alpha'), sym('dW', m())))],
      assigns: true,
    },
    groups: ['descent.W'],
    where: 'any',
    leads: true,
    ours: true,
  },
  'Eq6.1': {
    title: 'gradient descent on the biases',
    statement: {
      lhs: sym('b', m()),
      rhs: [minus(sym('b', m()), times(sym('alpha'), sym('db', m())))],
      assigns: true,
    },
    groups: ['descent.b'],
    where: 'any',
    leads: true,
    ours: true,
  },
});
