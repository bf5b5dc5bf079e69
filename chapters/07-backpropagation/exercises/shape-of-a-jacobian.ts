import { choose } from '../../../src/practice/choose.ts';
import { depth, widthsOf } from '../../../src/layers/network.ts';
import { drawExperiment } from '../../../src/practice/draw-network.ts';
import { text } from '../../../src/practice/exercise.ts';
import { situationOf, textAt } from '../../../src/practice/situation.ts';
import { jacobian, sym } from '../../../src/notation/expression.ts';
import { m } from '../letters.ts';

export default choose({
  section: 'jacobian',
  title: 'The shape of a Jacobian',
  instance(random) {
    const experiment = drawExperiment(random, { depth: [2, 3] });
    const layer = 2 + Math.floor(random() * (depth(experiment.network) - 1));
    const situation = situationOf(experiment, layer);
    const widths = widthsOf(experiment.network);
    const [from, to] = [widths[layer - 1]!, widths[layer]!];
    return {
      statement: textAt(
        situation,
        {},
        text`Layer ${layer - 1} has ${from} units and layer ${layer} has ${to}. Which shape does the Jacobian ${jacobian(sym('z', m()), sym('a', m(-1)))} have?`,
      ),
      given: [],
      env: situation.env,
      setting: null,
      solution: text`A Jacobian has one row for each output and one column for each input. Here it is the weight matrix itself.`,
      right: [`${to} × ${from}`],
      wrong: [
        {
          id: 'transposed',
          text: [`${from} × ${to}`],
          hint: text`That is the transpose, which carries an error signal back. The Jacobian has a row for each output.`,
        },
        {
          id: 'diagonal',
          text: [`${from} × ${from}`],
          hint: text`That is the shape of a Jacobian of an activation function, entry by entry. Here every output depends on every input, and there are ${to} outputs.`,
        },
        {
          id: 'column',
          text: [`${to} × 1`],
          hint: text`That is the shape of the weighted sums. A Jacobian also has a column for each input.`,
        },
      ],
    };
  },
});
