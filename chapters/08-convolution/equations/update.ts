import { labelled } from '../../../src/notation/equation.ts';
import {
  fraction,
  minus,
  number,
  sumOver,
  sym,
  times,
  total,
} from '../../../src/notation/expression.ts';
import { m } from '../tensors.ts';

const inverseN = fraction(number(1), sym('N'));

/** Gradient descent, and the mean of a mini-batch. */
export const update = labelled({
  'Eq8.23': {
    title: 'gradient descent on the weights',
    statement: {
      lhs: sym('W', m),
      rhs: [minus(sym('W', m), times(sym('alpha'), sym('dW', m)))],
      assigns: true,
    },
    groups: ['descent.W'],
    where: 'any',
    leads: true,
  },
  'Eq8.24': {
    title: 'gradient descent on the biases',
    statement: {
      lhs: sym('b', m),
      rhs: [minus(sym('b', m), times(sym('alpha'), sym('db', m)))],
      assigns: true,
    },
    groups: ['descent.b'],
    where: 'any',
    leads: true,
  },
  'Eq8.25': {
    title: 'the mean loss of a mini-batch',
    statement: { lhs: sym('Lbar'), rhs: [times(inverseN, sumOver('n', sym('L', null, 'n')))] },
    matrix: { lhs: sym('Lbar'), rhs: [times(inverseN, total(sym('L')))] },
    groups: ['mean.Lbar'],
    where: 'last',
    leads: true,
  },
  'Eq8.26': {
    title: 'in code, the sum of the gradients of the weights is divided in place',
    statement: { lhs: sym('dW', m), rhs: [times(inverseN, sym('dW', m))], assigns: true },
    groups: ['mean.dW'],
    where: 'any',
    leads: true,
  },
  'Eq8.27': {
    title: 'in code, the sum of the gradients of the biases is divided in place',
    statement: { lhs: sym('db', m), rhs: [times(inverseN, sym('db', m))], assigns: true },
    groups: ['mean.db'],
    where: 'any',
    leads: true,
  },
});
