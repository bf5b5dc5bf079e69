import { labelled } from '../../../src/notation/equation.ts';
import {
  overBatch,
  plus,
  sumOver,
  sumTo,
  times,
  type Expr,
} from '../../../src/notation/expression.ts';
import { b, db, delta, dW, dx, over, overStride, under, underStride, W, x, z } from '../tensors.ts';

/** A window that moves by one, over maps without a border. */
export const PLAIN = { stride: 1, padding: 0 } as const;

const overWindow = (of: Expr): Expr => sumOver('c', sumOver('u', sumOver('v', of)));
const overPlaces = (of: Expr): Expr => sumOver('i', sumOver('j', of));
const overWeights = (of: Expr): Expr => sumOver('k', sumTo('u', 'height', sumTo('v', 'width', of)));

/** The convolution, forward and backward. */
export const convolution = labelled({
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
});
