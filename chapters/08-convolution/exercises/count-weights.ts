import { count } from '../../../src/practice/count.ts';
import { pick } from '../../../src/practice/draw-network.ts';
import { text } from '../../../src/practice/exercise.ts';

export default count({
  section: 'cost',
  title: 'Count the parameters',
  instance(random) {
    const [channels, filters] = pick(random, [[3, 8] as const, [4, 6] as const, [5, 7] as const]);
    const [height, width] = pick(random, [[3, 3] as const, [3, 5] as const, [2, 3] as const]);
    const side = pick(random, [14, 20, 28]);
    const places = (side - height + 1) * (side - width + 1);
    const weights = filters * channels * height * width;
    return {
      statement: text`A convolution reads ${channels} channels of ${side} × ${side} and has ${filters} filters of ${height} × ${width}, stride 1, no padding. How many parameters does it have, weights and biases together?`,
      truth: weights + filters,
      solution: text`Each filter has ${channels} · ${height} · ${width} weights and one bias: ${filters} · (${channels * height * width} + 1) = ${weights + filters}. The size of the image does not matter.`,
      slips: [
        {
          id: 'no-biases',
          value: weights,
          hint: text`The biases are missing: one for each filter.`,
        },
        {
          id: 'no-channels',
          value: filters * height * width + filters,
          hint: text`A filter has a kernel for each channel that it reads.`,
        },
        {
          id: 'each-position',
          value: weights * places + filters,
          hint: text`You counted each weight once for each position. But weights are shared: all positions use the same ones.`,
        },
        {
          id: 'bias-per-cell',
          value: weights + filters * places,
          hint: text`There is one bias for each filter, not one for each cell of its map.`,
        },
      ],
    };
  },
});
