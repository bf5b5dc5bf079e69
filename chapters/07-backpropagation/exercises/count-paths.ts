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
      statement: text`A network has layers of ${widths.join(', ')} units, the input first. Along how many paths through units does one weight of layer 1 act on the loss? Count each way to a logit as one path.`,
      truth,
      solution: text`The weight leads to one unit of layer 1. From there every unit of the next layer can be chosen, and so on: ${beyond.join(' · ')} = ${truth} paths.`,
      slips: [
        {
          id: 'first-layer-too',
          value: truth * widths[1]!,
          hint: text`You let the path begin at any unit of layer 1. The weight leads to one of them.`,
        },
        {
          id: 'added',
          value: beyond.reduce((sum, n) => sum + n, 0),
          hint: text`You added the widths. At every layer each path so far branches into all units: multiply.`,
        },
        {
          id: 'last-left-out',
          value: truth / beyond.at(-1)!,
          hint: text`You left out the last layer: every path ends at one of its ${beyond.at(-1)!} logits.`,
        },
        {
          id: 'input-too',
          value: widths.reduce((product, n) => product * n, 1),
          hint: text`You counted all paths from the input. The weight fixes the first two units.`,
        },
      ],
    };
  },
});
