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
      statement: text`A convolution reads images of ${rows} × ${columns} and has ${filters} filters of ${height} × ${width}, stride 1, no padding. The mini-batch has ${samples === 1 ? 'one image' : `${samples} images`}. The gradient of one kernel weight is a sum of products. How many products?`,
      truth: places * samples,
      solution: text`There are (${rows} − ${height} + 1) · (${columns} − ${width} + 1) = ${places} positions, with one product for each position${samples === 1 ? '' : ` and each image: ${places} · ${samples} = ${places * samples}`}.`,
      slips: [
        {
          id: 'one-image',
          value: places,
          hint: text`That is for one image. Every image of the mini-batch contributes as many products.`,
        },
        {
          id: 'all-pixels',
          value: rows * columns * samples,
          hint: text`The window does not fit at every pixel. Count the positions where it does.`,
        },
        {
          id: 'all-filters',
          value: places * samples * filters,
          hint: text`A weight belongs to one filter and is used only in the map of that filter.`,
        },
        {
          id: 'window',
          value: height * width * samples,
          hint: text`That is the number of weights in a kernel. Each of them is used at every position.`,
        },
      ],
    };
  },
});
