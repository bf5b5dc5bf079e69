import { randomNormal } from 'd3';
import { seeded } from '../../tensor/random.ts';
import type { DataSet } from './set.ts';

/** Points of each class. */
const POINTS = 100;
const CLASSES = 3;

type Point = readonly [number, number];
type Random = () => number;

interface Plane {
  readonly title: string;
  readonly classes: readonly string[];
  /** A point of a class: `along` is its place among those of the class, from 0 up to, but not, 1. */
  readonly draw: (label: number, along: number, random: Random) => Point;
}

const polar = (radius: number, turns: number): Point => [
  radius * Math.cos(2 * Math.PI * turns),
  radius * Math.sin(2 * Math.PI * turns),
];

const normal = (random: Random): number => randomNormal.source(random)(0, 1)();

const blurred = ([x, y]: Point, deviation: number, random: Random): Point => [
  x + deviation * normal(random),
  y + deviation * normal(random),
];

/** Sets of points in the plane, within about 2 of the middle. */
export const planes = {
  blobs: {
    title: 'Blobs',
    classes: ['right', 'upper left', 'lower left'],
    draw: (label, _, random) => blurred(polar(1.1, label / CLASSES), 0.42, random),
  },
  rings: {
    title: 'Rings',
    classes: ['disc', 'inner ring', 'outer ring'],
    draw: (label, _, random) => blurred(polar(0.3 + 0.65 * label, random()), 0.12, random),
  },
  spirals: {
    title: 'Spirals',
    classes: ['first arm', 'second arm', 'third arm'],
    draw: (label, along, random) =>
      blurred(polar(0.2 + 1.5 * along, label / CLASSES + 0.75 * along), 0.07, random),
  },
  moons: {
    title: 'Moons',
    classes: ['upper', 'lower'],
    draw: (label, along, random) => {
      const [x, y] = polar(1, along / 2);
      const point: Point = label === 0 ? [x - 0.5, y - 0.25] : [0.5 - x, 0.25 - y];
      return blurred(point, 0.1, random);
    },
  },
  checkerboard: {
    title: 'Checkerboard',
    classes: ['dark', 'light'],
    draw: (label, _, random) => {
      const row = Math.floor(4 * random());
      const column = 2 * Math.floor(2 * random()) + ((row + label) % 2);
      const within = (): number => 0.04 + 0.92 * random();
      return [column - 2 + within(), row - 2 + within()].map((at) => 0.9 * at) as unknown as Point;
    },
  },
} as const satisfies Record<string, Plane>;

/** The points of a seed, class by class. */
export function drawPlane(name: keyof typeof planes, seed: number): DataSet {
  const { title, classes, draw }: Plane = planes[name];
  const random = seeded(seed);
  const labels = classes.flatMap((_, label) => Array.from({ length: POINTS }, () => label));
  return {
    name,
    title,
    features: ['x₁', 'x₂'],
    classes,
    measures: labels.map((label, n) => draw(label, (n % POINTS) / POINTS, random)),
    labels,
    divisor: 1,
    attribution: null,
  };
}

/** The exclusive or of two bits: the least set that no network of one layer learns. */
export const XOR: DataSet = {
  name: 'xor',
  title: 'XOR',
  features: ['first bit', 'second bit'],
  classes: ['0', '1'],
  measures: [
    [0, 0],
    [0, 1],
    [1, 0],
    [1, 1],
  ],
  labels: [0, 1, 1, 0],
  divisor: 1,
  attribution: null,
};
