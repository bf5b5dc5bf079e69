import { choose } from '../../../src/practice/choose.ts';
import { text } from '../../../src/practice/exercise.ts';

export default choose({
  section: 'stable',
  title: 'A safe softmax',
  instance(random) {
    const low = -(1 + Math.floor(random() * 9));
    const high = 800 + Math.floor(random() * 900);
    return {
      statement: text`The logits are −${-low}, ${high - 3} and ${high}. What keeps softmax from overflowing in 64-bit numbers, without changing its result?`,
      given: [],
      env: null,
      setting: null,
      solution: text`Subtract the largest logit. Every exponent is then at most 0, one exponential is 1, and the factor cancels in the quotient.`,
      right: [`subtract ${high} from every logit`],
      wrong: [
        {
          id: 'smallest',
          text: [`subtract −${-low} from every logit`],
          hint: text`This makes the exponents larger: the largest exponential still overflows.`,
        },
        {
          id: 'divide',
          text: [`divide every logit by ${high}`],
          hint: text`The exponentials do not overflow, but the probabilities change: softmax is invariant to a shift, not to a factor.`,
        },
        {
          id: 'clip',
          text: ['replace every logit above 700 by 700'],
          hint: text`Nothing overflows, but two logits become equal, and so do their probabilities.`,
        },
        {
          id: 'epsilon',
          text: ['add 10⁻⁸ to the denominator'],
          hint: text`The numerator overflows before the division: ∞/∞ is NaN.`,
        },
      ],
    };
  },
});
