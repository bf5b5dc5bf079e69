import { widthsOf } from '../../../src/layers/network.ts';
import { count } from '../../../src/practice/count.ts';
import { drawExperiment } from '../../../src/practice/draw-network.ts';
import { text } from '../../../src/practice/exercise.ts';

export default count({
  section: 'recursion',
  title: 'Count the paths',
  instance(random) {
    const experiment = drawExperiment(random, { depth: [3] });
    const widths = widthsOf(experiment.network);
    const beyond = widths.slice(2);
    const truth = beyond.reduce((product, n) => product * n, 1);
    return {
      statement: text`A network has layers of ${widths.join(', ')} units, the input first. Along how many paths does one weight of layer 1 affect the loss? Each sequence of units that ends at a logit counts as one path.`,
      truth,
      solution: text`The weight leads to one unit of layer 1. From there a path can go to every unit of the next layer, and so on: ${beyond.length > 1 ? `${beyond.join(' · ')} = ` : ''}${truth} paths.`,
      slips: [
        {
          id: 'first-layer-too',
          value: truth * widths[1]!,
          hint: text`You started from every unit of layer 1. The weight leads to one of them.`,
        },
        {
          id: 'added',
          value: beyond.reduce((sum, n) => sum + n, 0),
          hint: text`You added the widths. In every layer each path branches into all units, so multiply.`,
        },
        {
          id: 'last-left-out',
          value: truth / beyond.at(-1)!,
          hint: text`You left out the last layer: every path ends at one of its ${beyond.at(-1)!} logits.`,
        },
        {
          id: 'input-too',
          value: widths.reduce((product, n) => product * n, 1),
          hint: text`You counted all paths from the input. The weight determines the first two units.`,
        },
      ],
    };
  },
});
