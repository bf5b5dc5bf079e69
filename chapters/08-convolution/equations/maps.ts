import { labelled } from '../../../src/notation/equation.ts';
import {
  apply,
  attribute,
  fraction,
  hadamard,
  largest,
  reshape,
  sumTo,
  times,
  type Expr,
} from '../../../src/notation/expression.ts';
import { a, da, delta, ds, overPool, s, slope, underPool, units, won, z } from '../tensors.ts';

const overPoolWindow = (of: Expr): Expr => sumTo('u', 'height', sumTo('v', 'width', of));

/** What else works on maps: the activation, pooling and flattening, forward and backward. */
export const maps = labelled({
  'Eq8.8': {
    title: 'ReLU, cell by cell',
    statement: { lhs: a(), rhs: [apply('activation', z())] },
    groups: ['activation.a'],
    where: 'any',
    leads: true,
  },
  'Eq8.9': {
    title: 'ReLU backward: the gradient times the slopes',
    statement: { lhs: delta(), rhs: [hadamard(da(), slope())] },
    groups: ['activation.dz'],
    where: 'any',
    leads: true,
  },
  'Eq8.10': {
    title: 'max pooling: the largest number of a window',
    statement: {
      lhs: s('cij'),
      rhs: [largest({ u: 'height', v: 'width' }, a(['c', underPool.row, underPool.column]))],
    },
    groups: ['pooling.y'],
    where: 'any',
    operation: 'max pooling',
    leads: true,
  },
  'Eq8.11': {
    title: 'max pooling backward: the gradient goes to the largest cell',
    statement: {
      lhs: da('cij'),
      rhs: [
        overPoolWindow(
          times(
            won(['c', 'u', 'v', overPool.row, overPool.column]),
            ds(['c', overPool.row, overPool.column]),
          ),
        ),
      ],
    },
    groups: ['pooling.dx'],
    where: 'any',
    operation: 'max pooling',
    leads: true,
  },
  'Eq8.12': {
    title: 'average pooling: the mean of a window',
    statement: {
      lhs: s('cij'),
      rhs: [
        fraction(
          overPoolWindow(a(['c', underPool.row, underPool.column])),
          times(attribute('height'), attribute('width')),
        ),
      ],
    },
    groups: ['pooling.y'],
    where: 'any',
    operation: 'average pooling',
    leads: true,
  },
  'Eq8.13': {
    title: 'average pooling backward: the gradient is divided equally',
    statement: {
      lhs: da('cij'),
      rhs: [
        fraction(
          overPoolWindow(ds(['c', overPool.row, overPool.column])),
          times(attribute('height'), attribute('width')),
        ),
      ],
    },
    groups: ['pooling.dx'],
    where: 'any',
    operation: 'average pooling',
    leads: true,
  },
  'Eq8.14': {
    title: 'flattening: the same numbers as one column',
    statement: { lhs: units.f(), rhs: [reshape(a())] },
    groups: ['flatten.f'],
    where: 'any',
    leads: true,
  },
  'Eq8.15': {
    title: 'flattening backward: the same numbers as maps',
    statement: { lhs: da(), rhs: [reshape(units.df(), a())] },
    groups: ['flatten.dx'],
    where: 'any',
    leads: true,
  },
});
