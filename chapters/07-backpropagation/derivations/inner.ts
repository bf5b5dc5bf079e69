import type { Derivation } from '../../../src/notation/derivation.ts';
import {
  delta,
  diag,
  hadamard,
  jacobian,
  kronecker,
  minus,
  sumOver,
  sym,
  times,
  transpose,
  type Expr,
} from '../../../src/notation/expression.ts';
import type { Layer } from '../../../src/notation/symbol.ts';
import { l, m } from '../letters.ts';

const W = (layer: Layer, at?: string) => sym('W', layer, at);
const z = (layer: Layer, at?: string) => sym('z', layer, at);
const a = (layer: Layer, at?: string) => sym('a', layer, at);
const dz = (layer: Layer, at?: string) => sym('dz', layer, at);
const slope = (layer: Layer, at?: string) => sym('da_dz', layer, at);
const error = (at?: string) => minus(sym('p', null, at), sym('y', null, at));

/** (W^T error) ⊙ σ′, one layer below `layer`. */
const back = (layer: Layer, from: Expr): Expr =>
  hadamard(times(transpose(W(layer)), from), slope({ ...layer, plus: layer.plus - 1 }));

/** EqA2.1, cell by cell, and by Jacobians as a row. */
export const errorOneBack: Omit<Derivation, 'id'> = {
  title: 'the error signal one layer back',
  of: dz(l(-1), 'i'),
  lines: [
    {
      to: sumOver(
        'k',
        sumOver(
          'j',
          times(
            dz(l(), 'k'),
            jacobian(z(l(), 'k'), a(l(-1), 'j')),
            jacobian(a(l(-1), 'j'), z(l(-1), 'i')),
          ),
        ),
      ),
      because: 'the chain rule: through every activation j and every logit k',
    },
    {
      to: sumOver(
        'k',
        sumOver('j', times(dz(l(), 'k'), W(l(), 'kj'), jacobian(a(l(-1), 'j'), z(l(-1), 'i')))),
      ),
      because:
        'a logit is a weighted sum of the activations: its derivative with respect to one of them is the weight',
    },
    {
      to: sumOver(
        'k',
        sumOver('j', times(dz(l(), 'k'), W(l(), 'kj'), kronecker('j', 'i'), slope(l(-1), 'i'))),
      ),
      because: 'an activation depends on the pre-activation of its own unit only',
      ask: 'On which pre-activations does one activation depend?',
      instead: [
        {
          to: sumOver('k', sumOver('j', times(dz(l(), 'k'), W(l(), 'kj'), slope(l(-1), 'i')))),
          says: 'Then every activation would depend on the pre-activation of unit i. Only its own does.',
        },
        {
          to: sumOver('k', sumOver('j', times(dz(l(), 'k'), W(l(), 'kj'), kronecker('j', 'i')))),
          says: 'The derivative of the activation is not 1 but the slope of the activation function.',
        },
      ],
      wrong: {
        id: 'E6',
        of: jacobian(a(l(-1)), z(l(-1))),
        to: slope(l(-1)),
        reads: { of: jacobian(a(l(-1), 'j'), z(l(-1), 'i')), to: slope(l(-1), 'i') },
        open: ['j'],
        says: 'The derivatives of all activations with respect to all pre-activations form a square matrix. The column of slopes is only its diagonal.',
      },
    },
    {
      to: sumOver('k', times(dz(l(), 'k'), W(l(), 'ki'), slope(l(-1), 'i'))),
      because: 'of the sum over j only the term with j = i is left',
    },
    {
      to: times(sumOver('k', times(W(l(), 'ki'), dz(l(), 'k'))), slope(l(-1), 'i')),
      because: 'the slope does not depend on k',
    },
    {
      of: dz(l(-1)),
      to: hadamard(times(transpose(W(l())), dz(l())), slope(l(-1))),
      because: 'k runs down a column of the weights, which is a row of the transpose: EqA2.1',
      ask: 'The sum runs over the first index of W. Which matrix product is that?',
      instead: [
        {
          to: hadamard(times(W(l()), dz(l())), slope(l(-1))),
          says: 'That would sum over the second index of W: the transpose is missing.',
        },
        {
          to: times(transpose(W(l())), hadamard(dz(l()), slope(l(-1)))),
          says: 'The slopes belong to the layer below: they are applied after the weights, not before.',
        },
      ],
    },
    {
      of: transpose(dz(l(-1))),
      to: times(transpose(dz(l())), jacobian(z(l()), a(l(-1))), jacobian(a(l(-1)), z(l(-1)))),
      because:
        'the same with gradients as rows: the factors from the loss down, from left to right',
    },
    {
      to: times(transpose(dz(l())), W(l()), diag(slope(l(-1)))),
      because: 'both Jacobians; the second is diagonal',
    },
    {
      of: dz(l(-1)),
      to: times(diag(slope(l(-1))), transpose(W(l())), dz(l())),
      because:
        'transposed to a column: the factors are transposed, in reverse order; a diagonal matrix stays the same',
    },
    {
      to: hadamard(slope(l(-1)), times(transpose(W(l())), dz(l()))),
      because: 'a diagonal matrix multiplies entry by entry: EqA2.1 again',
    },
  ],
};

