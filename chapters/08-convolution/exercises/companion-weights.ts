import { choose } from '../../../src/practice/choose.ts';
import { text } from '../../../src/practice/exercise.ts';

export default choose({
  section: 'learning',
  title: 'Spot the bug: the first weights',
  instance() {
    return {
      statement: text`A network with three convolutions and two sigmoid layers draws all its weights from 0 to 1. The pre-activations of the first sigmoid layer are then near 3 000 000, and after one step only the last layer has changed. No formula is wrong. What is?`,
      given: [],
      env: null,
      setting: null,
      solution: text`All weights are positive, so sums over many inputs grow from layer to layer. At 3 000 000 a sigmoid is 1, and its slope is exactly 0 in floating point: no error signal passes. Draw weights around 0, and smaller ones where a unit has more inputs.`,
      right: [
        'the weights: drawn above 0, they saturate the sigmoids, whose slopes become exactly 0',
      ],
      wrong: [
        {
          id: 'rate',
          text: ['the learning rate is too small'],
          hint: text`A gradient of exactly 0 stays 0 at any learning rate.`,
        },
        {
          id: 'depth',
          text: ['five layers are too many for backpropagation'],
          hint: text`The rules hold at any depth. Look at the slope of a sigmoid at 3 000 000.`,
        },
        {
          id: 'relu',
          text: ['there is no ReLU after the convolutions'],
          hint: text`All numbers here are positive, so ReLU would change none of them.`,
        },
      ],
    };
  },
});
