import { choose } from '../../../src/practice/choose.ts';
import { text } from '../../../src/practice/exercise.ts';

export default choose({
  section: 'stable',
  title: 'A safe softmax',
  instance(random) {
    const low = -(1 + Math.floor(random() * 9));
    const high = 800 + Math.floor(random() * 900);
    return {
      statement: text`The logits are ${low}, ${high - 3} and ${high}. What makes softmax safe in 64-bit numbers and leaves its result the same?`,
      given: [],
      env: null,
      setting: null,
      solution: text`Subtract the largest logit. Every exponent is then at most 0, one exponential is 1, and the factor cancels in the quotient.`,
      right: [`subtract ${high} from every logit`],
      wrong: [
        {
          id: 'smallest',
          text: [`subtract ${low} from every logit`],
          hint: text`The exponents grow: the largest exponential overflows still.`,
        },
        {
          id: 'divide',
          text: [`divide every logit by ${high}`],
          hint: text`The exponentials are safe, but the probabilities change: softmax ignores a shift, not a factor.`,
        },
        {
          id: 'clip',
          text: ['cut every logit off at 700'],
          hint: text`Nothing overflows, but two logits become equal, and with them their probabilities.`,
        },
        {
          id: 'epsilon',
          text: ['add 10⁻⁸ to the denominator'],
          hint: text`The numerator overflows before it is divided: infinity by infinity is not a number.`,
        },
      ],
    };
  },
});
