import { count } from '../../../src/practice/count.ts';
import { pick } from '../../../src/practice/draw-network.ts';
import { text } from '../../../src/practice/exercise.ts';

export default count({
  section: 'shared-weights',
  title: 'The matrix of a convolution',
  instance(random) {
    const [rows, columns] = pick(random, [[4, 6] as const, [5, 7] as const, [6, 5] as const]);
    const [height, width] = pick(random, [[2, 3] as const, [3, 2] as const]);
    const places = (rows - height + 1) * (columns - width + 1);
    const weights = height * width;
    return {
      statement: text`A convolution with one kernel of ${height} × ${width} reads an image of ${rows} × ${columns}, stride 1, no padding. It is written as a dense layer. How many entries of its matrix hold a weight of the kernel? The others are always 0.`,
      truth: places * weights,
      solution: text`The matrix has a row for each of ${places} positions, and in each row every one of the ${weights} weights once: ${places} · ${weights} = ${places * weights}.`,
      slips: [
        {
          id: 'kernel',
          value: weights,
          hint: text`That is the number of different weights. Each is copied into every row.`,
        },
        {
          id: 'rows',
          value: places,
          hint: text`That is the number of rows: one for each position. Every row holds all weights of the kernel.`,
        },
        {
          id: 'all-entries',
          value: places * rows * columns,
          hint: text`That is the whole matrix. In a row only the pixels under the window have a weight.`,
        },
        {
          id: 'every-pixel',
          value: rows * columns * weights,
          hint: text`The window does not fit at every pixel: count its positions.`,
        },
      ],
    };
  },
});
