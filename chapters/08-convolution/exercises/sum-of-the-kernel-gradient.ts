import { sumOver, times } from '../../../src/notation/expression.ts';
import { choose } from '../../../src/practice/choose.ts';
import { text } from '../../../src/practice/exercise.ts';
import { delta, dW, over, under, W, x } from '../tensors.ts';

const overPlaces = (of: Parameters<typeof sumOver>[1]) => sumOver('i', sumOver('j', of));

export default choose({
  section: 'summary',
  title: 'Which sum?',
  instance() {
    return {
      statement: text`With stride 1 and no padding, which sum is ${dW('kcuv')}, the gradient of one weight of a kernel, for one sample?`,
      given: [],
      env: null,
      setting: null,
      solution: text`At the position i, j of the window the weight is multiplied by the pixel ${x(['c', under.row, under.column])}. This use contributes the pixel times the error signal ${delta('kij')} of that position. The contributions of all positions add up.`,
      right: text`${overPlaces(times(delta('kij'), x(['c', under.row, under.column])))}`,
      wrong: [
        {
          id: 'turned',
          text: text`${overPlaces(times(delta('kij'), x(['c', over.row, over.column])))}`,
          hint: text`This reads the image backward. The kernel is rotated only where the error signal goes back to the input.`,
        },
        {
          id: 'weight',
          text: text`${overPlaces(times(delta('kij'), W('kcuv')))}`,
          hint: text`The derivative of a product with respect to one factor is the other factor: here the pixel, not the weight itself.`,
        },
        {
          id: 'input-gradient',
          text: text`${sumOver('k', sumOver('u', sumOver('v', times(W('kcuv'), delta(['k', over.row, over.column])))))}`,
          hint: text`That is the gradient with respect to one cell of the input: it adds up over filters and weights.`,
        },
      ],
    };
  },
});
