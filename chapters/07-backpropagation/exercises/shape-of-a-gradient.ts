import { choose } from '../../../src/practice/choose.ts';
import { depth, widthsOf } from '../../../src/layers/network.ts';
import { drawExperiment } from '../../../src/practice/draw-network.ts';
import { text } from '../../../src/practice/exercise.ts';
import { situationOf, textAt } from '../../../src/practice/situation.ts';
import { sym } from '../../../src/notation/expression.ts';
import { m } from '../letters.ts';

export default choose({
  section: 'last-layer',
  title: 'The shape of a weight gradient',
  instance(random) {
    const experiment = drawExperiment(random, { depth: [2, 3] });
    const layer = 1 + Math.floor(random() * depth(experiment.network));
    const situation = situationOf(experiment, layer);
    const widths = widthsOf(experiment.network);
    const [from, to] = [widths[layer - 1]!, widths[layer]!];
    return {
      statement: textAt(
        situation,
        {},
        text`A network has layers of ${widths.join(', ')} units, the input first. Which shape does ${sym('dW', m())} have?`,
      ),
      given: [],
      env: situation.env,
      setting: null,
      solution: text`A gradient has the shape of what it belongs to: one row for each unit of the layer, one column for each unit of the layer before.`,
      right: [`${to} × ${from}`],
      wrong: [
        {
          id: 'transposed',
          text: [`${from} × ${to}`],
          hint: text`That is the transpose. There is a row for each unit of the layer and a column for each unit of the layer before.`,
        },
        {
          id: 'column',
          text: [`${to} × 1`],
          hint: text`That is the shape of the bias gradient: one entry for each unit.`,
        },
        {
          id: 'square',
          text: [`${to} × ${to}`],
          hint: text`That would be an outer product with the activation that leaves the layer. The weight multiplies the one that enters it.`,
        },
        {
          id: 'jacobian',
          text: [`${to} × ${to * from}`],
          hint: text`That is the shape of the Jacobian of the weighted sums with respect to all weights. The gradient of a number has as many entries as there are weights.`,
        },
      ],
    };
  },
});
