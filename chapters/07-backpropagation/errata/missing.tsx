import {
  apply,
  delta,
  fraction,
  hadamard,
  jacobian,
  kronecker,
  minus,
  negative,
  number,
  ofMean,
  plus,
  sumOver,
  sym,
  times,
  timesOnes,
  transpose,
} from '../../../src/notation/expression.ts';
import { M, Shape, Sym } from '../../../src/ui/text/Prose.tsx';
import { l, m } from '../letters.ts';
import type { Erratum } from './erratum.ts';
import { Equal, p, y, z } from './symbols.tsx';

const inverseN = fraction(number(1), sym('N'));
const largest = apply('max', sym('z', l()));

/** What is missing, E29 to E40. */
export const missing = {
  E29: {
    lines: '13, 219',
    kind: 'missing',
    prints: <>The source uses the sigmoid and its derivative, and defines neither.</>,
    here: <>Both are given here, with the reason why the slope is at most ¼.</>,
    correct: (
      <>
        <Equal
          of={[
            apply('activation', sym('z', m())),
            fraction(number(1), plus(number(1), apply('exp', negative(sym('z', m()))))),
          ]}
        />
        ,{' '}
        <Equal of={[sym('da_dz', m()), hadamard(sym('a', m()), minus(number(1), sym('a', m())))]} />
      </>
    ),
    at: 'Eq2.1',
  },
  E30: {
    lines: 'throughout',
    kind: 'missing',
    prints: <>In the source biases are in every forward formula, and in no gradient or update.</>,
    here: <>Their gradients are the error signals.</>,
    correct: <Equal of={[sym('db', m()), delta(m())]} />,
    at: 'EqA1.3',
  },
  E31: {
    lines: '236–244',
    kind: 'missing',
    prints: <>The source leaves the gradients of the lower layers as a chain rule.</>,
    here: <>Here the recursion is stated with its start, and holds for every layer.</>,
    correct: (
      <>
        <Equal of={[delta(l()), minus(sym('p'), sym('y'))]} />,{' '}
        <Equal
          of={[
            delta(m()),
            hadamard(times(transpose(sym('W', m(1))), delta(m(1))), sym('da_dz', m())),
          ]}
        />
      </>
    ),
    at: 'EqA2.3',
  },
  E32: {
    lines: '109',
    kind: 'missing',
    prints: <>The source leaves the derivative of the softmax to links.</>,
    here: <>Here it is derived by the quotient rule.</>,
    correct: (
      <Equal
        of={[
          jacobian(p('i'), z('j')),
          minus(times(kronecker('i', 'j'), p('i')), times(p('i'), p('j'))),
        ]}
      />
    ),
    at: 'last-layer',
  },
  E33: {
    lines: 'throughout',
    kind: 'missing',
    prints: <>The source gives no shapes.</>,
    here: <>Here every symbol of an equation shows its shape in the current network.</>,
    correct: (
      <>
        In the example <Sym of={sym('W', l())} /> is <Shape of={sym('W', l())} />, and{' '}
        <Sym of={sym('a', l(-1))} /> is <Shape of={sym('a', l(-1))} />.
      </>
    ),
    at: 'model',
  },
  E34: {
    lines: 'throughout',
    kind: 'missing',
    prints: <>The source treats one sample only.</>,
    here: <>Mini-batches, their mean loss and its gradients are added.</>,
    correct: (
      <>
        <Equal
          of={[ofMean(sym('dW', m())), times(inverseN, delta(m()), transpose(sym('a', m(-1))))]}
        />
        , <Equal of={[ofMean(sym('db', m())), times(inverseN, timesOnes(delta(m())))]} />
      </>
    ),
    at: 'mini-batch',
  },
  E35: {
    lines: 'throughout',
    kind: 'missing',
    prints: <>The source does not say what large logits do in floating point.</>,
    here: (
      <>As printed, logits of a thousand give NaN. The shifted forms are given here, and used.</>
    ),
    correct: (
      <Equal
        of={[
          sym('L'),
          minus(
            plus(largest, apply('log', sumOver('k', apply('exp', minus(z('k'), largest))))),
            sumOver('j', times(y('j'), z('j'))),
          ),
        ]}
      />
    ),
    at: 'stable',
  },
  E36: {
    lines: '152',
    kind: 'missing',
    prints: <>The source bases the last step of the derivation on a one-hot target.</>,
    here: (
      <>
        That is sufficient, but not necessary: the entries of the target have to add up to 1. In
        general the error signal is as follows.
      </>
    ),
    correct: (
      <Equal of={[sym('dz', l(), 'i'), minus(times(p('i'), sumOver('k', y('k'))), y('i'))]} />
    ),
    at: 'EqA1.1',
  },
  E37: {
    lines: '176–182',
    kind: 'missing',
    prints: (
      <>
        The source updates the last layer before it computes the gradient that still needs the old
        weights.
      </>
    ),
    here: <>First every gradient, then every update.</>,
    correct: (
      <>
        <Sym of={delta(m())} /> with the old <Sym of={sym('W', m(1))} />, for every layer; only then{' '}
        <M>
          {{
            lhs: sym('W', m()),
            rhs: [minus(sym('W', m()), times(sym('alpha'), sym('dW', m())))],
            assigns: true,
          }}
        </M>
      </>
    ),
    at: 'update',
  },
  E38: {
    lines: '274–318',
    kind: 'missing',
    prints: <>The source gives the argument for ⊙, and does not say where it ends.</>,
    here: <>It does not hold for the softmax, whose Jacobian is dense.</>,
    correct: (
      <>
        <Equal of={[jacobian(p('i'), z('j')), negative(times(p('i'), p('j')))]} /> off the diagonal,
        which is not 0
      </>
    ),
    at: 'jacobian',
  },
  E39: {
    lines: 'throughout',
    kind: 'missing',
    prints: (
      <>
        The source has no worked numbers, and does not say what the forward pass must keep, how
        training is repeated and stopped, how to predict, or how to check a gradient.
      </>
    ),
    here: <>All of them are here, on a network that can be changed.</>,
    correct: (
      <>
        keep <Sym of={sym('z', m())} /> and <Sym of={sym('a', m())} /> of every layer; predict the
        class with the largest <M>{p('j')}</M>
      </>
    ),
    at: 'implementation',
  },
  E40: {
    lines: '250',
    kind: 'missing',
    prints: <>The source says that its program follows its equations.</>,
    here: (
      <>
        It does not: its convolutions use ReLU, it has no biases, and two of the gradients of its
        three dense layers are wrong, one of them unnoticed because two axes happen to be equal.
      </>
    ),
    correct: (
      <>
        for each dense layer{' '}
        <Equal of={[sym('dW', m()), times(delta(m()), transpose(sym('a', m(-1))))]} />
      </>
    ),
    at: 'implementation',
  },
} as const satisfies Record<string, Erratum>;
