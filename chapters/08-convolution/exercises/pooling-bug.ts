import { choose } from '../../../src/practice/choose.ts';
import { text } from '../../../src/practice/exercise.ts';

export default choose({
  section: 'gates',
  title: 'Spot the bug: max pooling',
  instance() {
    return {
      statement: text`After max pooling a program sends the gradient of each pooled cell back to all four cells of its window. The gradient check of the layer below fails. What is the right rule?`,
      given: [],
      env: null,
      setting: null,
      solution: text`The maximum depends only on the largest cell of the window, with slope 1. So this cell gets the whole gradient, and the others get 0.`,
      right: ['send all of it to the largest cell, and 0 to the others'],
      wrong: [
        {
          id: 'quarter',
          text: ['divide it by 4 and send that to each cell'],
          hint: text`That is the rule of average pooling. The maximum does not depend on the three smaller cells.`,
        },
        {
          id: 'proportional',
          text: ['divide it among the four cells in proportion to their values'],
          hint: text`The maximum does not depend on a cell that is not the largest, even if it is almost as large.`,
        },
        {
          id: 'ones',
          text: ['send 1 to the largest cell, whatever the gradient is'],
          hint: text`1 is the local slope. By the chain rule it is multiplied by the gradient that arrives.`,
        },
      ],
    };
  },
});
