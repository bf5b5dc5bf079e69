import { widthsOf } from '../../../src/layers/network.ts';
import { count } from '../../../src/practice/count.ts';
import { drawExperiment } from '../../../src/practice/draw-network.ts';
import { text } from '../../../src/practice/exercise.ts';

export default count({
  section: 'recursion',
  title: 'Count the multiplications',
  instance(random) {
    const experiment = drawExperiment(random, { depth: [2, 3] });
    const widths = widthsOf(experiment.network);
    const weights = widths.slice(1).map((to, n) => to * widths[n]!);
    const all = weights.reduce((sum, n) => sum + n, 0);
    const first = weights[0]!;
    return {
      statement: text`A network has layers of ${widths.join(', ')} units, the input first. How many multiplications of a weight by an error signal does the backward pass need for the error signals of all hidden layers?`,
      truth: all - first,
      solution: text`The error signal goes back once through every weight matrix but the first. Each of their weights takes one multiplication: ${weights.length > 2 ? `${weights.slice(1).join(' + ')} = ` : ''}${all - first}. The input needs no error signal.`,
      slips: [
        {
          id: 'first-too',
          value: all,
          hint: text`You counted the first weight matrix too. The input needs no error signal.`,
        },
        {
          id: 'forward-without-last',
          value: all - weights.at(-1)!,
          hint: text`You left out the last matrix. The error signal goes through it first.`,
        },
        {
          id: 'units',
          value: widths.slice(1, -1).reduce((sum, n) => sum + n, 0),
          hint: text`You counted the hidden units. Each of them adds several products.`,
        },
        {
          id: 'paths',
          value: widths.slice(1).reduce((product, n) => product * n, 1),
          hint: text`You counted paths. The backward pass computes what paths share only once.`,
        },
      ],
    };
  },
});
