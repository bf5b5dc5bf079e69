import { count } from '../../../src/practice/count.ts';
import { pick } from '../../../src/practice/draw-network.ts';
import { text } from '../../../src/practice/exercise.ts';

export default count({
  section: 'kernel-gradient',
  title: 'Count the uses',
  instance(random) {
    const [rows, columns] = pick(random, [[7, 9] as const, [8, 10] as const, [6, 11] as const]);
    const [height, width] = pick(random, [[3, 2] as const, [2, 3] as const, [4, 3] as const]);
    const filters = pick(random, [4, 5]);
    const samples = pick(random, [1, 16]);
    const places = (rows - height + 1) * (columns - width + 1);
    return {
      statement: text`An image of ${rows} × ${columns}, ${filters} filters of ${height} × ${width}, stride 1, no padding, a mini-batch of ${samples}. The gradient of one kernel weight is a sum. How many products does it add up?`,
      truth: places * samples,
      solution: text`One for each position, (${rows} − ${height} + 1) · (${columns} − ${width} + 1) = ${places}, and for each of ${samples} images.`,
      slips: [
        {
          id: 'one-image',
          value: places,
          hint: text`That is for one image. Every image of the mini-batch adds its own.`,
        },
        {
          id: 'all-pixels',
          value: rows * columns * samples,
          hint: text`The window does not fit at every pixel: count its positions.`,
        },
        {
          id: 'all-filters',
          value: places * samples * filters,
          hint: text`A weight belongs to one filter and goes into the map of that filter alone.`,
        },
        {
          id: 'window',
          value: height * width * samples,
          hint: text`That is the number of weights of a window. Each of them is used at every position.`,
        },
      ],
    };
  },
});
