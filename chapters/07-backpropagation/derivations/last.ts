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
  title: 'the error at the logits',
  of: dz('i'),
  lines: [
    {
      to: derivative(z('i'), negative(sumOver('k', times(y('k'), log('k'))))),
      because: 'what the loss is; k is summed, i is chosen',
    },
    {
      to: negative(sumOver('k', derivative(z('i'), times(y('k'), log('k'))))),
      because: 'a sum is differentiated term by term',
    },
    {
      to: negative(sumOver('k', times(y('k'), derivative(z('i'), log('k'))))),
      because: 'the target is given: no logit moves it',
    },
    {
      to: negative(sumOver('k', times(y('k'), inverse('k'), jacobian(p('k'), z('i'))))),
      because: 'the chain rule, through the logarithm',
    },
    {
      to: negative(
        sumOver('k', times(y('k'), inverse('k'), p('k'), minus(kronecker('k', 'i'), p('i')))),
      ),
      because: 'the slope of softmax, with k for its i and i for its j',
      ask: 'Put in the slope of softmax. Which of its letters is which here?',
      instead: [
        {
          to: negative(
            sumOver('k', times(y('k'), inverse('k'), p('i'), minus(kronecker('i', 'j'), p('j')))),
          ),
          says: 'These are the letters that the slope was derived with. Here it is of the probability k by the logit i, and j belongs to nothing.',
        },
        {
          to: negative(
            sumOver('k', times(y('k'), inverse('k'), p('k'), minus(kronecker('k', 'i'), p('k')))),
          ),
          says: 'Inside the bracket stands the probability whose logit is moved, and that is i.',
        },
      ],
      wrong: {
        id: 'E2',
        of: dz('i'),
        to: negative(
          sumOver('k', times(y('k'), inverse('k'), p('i'), minus(kronecker('i', 'j'), p('j')))),
        ),
        open: ['j'],
        says: 'The slope was put in with the letters it was derived with. It ought to be that of the probability k by the logit i; j belongs to nothing here, and the right side changes with it.',
      },
    },
    {
      to: negative(
        plus(
          times(y('i'), inverse('i'), p('i'), minus(number(1), p('i'))),
          sumOverOthers('k', 'i', times(y('k'), inverse('k'), negative(times(p('k'), p('i'))))),
        ),
      ),
      because: 'the term with k = i apart from all others: there δ is one, elsewhere nought',
    },
    {
      to: negative(
        plus(
          times(y('i'), minus(number(1), p('i'))),
          sumOverOthers('k', 'i', times(y('k'), negative(p('i')))),
        ),
      ),
      because: 'each probability cancels its own inverse',
      ask: 'What cancels?',
    },
    {
      to: plus(
        negative(y('i')),
        times(y('i'), p('i')),
        sumOverOthers('k', 'i', times(y('k'), p('i'))),
      ),
      because: 'multiplied out, with the minus',
    },
    {
      to: plus(negative(y('i')), times(p('i'), plus(y('i'), sumOverOthers('k', 'i', y('k'))))),
      because: 'all terms but the first have the same factor, which k does not touch',
    },
    {
      to: minus(times(p('i'), sumOver('k', y('k'))), y('i')),
      because: 'in the bracket stand all targets, the i‑th and the others',
    },
    {
      to: minus(p('i'), y('i')),
      because: 'the targets sum to one',
      ask: 'What do the targets sum to?',
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
      because: 'the chain rule: a weight reaches the loss through the logits and by no other road',
    },
    {
      to: sumOver(
        'k',
        times(
          dz('k'),
          derivative(W('ij'), plus(sumOver('h', times(W('kh'), a('h'))), sym('b', l(), 'k'))),
        ),
      ),
      because: 'what a logit is',
    },
    {
      to: sumOver('k', times(dz('k'), kronecker('k', 'i'), a('j'))),
      because:
        'the weight stands in the logit i alone, and what it multiplies there is the j‑th activation',
      ask: 'In how many logits does this one weight stand?',
      instead: [
        {
          to: sumOver('k', times(dz('k'), a('j'))),
          says: 'Then every logit would answer to this weight. It feeds one alone, the i‑th.',
        },
        {
          to: sumOver('k', times(dz('k'), kronecker('k', 'i'), W('ij'))),
          says: 'The slope of a product by one factor is the other factor, and here that is the activation.',
        },
      ],
      wrong: {
        id: 'E5',
        of: jacobian(z(), W()),
        to: transpose(a()),
        reads: { of: jacobian(z('k'), W('ij')), to: a('j') },
        open: ['k'],
        says: 'Every logit by every weight is a block of numbers with three indices. The row of activations is what is left when the block has met the error; put in its place, it would let a weight move logits that it does not feed.',
      },
    },
    {
      to: times(dz('i'), a('j')),
      because: 'of the sum the term with k = i is left',
    },
    {
      to: times(minus(p('i'), y('i')), a('j')),
      because: 'the error at the logits',
    },
    {
      of: dW(),
      to: times(minus(p(), y()), transpose(a())),
      because: 'all i down, all j across: a column times a row, EqA1.2',
    },
  ],
};
