import { memo } from '../../tensor/memo.ts';
import { trainingSamples, type Data } from '../experiment.ts';
import { LIMITS } from '../limits.ts';

/** A place in the plane of the two inputs. */
export type Point = readonly [number, number];

/** The three points that a reader's own set begins with. */
export const firstPoints = (): Data =>
  own({
    X: [
      [1, 0],
      [-0.5, 0.9],
      [-0.5, -0.9],
    ],
    Y: [oneHot(0, 3), oneHot(1, 3), oneHot(2, 3)],
    features: ['x₁', 'x₂'],
    classes: ['class 1', 'class 2', 'class 3'],
    heldOut: [],
  });

/** A training sample more, the last. */
export const withPoint = (data: Data, point: Point, label: number): Data =>
  own({
    ...data,
    X: [...data.X, point],
    Y: [...data.Y, oneHot(label, data.Y[0]!.length)],
  });

export const movedPoint = (data: Data, sample: number, point: Point): Data =>
  own({ ...data, X: data.X.with(sample, point) });

/** A sample given to another class. */
export const relabelled = (data: Data, sample: number, label: number): Data =>
  own({ ...data, Y: data.Y.with(sample, oneHot(label, data.Y[0]!.length)) });

export const withoutPoint = (data: Data, sample: number): Data =>
  own({
    ...data,
    X: data.X.toSpliced(sample, 1),
    Y: data.Y.toSpliced(sample, 1),
    heldOut: data.heldOut.filter((n) => n !== sample).map((n) => (n > sample ? n - 1 : n)),
  });

/** Why no sample can be added; null where one can. */
export const fullWords = ({ X }: Data): string | null =>
  X.length >= LIMITS.samples ? `There are ${X.length} samples, and no room for more.` : null;

/** Why a sample has to stay; null where it need not. */
export const neededWords = (data: Data, sample: number): string | null =>
  data.heldOut.includes(sample) || trainingSamples(data).length > 1
    ? null
    : 'The last training sample has to stay.';

/** What of the samples a reader should know: a class without any, samples that no network can tell apart. */
export const remarksOn = memo((data: Data): readonly string[] =>
  [emptyWords(data), clashWords(data)].filter((words) => words !== null),
);

function emptyWords(data: Data): string | null {
  const labels = new Set(trainingSamples(data).map((n) => labelOf(data.Y[n]!)));
  const empty = data.Y[0]!.flatMap((_, label) => (labels.has(label) ? [] : [label]));
  const names = empty.map((label) => data.classes[label] ?? `class ${label + 1}`);
  const [first] = names;
  if (first === undefined) return null;
  return names.length === 1
    ? `No training sample is of ${first}: its region vanishes as the others are learned.`
    : `No training sample is of ${names.join(' or ')}: their regions vanish.`;
}

function clashWords(data: Data): string | null {
  const { X, Y } = data;
  const places = new Map<number, { x: readonly number[]; label: number; clashes: boolean }[]>();
  let count = 0;
  for (const n of trainingSamples(data)) {
    const [x, label] = [X[n]!, labelOf(Y[n]!)];
    const key = keyOf(x);
    const near = places.get(key) ?? [];
    if (near.length === 0) places.set(key, near);
    const place = near.find((one) => one.x.every((value, i) => value === x[i]));
    if (!place) near.push({ x, label, clashes: false });
    else if (place.label !== label && !place.clashes) {
      place.clashes = true;
      count++;
    }
  }
  if (count === 0) return null;
  return `Samples of different classes lie at ${count === 1 ? 'one place' : `${count} places`}: no network can be right about all of them.`;
}

/** A number that samples share which lie at one place, and hardly any others. */
const keyOf = (x: readonly number[]): number =>
  x.reduce((sum, value, i) => sum + value * Math.sin(i + 1), 0);

const own = ({ X, Y, features, classes, heldOut }: Omit<Data, 'name' | 'title'>): Data => ({
  name: 'points',
  title: 'Points of your own',
  X,
  Y,
  features,
  classes,
  heldOut,
});

const oneHot = (label: number, classes: number): number[] =>
  Array.from({ length: classes }, (_, i) => (i === label ? 1 : 0));

const labelOf = (y: readonly number[]): number => y.indexOf(Math.max(...y));
