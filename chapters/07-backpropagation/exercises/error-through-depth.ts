import { count } from '../../../src/practice/count.ts';
import { text } from '../../../src/practice/exercise.ts';

export default count({
  section: 'depth',
  title: 'The error signal through several layers',
  instance(random) {
    const layers = 2 + Math.floor(random() * 4);
    const truth = 0.25 ** layers;
    return {
      statement: text`An error signal goes back through ${layers} layers. Each has one sigmoid unit, and every weight is 1. What is the largest factor by which the error signal can be multiplied?`,
      truth,
      tolerance: truth * 0.01,
      solution: text`The slope of a sigmoid is at most ¼, so the factor is at most ¼ for each layer: ${`(¼)${'²³⁴⁵'[layers - 2]} ≈ ${truth.toPrecision(3)}`}.`,
      slips: [
        {
          id: 'added',
          value: 0.25 * layers,
          hint: text`You added the slopes. Along a path they are multiplied.`,
        },
        {
          id: 'half',
          value: 0.5 ** layers,
          hint: text`You used ½, the value of the sigmoid at 0. Its slope there is ¼.`,
        },
        {
          id: 'one-layer-less',
          value: 0.25 ** (layers - 1),
          hint: text`One layer is missing.`,
        },
        { id: 'one-layer', value: 0.25, hint: text`That is the factor of one layer.` },
      ],
    };
  },
});
