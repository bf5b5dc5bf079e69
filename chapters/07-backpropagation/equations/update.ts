import { labelled } from '../../../src/notation/equation.ts';
import {
  delta,
  fraction,
  minus,
  number,
  ofMean,
  sumOver,
  sym,
  times,
  timesOnes,
  total,
  transpose,
} from '../../../src/notation/expression.ts';
import { m } from '../letters.ts';

const inverseN = fraction(number(1), sym('N'));

/** Of a mini-batch, and of the update. */
export const update = labelled({
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
