import { byName } from '../../src/notation/derivation.ts';
import {
  hadamard,
  jacobian,
  kronecker,
  place,
  sumOver,
  sumTo,
  times,
  type Expr,
} from '../../src/notation/expression.ts';
import { PLAIN } from './equations/convolution.ts';
import {
  a,
  b,
  da,
  db,
  delta,
  ds,
  dW,
  dx,
  over,
  overPool,
  s,
  slope,
  under,
  W,
  won,
  x,
  z,
} from './tensors.ts';

const overPlaces = (of: Expr): Expr => sumOver('i', sumOver('j', of));
const overAllMaps = (of: Expr): Expr => sumOver('q', overPlaces(of));
const pixel = x(['c', under.row, under.column]);

/** Where the cell i, j lies in the window at h, w: i−h+1, j−w+1. */
const inside = {
  row: place([
    [1, 'i'],
    [-1, 'h'],
  ]),
  column: place([
    [1, 'j'],
    [-1, 'w'],
  ]),
};

/** The weight u, v counted from the other end, U−u+1, V−v+1, and the window then, i+u−U, j+v−V. */
const turned = {
  row: place(
    [
      [1, 'height'],
      [-1, 'u'],
    ],
    { offset: -1 },
  ),
  column: place(
    [
      [1, 'width'],
      [-1, 'v'],
    ],
    { offset: -1 },
  ),
  overRow: place(
    [
      [1, 'i'],
      [1, 'u'],
      [-1, 'height'],
    ],
    { offset: 1 },
  ),
  overColumn: place(
    [
      [1, 'j'],
      [1, 'v'],
      [-1, 'width'],
    ],
    { offset: 1 },
  ),
};

const overWindow = (of: Expr): Expr => sumTo('u', 'height', sumTo('v', 'width', of));

/** The derivations of the chapter, in the order of the text. */
export const derivations = byName({
  kernelGradient: {
    title: 'the gradient of a kernel weight',
    operation: 'convolution',
    when: PLAIN,
    of: dW('kcuv'),
    lines: [
      {
        to: overAllMaps(times(delta('qij'), jacobian(z('qij'), W('kcuv')))),
        because: 'the chain rule, through every pre-activation of every map',
      },
      {
        to: overAllMaps(times(delta('qij'), kronecker('q', 'k'), pixel)),
        because:
          'by Eq8.1 the derivative with respect to a weight is the pixel that it multiplies; map q uses only the weights of filter q',
        ask: 'How fast does the pre-activation at i, j of map q change with this one weight?',
        instead: [
          {
            to: overAllMaps(times(delta('qij'), pixel)),
            says: 'Then every map would depend on the weights of filter k. Each map uses only the weights of its own filter.',
          },
          {
            to: overAllMaps(
              times(delta('qij'), kronecker('q', 'k'), x(['c', over.row, over.column])),
            ),
            says: 'That counts the pixels backward from i, j. The window at i, j begins there: weight u, v multiplies the pixel at i+u−1, j+v−1.',
          },
        ],
      },
      {
        to: overPlaces(times(delta('kij'), pixel)),
        because: 'of the sum over q only the term with q = k is left: Eq8.3',
      },
    ],
  },
  biasGradient: {
    title: 'the gradient of a bias',
    operation: 'convolution',
    of: db('k'),
    lines: [
      {
        to: overAllMaps(times(delta('qij'), jacobian(z('qij'), b('k')))),
        because: 'the chain rule, through every pre-activation of every map',
      },
      {
        to: overAllMaps(times(delta('qij'), kronecker('q', 'k'))),
        because:
          'the bias of filter k is added at every position of map k, with slope 1, and occurs in no other map',
      },
      {
        to: overPlaces(delta('kij')),
        because: 'of the sum over q only the term with q = k is left: Eq8.4',
      },
    ],
  },
  inputGradient: {
    title: 'the gradient with respect to the input of a convolution',
    operation: 'convolution',
    when: PLAIN,
    of: dx('cij'),
    lines: [
      {
        to: sumOver(
          'k',
          sumOver('h', sumOver('w', times(delta('khw'), jacobian(z('khw'), x('cij'))))),
        ),
        because:
          'the chain rule, through every window of every map; h, w is where the window begins',
      },
      {
        to: sumOver(
          'k',
          sumOver('h', sumOver('w', times(delta('khw'), W(['k', 'c', inside.row, inside.column])))),
        ),
        because:
          'in the window at h, w this cell is multiplied by the weight u = i−h+1, v = j−w+1; a window that does not cover the cell contributes 0',
        ask: 'Which weight multiplies the cell i, j in the window at h, w?',
        instead: [
          {
            to: sumOver(
              'k',
              sumOver(
                'h',
                sumOver(
                  'w',
                  times(
                    delta('khw'),
                    W([
                      'k',
                      'c',
                      place([
                        [1, 'h'],
                        [-1, 'i'],
                      ]),
                      place([
                        [1, 'w'],
                        [-1, 'j'],
                      ]),
                    ]),
                  ),
                ),
              ),
            ),
            says: 'The window begins at h, w, and the cell is not before its corner. So i−h and j−w are not negative.',
          },
        ],
      },
      {
        to: sumOver('k', overWindow(times(W('kcuv'), delta(['k', over.row, over.column])))),
        because:
          'the same terms, counted by the weight instead of the window, with h = i−u+1 and w = j−v+1: Eq8.5',
      },
      {
        to: sumOver(
          'k',
          overWindow(
            times(
              W(['k', 'c', turned.row, turned.column]),
              delta(['k', turned.overRow, turned.overColumn]),
            ),
          ),
        ),
        because:
          'the weights are counted from the last to the first: the kernel, rotated by 180°, slides over δ with a border of zeros',
        ask: 'In line 3 the error signal is read backward, at i−u+1. How can it be read forward, as in Eq8.1?',
        instead: [
          {
            to: sumOver(
              'k',
              overWindow(times(W('kcuv'), delta(['k', turned.overRow, turned.overColumn]))),
            ),
            says: 'Here the kernel is not rotated. If the error signals are counted from the other end, the weights must be too.',
          },
        ],
      },
    ],
  },
  gate: {
    title: 'ReLU backward',
    operation: 'relu',
    of: delta('kij'),
    lines: [
      {
        to: times(da('kij'), jacobian(a('kij'), z('kij'))),
        because:
          'the chain rule: an activation depends only on the pre-activation of the same cell',
      },
      {
        to: times(da('kij'), slope('kij')),
        because: 'the derivative of ReLU is 1 where z is positive and 0 elsewhere',
      },
      {
        of: delta(),
        to: hadamard(da(), slope()),
        because: 'for all cells at once: Eq8.9',
      },
    ],
  },
  route: {
    title: 'max pooling backward',
    operation: 'max pooling',
    of: da('cij'),
    lines: [
      {
        to: sumOver('h', sumOver('w', times(ds('chw'), jacobian(s('chw'), a('cij'))))),
        because: 'the chain rule, through every window of this map',
      },
      {
        to: overWindow(
          times(
            won(['c', 'u', 'v', overPool.row, overPool.column]),
            ds(['c', overPool.row, overPool.column]),
          ),
        ),
        because: 'a maximum has the slope 1 for the largest cell and 0 for the others: Eq8.11',
      },
    ],
  },
});
