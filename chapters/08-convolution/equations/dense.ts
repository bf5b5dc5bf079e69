import { labelled } from '../../../src/notation/equation.ts';
import {
  apply,
  minus,
  negative,
  overBatch,
  plus,
  sumOver,
  sym,
  times,
  transpose,
} from '../../../src/notation/expression.ts';
import { l, units } from '../tensors.ts';

/** The dense layer and the loss, forward and backward. */
export const dense = labelled({
  'Eq8.16': {
    title: 'the dense layer',
    statement: { lhs: units.z(), rhs: [plus(times(units.W(), units.x()), units.b())] },
    groups: ['affine.z'],
    where: 'any',
    leads: true,
  },
  'Eq8.17': {
    title: 'softmax',
    statement: { lhs: sym('p'), rhs: [apply('softmax', units.z(null, l))] },
    groups: ['loss.p'],
    where: 'last',
    leads: true,
  },
  'Eq8.18': {
    title: 'cross-entropy',
    statement: {
      lhs: sym('L'),
      rhs: [negative(sumOver('j', times(sym('y', null, 'j'), sym('logp', null, 'j'))))],
    },
    matrix: { lhs: sym('L'), rhs: [negative(times(transpose(sym('y')), sym('logp')))] },
    groups: ['loss.L'],
    where: 'last',
    leads: true,
  },
  'Eq8.19': {
    title: 'the error signal of the logits',
    statement: { lhs: units.dz(null, l), rhs: [minus(sym('p'), sym('y'))] },
    groups: ['loss.dz'],
    where: 'last',
    leads: true,
  },
  'Eq8.20': {
    title: 'the gradient of the dense weights',
    statement: { lhs: units.dW(), rhs: [times(units.dz(), transpose(units.x()))] },
    groups: ['affine.dW'],
    where: 'any',
    leads: true,
  },
  'Eq8.21': {
    title: 'the gradient of the dense biases',
    statement: { lhs: units.db(), rhs: [overBatch(units.dz())] },
    groups: ['affine.db'],
    where: 'any',
    leads: true,
  },
  'Eq8.22': {
    title: 'the gradient with respect to the input of the dense layer',
    statement: { lhs: units.dx(), rhs: [times(transpose(units.W()), units.dz())] },
    groups: ['affine.da'],
    where: 'any',
    leads: true,
  },
});
