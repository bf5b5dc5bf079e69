import { choose } from '../../../src/practice/choose.ts';
import { text } from '../../../src/practice/exercise.ts';

export default choose({
  section: 'learning',
  title: 'Kernels that start at 0',
  instance() {
    return {
      statement: text`All kernels and biases of a network start at 0, and so do the weights of its dense layer. Its activation function is ReLU, with the slope 0 at 0. Which parameters does the first training step change?`,
      given: [],
      env: null,
      setting: null,
      solution: text`Every map is 0, so the gradient of the dense weights is 0; these weights are 0, so no error signal goes back through them. Only the biases of the dense layer learn. Kernels have to start at random numbers.`,
      right: ['the biases of the dense layer alone'],
      wrong: [
        {
          id: 'all',
          text: ['all of them'],
          hint: text`On the way back the error signal is multiplied by the weights of the dense layer. They are 0.`,
        },
        {
          id: 'kernels',
          text: ['the kernels alone'],
          hint: text`The error signal reaches the kernels through the dense weights and through ReLU. Both multiply it by 0.`,
        },
        {
          id: 'dense',
          text: ['weights and biases of the dense layer'],
          hint: text`The gradient of a weight is an error signal times the input that the weight multiplies. The dense layer reads maps that are 0.`,
        },
      ],
    };
  },
});