const dW = (layer: Layer, at?: string) => sym('dW', layer, at);

/** EqA2 to EqA2.2. */
export const innerWeights: Omit<Derivation, 'id'> = {
  title: 'the gradient of the weights one layer back',
  of: dW(l(-1), 'ij'),
  lines: [
    {
      to: sumOver('k', times(dz(l(-1), 'k'), jacobian(z(l(-1), 'k'), W(l(-1), 'ij')))),
      because: 'the chain rule, as in the last layer',
    },
    {
      to: sumOver('k', times(dz(l(-1), 'k'), kronecker('k', 'i'), a(l(-2), 'j'))),
      because: 'the weight occurs in one weighted sum only, where it multiplies input j',
      wrong: {
        id: 'E5',
        of: jacobian(z(l(-1)), W(l(-1))),
        to: transpose(a(l(-2))),
        reads: { of: jacobian(z(l(-1), 'k'), W(l(-1), 'ij')), to: a(l(-2), 'j') },
        open: ['k'],
        says: 'The same mistake as in the last layer: an object with three indices is set equal to a row.',
      },
    },
    {
      to: times(dz(l(-1), 'i'), a(l(-2), 'j')),
      because: 'only the term with k = i is left',
    },
    {
      to: times(sumOver('k', times(W(l(), 'ki'), dz(l(), 'k'))), slope(l(-1), 'i'), a(l(-2), 'j')),
      because: 'the error signal one layer back',
    },
    {
      to: times(sumOver('k', times(W(l(), 'ki'), error('k'))), slope(l(-1), 'i'), a(l(-2), 'j')),
      because: 'the error signal of the logits',
    },
    {
      of: dW(l(-1)),
      to: times(back(l(), error()), transpose(a(l(-2)))),
      because: 'all i down, all j across: EqA2.2',
    },
    {
      to: times(dz(l(-1)), transpose(a(l(-2)))),
      because: 'the error signal is computed once, and used here and further down',
    },
  ],
};

/** EqA2.3. */
export const recursion: Omit<Derivation, 'id'> = {
  title: 'the error signal of any layer from that of the next',
  of: delta(m(), 'i'),
  lines: [
    {
      to: sumOver(
        'k',
        sumOver(
          'j',
          times(
            delta(m(1), 'k'),
            jacobian(z(m(1), 'k'), a(m(), 'j')),
            jacobian(a(m(), 'j'), z(m(), 'i')),
          ),
        ),
      ),
      because: 'the chain rule, from any layer but the last to the next',
    },
    {
      to: sumOver('k', times(delta(m(1), 'k'), W(m(1), 'ki'), slope(m(), 'i'))),
      because: 'weights and slopes, as one layer back: nothing there depended on the layer number',
    },
    {
      to: times(sumOver('k', times(W(m(1), 'ki'), delta(m(1), 'k'))), slope(m(), 'i')),
      because: 'the slope does not depend on k',
    },
    {
      of: delta(m()),
      to: hadamard(times(transpose(W(m(1))), delta(m(1))), slope(m())),
      because: 'as matrices: EqA2.3, which starts from the error signal of the logits',
    },
  ],
};

/** S48, which the source leaves unexpanded. */
export const twoBack: Omit<Derivation, 'id'> = {
  title: 'the gradient of the weights two layers back, written out',
  of: dW(l(-2), 'ij'),
  lines: [
    {
      to: times(delta(l(-2), 'i'), a(l(-3), 'j')),
      because: 'the error signal times the input of the layer, as in every layer',
    },
    {
      of: dW(l(-2)),
      to: times(delta(l(-2)), transpose(a(l(-3)))),
      because: 'all i down, all j across',
    },
    {
      to: times(back(l(-1), delta(l(-1))), transpose(a(l(-3)))),
      because: 'the recursion, once',
      ask: 'The recursion computes this error signal from that of the next layer. How?',
      instead: [
        {
          to: times(
            hadamard(times(transpose(W(l(-1))), delta(l(-1))), slope(l(-1))),
            transpose(a(l(-3))),
          ),
          says: 'The slope is that of the layer that receives the error signal, two before the last.',
        },
        {
          to: times(
            hadamard(times(transpose(W(l(-2))), delta(l(-1))), slope(l(-2))),
            transpose(a(l(-3))),
          ),
          says: 'The error signal passes the weights between the two layers, and these belong to the upper one.',
        },
      ],
    },
    {
      to: times(back(l(-1), back(l(), delta(l()))), transpose(a(l(-3)))),
      because: 'and once more',
    },
    {
      to: times(back(l(-1), back(l(), error())), transpose(a(l(-3)))),
      because: 'the start of the recursion: the error signal of the logits',
    },
  ],
};
