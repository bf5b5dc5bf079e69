import { seeded, shuffled } from '../../tensor/random.ts';
import type { Data } from '../experiment.ts';
import type { DataSet, Split } from './set.ts';
import { memo } from '../../tensor/memo.ts';

const SEED = 1;
/** Held out of each class, unless the samples are too few to spare any. */
const SHARE = 0.2;
const FEW = 10;

/** The split that a set begins with. */
export const firstSplit = (set: DataSet): Split => ({
  set,
  seed: SEED,
  share: set.labels.length < FEW ? 0 : SHARE,
});

/** The samples of a split with one-hot targets: the same object for the same split. */
export const dataOf = memo((split: Split): Data => {
  const { name, title, features, classes, labels } = split.set;
  const heldOut = holdOut(split);
  const X = scaled(split.set, new Set(heldOut));
  const Y = labels.map((label) => classes.map((_, i) => (i === label ? 1 : 0)));
  return { name, title, X, Y, features, classes, heldOut, split };
});

/** The same share of every class, to the nearest sample, ascending; of no class all. */
function holdOut({ set: { labels, classes }, seed, share }: Split): number[] {
  const random = seeded(seed);
  const held = classes.flatMap((_, label) => {
    const of = labels.flatMap((one, n) => (one === label ? [n] : []));
    const order = shuffled(of.length, random);
    const most = Math.max(0, of.length - 1);
    const wanted = Math.min(most, Math.round(of.length * share));
    return order.slice(0, wanted).map((place) => of[place]!);
  });
  return held.toSorted((one, other) => one - other);
}

function scaled({ measures, divisor }: DataSet, heldOut: ReadonlySet<number>): number[][] {
  if (divisor !== null) return measures.map((row) => row.map((value) => value / divisor));
  return standardized(
    measures,
    measures.filter((_, n) => !heldOut.has(n)),
  );
}

/** Relative to the largest value, a deviation that is only rounding. */
const TINY = 1e-12;

/** Each feature less its mean over `training`, in standard deviations over `training`; one that never varies is 0 there. */
function standardized(
  rows: readonly (readonly number[])[],
  training: readonly (readonly number[])[],
): number[][] {
  const mean = (values: readonly number[]): number =>
    values.reduce((sum, value) => sum + value, 0) / values.length;
  const scales = (rows[0] ?? []).map((_, i) => {
    const values = training.map((row) => row[i]!);
    const middle = mean(values);
    const deviation = Math.sqrt(mean(values.map((value) => (value - middle) ** 2)));
    const varies = deviation > TINY * Math.abs(middle);
    return { middle, deviation: varies ? deviation : 1 };
  });
  return rows.map((row) =>
    row.map((value, i) => (value - scales[i]!.middle) / scales[i]!.deviation),
  );
}
