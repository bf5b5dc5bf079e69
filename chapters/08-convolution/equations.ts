import { labelled } from '../../src/notation/equation.ts';
import {
  apply,
  attribute,
  fraction,
  hadamard,
  largest,
  minus,
  negative,
  number,
  overBatch,
  plus,
  reshape,
  sumOver,
  sumTo,
  sym,
  times,
  total,
  transpose,
  type Expr,
} from '../../src/notation/expression.ts';
import {
  a,
  b,
  da,
  db,
  delta,
  ds,
  dW,
  dx,
  l,
  m,
  over,
  overPool,
  overStride,
  s,
  slope,
  under,
  underPool,
  underStride,
  units,
  W,
  won,
  x,
  z,
} from './tensors.ts';

/** A window that moves by one, over maps without a border. */
export const PLAIN = { stride: 1, padding: 0 } as const;

const overWindow = (of: Expr): Expr => sumOver('c', sumOver('u', sumOver('v', of)));
const overPlaces = (of: Expr): Expr => sumOver('i', sumOver('j', of));
const overWeights = (of: Expr): Expr => sumOver('k', sumTo('u', 'height', sumTo('v', 'width', of)));
const overPoolWindow = (of: Expr): Expr => sumTo('u', 'height', sumTo('v', 'width', of));
const inverseN = fraction(number(1), sym('N'));

/** The labelled equations of the chapter, in the order of the text. */
export const equations = labelled({
  'Eq8.1': {
    title: 'a convolution: the weighted sum of a window, plus a bias',
    statement: {
      lhs: z('kij'),
      rhs: [plus(overWindow(times(W('kcuv'), x(['c', under.row, under.column]))), b('k'))],
    },
    groups: ['convolution.z'],
    where: 'any',
    when: PLAIN,
    leads: true,
  },
  'Eq8.2': {
    title: 'a convolution with stride and padding',
    statement: {
      lhs: z('kij'),
      rhs: [
        plus(overWindow(times(W('kcuv'), x(['c', underStride.row, underStride.column]))), b('k')),
      ],
    },
    groups: ['convolution.z'],
    where: 'any',
    leads: true,
  },
  'Eq8.3': {
    title: 'the gradient of a kernel weight: the sum over its uses',
    statement: {
      lhs: dW('kcuv'),
      rhs: [overBatch(overPlaces(times(delta('kij'), x(['c', under.row, under.column]))))],
    },
    groups: ['convolution.dW'],
    where: 'any',
    when: PLAIN,
    leads: true,
  },
  'Eq8.4': {
    title: 'the gradient of a bias',
    statement: { lhs: db('k'), rhs: [overBatch(overPlaces(delta('kij')))] },
    groups: ['convolution.db'],
    where: 'any',
    leads: true,
  },
  'Eq8.5': {
    title: 'the gradient with respect to the input of a convolution',
    statement: {
      lhs: dx('cij'),
      rhs: [overWeights(times(W('kcuv'), delta(['k', over.row, over.column])))],
    },
    groups: ['convolution.dx'],
    where: 'any',
    when: PLAIN,
    leads: true,
  },
  'Eq8.6': {
    title: 'the gradient of a kernel weight, with stride and padding',
    statement: {
      lhs: dW('kcuv'),
      rhs: [
        overBatch(overPlaces(times(delta('kij'), x(['c', underStride.row, underStride.column])))),
      ],
    },
    groups: ['convolution.dW'],
    where: 'any',
    leads: true,
  },
  'Eq8.7': {
    title: 'the gradient with respect to the input, with stride and padding',
    statement: {
      lhs: dx('cij'),
      rhs: [overWeights(times(W('kcuv'), delta(['k', overStride.row, overStride.column])))],
    },
    groups: ['convolution.dx'],
    where: 'any',
    leads: true,
  },
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
