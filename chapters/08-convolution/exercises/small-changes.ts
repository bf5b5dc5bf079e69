import { count } from '../../../src/practice/count.ts';
import { text } from '../../../src/practice/exercise.ts';
import { print } from '../../../src/notation/printing/number.ts';

export default count({
  section: 'draw',
  title: 'Many small changes',
  instance(random) {
    // Two gradients of each sign, so that their sum is not the sum of their sizes.
    const tenths = Array.from(
      { length: 4 },
      (_, n) => (n % 2 ? -1 : 1) * (1 + Math.floor(random() * 9)),
    );
    const [limit, largest] = [random() < 0.5 ? 0.05 : 0.02, Math.max(...tenths.map(Math.abs)) / 10];
    const sum = (of: (g: number) => number): number =>
      tenths.reduce((total, g) => total + of(g / 10), 0);
    const sizes = sum(Math.abs);
    const rounded = (value: number): number => Number(value.toPrecision(6));
    return {
      statement: text`The target is the digit that the network should read by mistake. The derivatives of the loss with respect to four pixels are ${tenths.map((g) => print(g / 10)).join('; ')}. Each of these pixels may change by at most ${print(limit)}. To first order, by how much can the loss decrease?`,
      truth: rounded(limit * sizes),
      tolerance: 0.01 * limit * sizes,
      solution: text`Each pixel moves by ${print(limit)} against the sign of its derivative, and lowers the loss by ${print(limit)} times the size of the derivative: ${print(limit)} · ${print(rounded(sizes))} = ${print(rounded(limit * sizes))} in all. An image has many pixels, so changes that nobody sees add up to a large change of the loss.`,
      slips: [
        {
          id: 'signs-kept',
          value: rounded(limit * Math.abs(sum((g) => g))),
          hint: text`You moved all pixels in the same direction, so that their effects cancel. Each pixel may move against the sign of its own derivative.`,
        },
        {
          id: 'largest-only',
          value: rounded(limit * largest),
          hint: text`That is what the pixel with the largest derivative gives. The other three may change too.`,
        },
        {
          id: 'along-the-gradient',
          value: rounded(limit * Math.sqrt(sum((g) => g * g))),
          hint: text`That is a step of length ${print(limit)} along the gradient. Here each pixel may change by ${print(limit)}.`,
        },
        {
          id: 'no-limit',
          value: rounded(sizes),
          hint: text`That is the sum of the sizes of the derivatives. Multiply it by the change of each pixel, ${print(limit)}.`,
        },
        {
          id: 'sign',
          value: rounded(-limit * sizes),
          hint: text`The question is by how much the loss decreases: the answer is positive.`,
        },
      ],
    };
  },
});
