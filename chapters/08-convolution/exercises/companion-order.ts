import { choose } from '../../../src/practice/choose.ts';
import { text } from '../../../src/practice/exercise.ts';

export default choose({
  section: 'whole',
  title: 'Spot the bug: the order of the lines',
  instance() {
    return {
      statement: text`A program runs these lines, in this order: (1) dW ← outer(δ, x), (2) W ← W − α · dW, (3) dx ← transpose(W) · δ, (4) the layer below continues with dx. What is wrong?`,
      given: [],
      env: null,
      setting: null,
      solution: text`The error signal must go back through the weights that the forward pass used. So compute all gradients first, and update the weights afterwards.`,
      right: [
        'line 2 comes before line 3: the error signal goes back through weights that are already updated',
      ],
      wrong: [
        {
          id: 'outer',
          text: ['line 1 must be outer(x, δ)'],
          hint: text`W has a row for each entry of δ and a column for each entry of x, and so does outer(δ, x).`,
        },
        {
          id: 'sign',
          text: ['line 2 must add the gradient'],
          hint: text`Gradient descent takes a step against the gradient, so the minus is right.`,
        },
        {
          id: 'transpose',
          text: ['line 3 must not transpose W'],
          hint: text`In the backward pass the sum runs over the first index of W. That is a product with the transpose.`,
        },
      ],
    };
  },
});
