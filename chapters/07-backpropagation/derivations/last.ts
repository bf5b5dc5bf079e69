import type { Derivation } from '../../../src/notation/derivation.ts';
import {
  apply,
  derivative,
  fraction,
  jacobian,
  kronecker,
  minus,
  negative,
  number,
  plus,
  sumOver,
  sumOverOthers,
  sym,
  times,
  transpose,
} from '../../../src/notation/expression.ts';
import { l } from '../letters.ts';

const p = (at?: string) => sym('p', null, at);
const y = (at?: string) => sym('y', null, at);
const z = (at?: string) => sym('z', l(), at);
const dz = (at?: string) => sym('dz', l(), at);

const inverse = (at: string) => fraction(number(1), p(at));
const log = (at: string) => apply('log', p(at));

/** EqA1.1, in the course of A. Ahmed, Mathematics Stack Exchange 945871. */
export const errorAtLogits: Omit<Derivation, 'id'> = {
  title: 'the error signal of the logits',
  of: dz('i'),
  lines: [
    {
      to: derivative(z('i'), negative(sumOver('k', times(y('k'), log('k'))))),
      because: 'the definition of the loss; k is summed, i is free',
    },
    {
      to: negative(sumOver('k', derivative(z('i'), times(y('k'), log('k'))))),
      because: 'the derivative of a sum is the sum of the derivatives',
    },
    {
      to: negative(sumOver('k', times(y('k'), derivative(z('i'), log('k'))))),
      because: 'the target is constant: no logit changes it',
    },
    {
      to: negative(sumOver('k', times(y('k'), inverse('k'), jacobian(p('k'), z('i'))))),
      because: 'the chain rule for the logarithm',
    },
    {
      to: negative(
        sumOver('k', times(y('k'), inverse('k'), p('k'), minus(kronecker('k', 'i'), p('i')))),
      ),
      because: 'the derivative of softmax, with k for its i and i for its j',
      ask: 'Insert the derivative of softmax. Which of its letters is which here?',
      instead: [
        {
          to: negative(
            sumOver('k', times(y('k'), inverse('k'), p('i'), minus(kronecker('i', 'j'), p('j')))),
          ),
          says: 'These are the letters of its derivation. Here it is the derivative of probability k with respect to logit i, and j is not defined.',
        },
        {
          to: negative(
            sumOver('k', times(y('k'), inverse('k'), p('k'), minus(kronecker('k', 'i'), p('k')))),
          ),
          says: 'The bracket contains the probability whose logit is changed, and that is i.',
        },
      ],
      wrong: {
        id: 'E2',
        of: dz('i'),
        to: negative(
          sumOver('k', times(y('k'), inverse('k'), p('i'), minus(kronecker('i', 'j'), p('j')))),
        ),
        open: ['j'],
        says: 'The derivative was inserted with the letters of its derivation. It should be that of probability k with respect to logit i. Here j is not defined, and the right side changes with it.',
      },
    },
    {
      to: negative(
        plus(
          times(y('i'), inverse('i'), p('i'), minus(number(1), p('i'))),
          sumOverOthers('k', 'i', times(y('k'), inverse('k'), negative(times(p('k'), p('i'))))),
        ),
      ),
      because: 'the term with k = i is written separately: there δ is 1, elsewhere 0',
    },
    {
      to: negative(
        plus(
          times(y('i'), minus(number(1), p('i'))),
          sumOverOthers('k', 'i', times(y('k'), negative(p('i')))),
        ),
      ),
      because: 'each probability cancels its own reciprocal',
      ask: 'What cancels?',
    },
    {
      to: plus(
        negative(y('i')),
        times(y('i'), p('i')),
        sumOverOthers('k', 'i', times(y('k'), p('i'))),
      ),
      because: 'expand, with the minus sign',
    },
    {
      to: plus(negative(y('i')), times(p('i'), plus(y('i'), sumOverOthers('k', 'i', y('k'))))),
      because: 'all terms but the first have the same factor, which does not depend on k',
    },
    {
      to: minus(times(p('i'), sumOver('k', y('k'))), y('i')),
      because: 'the bracket contains all targets: target i and the others',
    },
    {
      to: minus(p('i'), y('i')),
      because: 'the targets add up to 1',
      ask: 'What do the targets add up to?',
    },
    {
      of: dz(),
      to: minus(p(), y()),
      because: 'for all classes at once: EqA1.1',
    },
  ],
};

const W = (at?: string) => sym('W', l(), at);
const a = (at?: string) => sym('a', l(-1), at);
const dW = (at?: string) => sym('dW', l(), at);

/** EqA1 to EqA1.2. */
export const lastWeights: Omit<Derivation, 'id'> = {
  title: 'the gradient of the weights of the last layer',
  of: dW('ij'),
  lines: [
    {
      to: sumOver('k', times(dz('k'), jacobian(z('k'), W('ij')))),
      because: 'the chain rule: a weight affects the loss only through the logits',
    },
    {
      to: sumOver(
        'k',
        times(
          dz('k'),
          derivative(W('ij'), plus(sumOver('h', times(W('kh'), a('h'))), sym('b', l(), 'k'))),
        ),
      ),
      because: 'the definition of a logit',
    },
    {
      to: sumOver('k', times(dz('k'), kronecker('k', 'i'), a('j'))),
      because: 'the weight occurs in logit i only, where it multiplies activation j',
      ask: 'In how many logits does this weight occur?',
      instead: [
        {
          to: sumOver('k', times(dz('k'), a('j'))),
          says: 'Then every logit would depend on this weight. Only logit i does.',
        },
        {
          to: sumOver('k', times(dz('k'), kronecker('k', 'i'), W('ij'))),
          says: 'The derivative of a product with respect to one factor is the other factor, here the activation.',
        },
      ],
      wrong: {
        id: 'E5',
        of: jacobian(z(), W()),
        to: transpose(a()),
        reads: { of: jacobian(z('k'), W('ij')), to: a('j') },
        open: ['k'],
        says: 'The derivatives of all logits with respect to all weights have three indices. The row of activations is what is left after they have been multiplied by the error signal. In their place it would mean that a weight changes logits that do not depend on it.',
      },
    },
    {
      to: times(dz('i'), a('j')),
      because: 'only the term with k = i is left',
    },
    {
      to: times(minus(p('i'), y('i')), a('j')),
      because: 'the error signal of the logits',
    },
    {
      of: dW(),
      to: times(minus(p(), y()), transpose(a())),
      because: 'all i down, all j across: a column times a row, EqA1.2',
    },
  ],
};
