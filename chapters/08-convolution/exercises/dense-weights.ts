import { count } from '../../../src/practice/count.ts';
import { pick } from '../../../src/practice/draw-network.ts';
import { text } from '../../../src/practice/exercise.ts';

export default count({
  section: 'why',
  title: 'The weights of a dense layer',
  instance(random) {
    const [rows, columns] = pick(random, [[6, 8] as const, [8, 12] as const, [10, 14] as const]);
    const units = pick(random, [20, 30, 50]);
    const pixels = rows * columns;
    return {
      statement: text`An image of ${rows} × ${columns} grey pixels is read by a dense layer of ${units} units. How many weights does the layer have, not counting its biases?`,
      truth: pixels * units,
      solution: text`Every unit has a weight for every pixel: ${units} · ${pixels} = ${pixels * units}.`,
      slips: [
        {
          id: 'added',
          value: pixels + units,
          hint: text`You added pixels and units. Every unit is connected to every pixel: multiply.`,
        },
        {
          id: 'biases-too',
          value: pixels * units + units,
          hint: text`You counted the biases too.`,
        },
        {
          id: 'sides-added',
          value: (rows + columns) * units,
          hint: text`You added the sides of the image. It has ${rows} · ${columns} pixels.`,
        },
        {
          id: 'pixels',
          value: pixels,
          hint: text`That is the number of weights of one unit.`,
        },
      ],
    };
  },
});
