import { choose } from '../../../src/practice/choose.ts';
import { text } from '../../../src/practice/exercise.ts';

export default choose({
  section: 'whole',
  title: 'Spot the bug: a shape that grows',
  instance() {
    return {
      statement: text`A layer has 20 outputs, z of shape (20, 1), and weights W of shape (120, 1). A program computes its error signal as delta = error * slope(z), where error has the shape (20,) and slope(z) the shape (20, 1). NumPy reports no error. After W = W − α · (x.T @ delta), with x of shape (20, 120), W has the shape (120, 20). What is wrong?`,
      given: [],
      env: null,
      setting: null,
      solution: text`A row of 20 times a column of 20 is broadcast to a 20 × 20 array: every error times every slope. Both must have the shape (20, 1). An error signal always has the shape of z; a check of that shape finds the slip at once.`,
      right: ['the shapes (20,) and (20, 1) are broadcast to (20, 20): error must be a column'],
      wrong: [
        {
          id: 'transpose',
          text: ['x.T must be x'],
          hint: text`The sum runs over the 20 rows of x, and the gradient has 120 rows: x.T is right.`,
        },
        {
          id: 'slope',
          text: ['the slope must be left out'],
          hint: text`The chain rule asks for the slope of the activation. Look at the shapes of its two factors.`,
        },
        {
          id: 'rate',
          text: ['α must be an array of the shape of W'],
          hint: text`A number times an array keeps the shape of the array.`,
        },
      ],
    };
  },
});
