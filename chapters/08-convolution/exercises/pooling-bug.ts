import { choose } from '../../../src/practice/choose.ts';
import { text } from '../../../src/practice/exercise.ts';

export default choose({
  section: 'gates',
  title: 'Spot the bug: max pooling',
  instance() {
    return {
      statement: text`A program sends the error of each pooled cell to all four cells of its window, after max pooling. A gradient check of the kernels below finds a difference. What repairs it?`,
      given: [],
      env: null,
      setting: null,
      solution: text`The maximum changes with its winner alone. The winner gets the whole error, the other cells 0.`,
      right: ['send all of it to the cell that won, and 0 to the others'],
      wrong: [
        {
          id: 'quarter',
          text: ['divide it by 4 before it is sent'],
          hint: text`That is average pooling. Three of these cells did not change the maximum at all.`,
        },
        {
          id: 'proportional',
          text: ['divide it among the four in proportion to their values'],
          hint: text`A cell that lost may be large, and still the maximum does not change with it.`,
        },
        {
          id: 'ones',
          text: ['send 1 to the winner in place of the error'],
          hint: text`1 is the slope. By the chain rule it is multiplied by the error that arrives.`,
        },
      ],
    };
  },
});
