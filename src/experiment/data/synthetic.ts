import { randomNormal } from 'd3';
import { seeded } from '../../tensor/random.ts';
import type { DataSet, Drawing, DrawnName } from './set.ts';

const CLASSES = 3;

type Point = readonly [number, number];
type Random = () => number;

interface Plane {
  readonly title: string;
  readonly classes: readonly string[];
  readonly features?: readonly string[];
  readonly usual: Drawing;
  /** The largest noise that leaves something to see. */
  readonly noisiest: number;
  /** Labels of the points one after the other, again and again; by default class by class. */
  readonly labels?: readonly number[];
  /** A point before noise: `along` is its place among those of its class, from 0 up to, but not, 1; `n` among all. */
  readonly draw: (
    label: number,
    at: { readonly along: number; readonly n: number },
    random: Random,
  ) => Point;
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
    usual: { size: 100, noise: 0.42 },
    noisiest: 1.2,
    draw: (label) => polar(1.1, label / CLASSES),
  },
  rings: {
    title: 'Rings',
    classes: ['disc', 'inner ring', 'outer ring'],
    usual: { size: 100, noise: 0.12 },
    noisiest: 0.5,
    draw: (label, _, random) => polar(0.3 + 0.65 * label, random()),
  },
  spirals: {
    title: 'Spirals',
    classes: ['first arm', 'second arm', 'third arm'],
    usual: { size: 100, noise: 0.07 },
    noisiest: 0.4,
    draw: (label, { along }) => polar(0.2 + 1.5 * along, label / CLASSES + 0.75 * along),
  },
  moons: {
    title: 'Moons',
    classes: ['upper', 'lower'],
    usual: { size: 100, noise: 0.1 },
    noisiest: 0.5,
    draw: (label, { along }) => {
      const [x, y] = polar(1, along / 2);
      return label === 0 ? [x - 0.5, y - 0.25] : [0.5 - x, 0.25 - y];
    },
  },
  checkerboard: {
    title: 'Checkerboard',
    classes: ['dark', 'light'],
    usual: { size: 100, noise: 0 },
    noisiest: 0.5,
    draw: (label, _, random) => {
      const row = Math.floor(4 * random());
      const column = 2 * Math.floor(2 * random()) + ((row + label) % 2);
      const within = (): number => 0.04 + 0.92 * random();
      return [column - 2 + within(), row - 2 + within()].map((at) => 0.9 * at) as unknown as Point;
    },
  },
  // The exclusive or of two bits: the least set that no network of one layer learns.
  xor: {
    title: 'XOR',
    classes: ['0', '1'],
    features: ['first bit', 'second bit'],
    usual: { size: 2, noise: 0 },
    noisiest: 0.5,
    labels: [0, 1, 1, 0],
    draw: (_, { n }) => [Math.floor((n % 4) / 2), n % 2],
  },
} as const satisfies Record<DrawnName, Plane>;

/** Whether the points of a set are drawn from a seed. */
export const isDrawn = (name: string): name is DrawnName => Object.hasOwn(planes, name);

/** Whether a set is drawn as it is by default. */
export const isUsual = (name: DrawnName, { size, noise }: Drawing): boolean =>
  size === planes[name].usual.size && noise === planes[name].usual.noise;

/** The points of a seed; by default as many, and as noisy, as suits the set. */
export function drawPlane(
  name: DrawnName,
  seed: number,
  drawing: Drawing = planes[name].usual,
): DataSet {
  const { title, classes, features = ['x₁', 'x₂'], labels: pattern, draw }: Plane = planes[name];
  const { size, noise } = drawing;
  const random = seeded(seed);
  const labels = Array.from({ length: size * classes.length }, (_, n) =>
    pattern ? pattern[n % pattern.length]! : Math.floor(n / size),
  );
  const point = (label: number, n: number): Point => {
    const sharp = draw(label, { along: (n % size) / size, n }, random);
    return noise > 0 ? blurred(sharp, noise, random) : sharp;
  };
  return {
    name,
    title,
    features,
    classes,
    measures: labels.map(point),
    labels,
    divisor: 1,
    attribution: null,
    drawing,
  };
}
