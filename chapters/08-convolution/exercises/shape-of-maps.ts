import { choose } from '../../../src/practice/choose.ts';
import { pick } from '../../../src/practice/draw-network.ts';
import { text } from '../../../src/practice/exercise.ts';

export default choose({
  section: 'channels',
  title: 'The shape of the maps',
  instance(random) {
    const [rows, columns] = pick(random, [[9, 12] as const, [10, 13] as const, [11, 8] as const]);
    const [height, width] = pick(random, [[3, 4] as const, [2, 3] as const, [4, 3] as const]);
    const filters = pick(random, [5, 6, 7]);
    const channels = pick(random, [2, 3]);
    const stride = pick(random, [1, 2]);
    const padding = pick(random, [0, 1]);
    const places = (length: number, window: number, border = padding): number =>
      Math.floor((length + 2 * border - window) / stride) + 1;
    const show = (...lengths: readonly number[]) => [lengths.join(' × ')];
    return {
      statement: text`A convolution reads ${channels} channels of ${rows} × ${columns} and has ${filters} filters of ${height} × ${width}, stride ${stride}, padding ${padding}. What is the shape of its maps for one image?`,
      given: [],
      env: null,
      setting: null,
      solution: text`There is one map for each filter. It has ⌊(${rows} + 2 · ${padding} − ${height}) / ${stride}⌋ + 1 = ${places(rows, height)} rows and ⌊(${columns} + 2 · ${padding} − ${width}) / ${stride}⌋ + 1 = ${places(columns, width)} columns.`,
      right: show(filters, places(rows, height), places(columns, width)),
      wrong: [
        {
          id: 'channels',
          text: show(channels, places(rows, height), places(columns, width)),
          hint: text`That is a map for each channel. A filter adds over all channels, so there is one map for each filter.`,
        },
        {
          id: 'no-plus-one',
          text: show(filters, places(rows, height) - 1, places(columns, width) - 1),
          hint: text`The first position is missing. The window moves that many times, but it also has a position before it moves.`,
        },
        {
          id: 'exchanged',
          text: show(filters, places(rows, width), places(columns, height)),
          hint: text`You exchanged the height and the width of the kernel.`,
        },
        {
          id: 'padding-once',
          text: show(
            filters,
            Math.floor((rows + padding - height) / stride) + 1,
            Math.floor((columns + padding - width) / stride) + 1,
          ),
          hint: text`You counted the padding on one side. The border is on both sides of each axis.`,
        },
        {
          id: 'same',
          text: show(filters, rows, columns),
          hint: text`Here the maps are not as large as the image: the whole window has to fit.`,
        },
      ],
    };
  },
});
