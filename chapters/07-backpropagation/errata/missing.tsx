import { minus, negative, sumOver, times } from '../../../src/notation/expression.ts';
import { M } from '../../../src/ui/text/Prose.tsx';
import type { Erratum } from './erratum.ts';
import { p, y } from './symbols.tsx';

/** What is missing, E29 to E40. */
export const missing = {
  E29: {
    lines: '13, 219',
    kind: 'missing',
    prints: <>The source uses the sigmoid and its derivative, and writes neither down.</>,
    here: <>Both are given, with the reason why the slope is at most a quarter.</>,
    at: 'Eq2.1',
  },
  E30: {
    lines: 'throughout',
    kind: 'missing',
    prints: <>In the source biases are in every forward formula, and in no gradient or update.</>,
    here: <>Their gradients are the errors themselves.</>,
    at: 'EqA1.3',
  },
  E31: {
    lines: '236–244',
    kind: 'missing',
    prints: <>The source leaves the layers further down at their chain rule.</>,
    here: <>Here the recursion is stated with its start, and holds for every layer.</>,
    at: 'EqA2.3',
  },
  E32: {
    lines: '109',
    kind: 'missing',
    prints: <>The source leaves the derivative of the softmax to links.</>,
    here: <>Here it is worked out by the quotient rule.</>,
    at: 'last-layer',
  },
  E33: {
    lines: 'throughout',
    kind: 'missing',
    prints: <>The source gives no shapes.</>,
    here: <>Here every term has one, that of the network at hand.</>,
    at: 'model',
  },
  E34: {
    lines: 'throughout',
    kind: 'missing',
    prints: <>The source takes one sample only.</>,
    here: <>Mini-batches, their mean loss and mean gradients are added.</>,
    at: 'mini-batch',
  },
  E35: {
    lines: 'throughout',
    kind: 'missing',
    prints: <>The source does not say what large logits do to the numbers.</>,
    here: (
      <>
        As printed, logits of a thousand give no number at all. The shifted forms are given here,
        and used.
      </>
    ),
    at: 'stable',
  },
  E36: {
    lines: '152',
    kind: 'missing',
    prints: <>The source rests the last step of the derivation on a one-hot target.</>,
    here: (
      <>
        That is enough, and more than is needed: <M>{sumOver('k', y('k'))}</M> has to be one. In
        general the error is <M>{minus(times(p('i'), sumOver('k', y('k'))), y('i'))}</M>.
      </>
    ),
    at: 'EqA1.1',
  },
  E37: {
    lines: '176–182',
    kind: 'missing',
    prints: (
      <>
        The source adjusts the last layer before it works out the gradient that still needs the old
        weights.
      </>
    ),
    here: <>First every gradient, then every update.</>,
    at: 'update',
  },
  E38: {
    lines: '274–318',
    kind: 'missing',
    prints: <>The source gives the argument for ⊙, and does not say where it ends.</>,
    here: (
      <>
        It does not hold for the softmax, whose Jacobian is dense:{' '}
        <M>{negative(times(p('i'), p('j')))}</M> off the diagonal.
      </>
    ),
    at: 'jacobian',
  },
  E39: {
    lines: 'throughout',
    kind: 'missing',
    prints: (
      <>
        The source has no worked numbers, no word of what the forward pass must keep, no loop, no
        rule for stopping, no prediction and no check.
      </>
    ),
    here: <>All of them are here, on a network that can be changed.</>,
    at: 'implementation',
  },
  E40: {
    lines: '250',
    kind: 'missing',
    prints: <>The source says that this program can be read along with its equations.</>,
    here: (
      <>
        It departs from them: its convolutions use ReLU, it has no biases, and of the gradients of
        its three dense layers two are wrong, one of them unnoticed because two axes happen to be
        equal.
      </>
    ),
    at: 'implementation',
  },
} as const satisfies Record<string, Erratum>;
