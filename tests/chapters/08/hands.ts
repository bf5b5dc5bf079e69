import type { Stroke } from '../../../src/draw/digit-bitmap.ts';
import { seeded } from '../../../src/tensor/random.ts';

type Hand = Readonly<Record<number, readonly Stroke[]>>;

/** Points on an arc about a center, in turns from 0 at the right, clockwise. */
const arc = (x: number, y: number, rx: number, ry: number, from: number, to: number): Stroke =>
  Array.from({ length: 25 }, (_, n) => {
    const turn = 2 * Math.PI * (from + ((to - from) * n) / 24);
    return [x + rx * Math.cos(turn), y + ry * Math.sin(turn)] as const;
  });

const plain: Hand = {
  0: [arc(50, 50, 28, 45, 0, 1)],
  1: [
    [
      [35, 25],
      [55, 5],
      [55, 95],
    ],
  ],
  2: [[...arc(50, 30, 26, 25, 0.5, 1.1), [25, 92], [80, 92]]],
  3: [[...arc(48, 27, 24, 22, 0.55, 1.2), ...arc(48, 72, 28, 24, 0.8, 1.45)]],
  4: [
    [
      [45, 5],
      [15, 60],
      [85, 60],
    ],
    [
      [62, 30],
      [55, 97],
    ],
  ],
  5: [[[78, 6], [32, 6], [30, 45], ...arc(48, 68, 28, 27, 0.65, 1.4)]],
  6: [[[60, 4], [38, 35], ...arc(50, 70, 26, 26, 0.5, 1.5)]],
  7: [
    [
      [18, 8],
      [80, 8],
      [45, 96],
    ],
    [
      [32, 52],
      [74, 52],
    ],
  ],
  8: [arc(50, 27, 21, 22, 0, 1), arc(50, 73, 25, 24, 0, 1)],
  9: [[...arc(50, 30, 24, 25, 0, 1), [72, 60], [60, 97]]],
};

/** Round, with few corners: a 1 without a flag, a 4 that is closed, a 7 without a bar. */
const round: Hand = {
  ...plain,
  0: [arc(50, 50, 36, 44, 0.7, 1.72)],
  1: [
    [
      [52, 4],
      [48, 96],
    ],
  ],
  2: [[...arc(50, 28, 28, 24, 0.55, 1.15), ...arc(40, 88, 14, 8, 0.6, 0.2), [84, 88]]],
  3: [[...arc(46, 27, 26, 22, 0.6, 1.25), ...arc(46, 73, 32, 24, 0.78, 1.4)]],
  4: [
    [
      [60, 96],
      [60, 5],
      [18, 66],
      [86, 66],
    ],
  ],
  5: [[[74, 6], [36, 8], [32, 42], ...arc(46, 68, 32, 28, 0.7, 1.42)]],
  6: [[...arc(70, 55, 44, 50, 0.72, 0.5), ...arc(50, 70, 25, 25, 0.5, 1.5)]],
  7: [
    [
      [16, 10],
      [82, 8],
      [58, 50],
      [48, 96],
    ],
  ],
  8: [[...arc(50, 28, 22, 22, 0.25, 1.25), ...arc(50, 73, 27, 23, 0.75, 1.75)]],
  9: [[...arc(48, 30, 25, 25, 0.02, 1.02), ...arc(20, 40, 54, 56, 0, 0.2)]],
};

/** Angular and hasty: open loops, straight strokes. */
const angular: Hand = {
  ...plain,
  0: [
    [
      [48, 4],
      [22, 30],
      [22, 70],
      [48, 96],
      [76, 72],
      [78, 30],
      [52, 5],
    ],
  ],
  2: [
    [
      [20, 26],
      [44, 5],
      [74, 14],
      [76, 38],
      [20, 92],
      [84, 90],
    ],
  ],
  3: [
    [
      [24, 8],
      [74, 10],
      [48, 42],
      [78, 66],
      [60, 94],
      [22, 88],
    ],
  ],
  5: [
    [
      [34, 8],
      [32, 46],
      [64, 44],
      [78, 66],
      [62, 92],
      [24, 90],
    ],
    [
      [34, 8],
      [80, 6],
    ],
  ],
  6: [
    [
      [66, 4],
      [30, 44],
      [26, 76],
      [48, 95],
      [74, 80],
      [62, 58],
      [30, 66],
    ],
  ],
  8: [
    [
      [74, 18],
      [48, 4],
      [26, 22],
      [74, 72],
      [52, 96],
      [26, 76],
      [74, 20],
    ],
  ],
  9: [
    [
      [72, 22],
      [44, 6],
      [26, 28],
      [42, 50],
      [72, 34],
      [74, 22],
      [66, 96],
    ],
  ],
};

export const hands: Readonly<Record<string, Hand>> = { plain, round, angular };

interface Style {
  /** How far the top leans to the right, in parts of the height. */
  readonly slant?: number;
  /** Width in parts of what is usual. */
  readonly wide?: number;
  readonly size?: number;
  /** How far a point is off at most, in hundredths of the height. */
  readonly tremor?: number;
  readonly seed?: number;
}

/** A digit in a style of its own, at another place of the pad. */
export function written(
  strokes: readonly Stroke[],
  { slant = 0, wide = 1, size = 1, tremor = 0, seed = 1 }: Style,
): readonly Stroke[] {
  const random = seeded(seed);
  const off = (): number => tremor * (2 * random() - 1);
  return strokes.map((stroke) =>
    stroke.map(([x, y]) => {
      const [across, down] = [x + off(), y + off()];
      return [size * (wide * across + slant * (50 - down)) + 7, size * down + 11] as const;
    }),
  );
}
