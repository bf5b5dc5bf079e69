import { apply, minus, sumOver, sym } from '../../../src/notation/expression.ts';
import { M, Sym, Term } from '../../../src/ui/text/Prose.tsx';
import { ErratumNote } from '../errata/list.tsx';
import { l } from '../letters.ts';
import { Figure, Identity, Question, Ref, Section } from '../tags.ts';

const logSum = apply('log', sumOver('k', apply('exp', sym('z', l(), 'k'))));

/** Softmax and loss in floating point. */
export const Stability = () => (
  <Section id="stable">
    <p>
      The equations so far are exact. A computer calculates in <Term>floating point</Term>, usually
      with 64 bits: about 16 significant digits, and a largest number of about 1.8 × 10³⁰⁸. A larger
      result is an <Term>overflow</Term>; NumPy and JavaScript give ∞ for it. A result too close to
      0 becomes 0, an <Term>underflow</Term>. And ∞/∞ or 0 · ∞ has no value: it gives{' '}
      <Term>NaN</Term>, “not a number”, and so does everything that is computed from it.
    </p>
    <Question
      id="overflow"
      because={
        <p>
          The largest 64-bit number is near e<sup>709.78</sup>. NumPy returns ∞ and prints a
          warning. JavaScript returns ∞ as well; Python’s own <code>math.exp</code> raises an
          OverflowError instead. With 32 bits, as most networks are trained, the limit is already
          near e<sup>88.7</sup>.
        </p>
      }
    >
      <p>
        What does NumPy return for <code>np.exp(1000.0)</code>?
      </p>
    </Question>
    <p>
      Logits in the hundreds are not rare: they occur when training diverges, for example. Multiply
      the logits of our example network by 10 000. Two of them then overflow, and the plain softmax
      divides ∞ by ∞: the probabilities are NaN, 0 and NaN. Two rows of the last layer’s weight
      gradient become NaN too, and in the layers below every gradient.
    </p>
    <p>
      The remedy is the last form of <Ref to="Eq3" />. Subtract the largest logit from all of them.
      Then no exponent is above 0, and the largest term of the sum is exactly 1. Nothing can
      overflow, and the denominator cannot be 0. Other terms may underflow to 0; they are
      negligible.
    </p>
    <p>
      The logarithm needs care too. If a probability underflows to 0, its logarithm is −∞, and for a
      class with target 0 the product 0 · (−∞) is NaN. So a program never takes the logarithm of{' '}
      <Sym of={sym('p', null, 'j')} />. It computes it from the logits, as{' '}
      <M>{minus(sym('z', l(), 'j'), logSum)}</M>. The second term is called <Term>log-sum-exp</Term>{' '}
      and is shifted in the same way. For a target that adds up to 1 the whole loss is
    </p>
    <Identity id="Eq7" />
    <ErratumNote id="E35" />
    <p>
      The plain forms fail sooner than at an overflow. If one logit is far below the largest, its
      probability loses digits, and then becomes 0. With 64 bits the loss of such a class is −log 0
      = ∞ once the gap between the logits reaches about 745. And a probability close to 1 is rounded
      to exactly 1 once the gap reaches about 37. The figure starts from the current logits.
      Multiply them, and see which computation fails first.
    </p>
    <Figure name="softmax" />
  </Section>
);
