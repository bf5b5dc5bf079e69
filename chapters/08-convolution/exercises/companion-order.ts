import { choose } from '../../../src/practice/choose.ts';
import { text } from '../../../src/practice/exercise.ts';

export default choose({
  section: 'whole',
  title: 'Spot the bug: the order of the lines',
  instance() {
    return {
      statement: text`A program runs these lines, in this order: (1) dW = outer(δ, x), (2) W = W − α · dW, (3) dx = transpose(W) · δ, (4) the layer below continues with dx. What is wrong?`,
      given: [],
      env: null,
      setting: null,
      solution: text`The error is to go back through the weights that the forward pass used. So all gradients are computed first, and only then are weights changed.`,
      right: [
        'line 2 stands before line 3: the error goes back through weights that have already moved',
      ],
      wrong: [
        {
          id: 'outer',
          text: ['line 1 must be outer(x, δ)'],
          hint: text`The rows of W belong to δ, so that outer(δ, x) has its shape.`,
        },
        {
          id: 'sign',
          text: ['line 2 must add the gradient'],
          hint: text`Descent goes against the gradient: the minus is right.`,
        },
        {
          id: 'transpose',
          text: ['line 3 must not transpose W'],
          hint: text`Backward the sum runs over the rows of W, which is what the transpose does.`,
        },
      ],
    };
  },
});
