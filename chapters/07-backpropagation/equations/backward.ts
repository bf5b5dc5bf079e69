import { labelled } from '../../../src/notation/equation.ts';
import {
  delta,
  hadamard,
  jacobian,
  minus,
  overBatch,
  sumOver,
  sym,
  times,
  transpose,
  type Statement,
} from '../../../src/notation/expression.ts';
import type { Layer } from '../../../src/notation/symbol.ts';
import { l, m } from '../letters.ts';

const backThroughW = times(transpose(sym('W', l())), sym('dz', l()));

/** The chain rule for one weight: the row of error signals times the column of ∂z/∂W for that weight. */
const rowTimesColumn = (layer: Layer): Statement => ({
  lhs: sym('dW', layer, 'ij'),
  rhs: [
    overBatch(times(transpose(sym('dz', layer)), jacobian(sym('z', layer), sym('W', layer, 'ij')))),
  ],
});

/** Of the way back, for one sample. */
export const backward = labelled({
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
});
