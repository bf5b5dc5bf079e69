/** Directions of most variance of centred samples, the largest first. */
export interface PrincipalComponents {
  /** [feature] */
  readonly mean: readonly number[];
  /** [component][feature], each of length 1 and at right angles to the others; its largest entry is positive. */
  readonly directions: readonly (readonly number[])[];
  /** Share of the whole variance along each. */
  readonly shares: readonly number[];
}

/** Turns of the power method at most, and the change at which it ends. */
const [TURNS, ENOUGH] = [5000, 1e-14];

/**
 * The first `count` principal components of samples [sample][feature], by the power method on their covariance, each
 * direction in turn at right angles to those before it. Without variance left, a direction is along a feature.
 */
export function principalComponents(
  samples: readonly (readonly number[])[],
  count: number,
): PrincipalComponents {
  const width = samples[0]!.length;
  const mean = Array.from({ length: width }, (_, i) => average(samples.map((x) => x[i]!)));
  const covariance = covarianceOf(samples, mean);
  const whole = covariance.reduce((sum, row, i) => sum + row[i]!, 0);
  const directions: (readonly number[])[] = [];
  const shares: number[] = [];
  for (let n = 0; n < count; n++) {
    let direction = upright(steepest(covariance, directions), directions);
    for (let turn = 0; turn < TURNS; turn++) {
      const next = upright(times(covariance, direction), directions);
      const moved = Math.hypot(...next.map((value, i) => value - direction[i]!));
      direction = next;
      if (moved < ENOUGH) break;
    }
    const largest = direction.reduce((a, b) => (Math.abs(b) > Math.abs(a) + 1e-12 ? b : a), 0);
    directions.push(largest < 0 ? direction.map((value) => -value) : direction);
    shares.push(whole > 0 ? dot(direction, times(covariance, direction)) / whole : 0);
  }
  return { mean, directions, shares };
}

const average = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;

const dot = (a: readonly number[], b: readonly number[]): number =>
  a.reduce((sum, value, i) => sum + value * b[i]!, 0);

const times = (matrix: readonly (readonly number[])[], vector: readonly number[]): number[] =>
  matrix.map((row) => dot(row, vector));

function covarianceOf(samples: readonly (readonly number[])[], mean: readonly number[]) {
  const columns = mean.map((middle, i) => samples.map((x) => x[i]! - middle));
  return columns.map((one) => columns.map((other) => dot(one, other) / samples.length));
}

/** The row of the covariance that is longest once what lies along the directions is taken away. */
function steepest(
  covariance: readonly (readonly number[])[],
  directions: readonly (readonly number[])[],
): readonly number[] {
  const rows = covariance.map((row) => without(row, directions));
  return rows.reduce((a, b) => (Math.hypot(...b) > Math.hypot(...a) ? b : a));
}

/** A vector less its parts along unit vectors. */
const without = (vector: readonly number[], directions: readonly (readonly number[])[]): number[] =>
  directions.reduce<number[]>(
    (left, direction) => {
      const along = dot(left, direction);
      return left.map((value, i) => value - along * direction[i]!);
    },
    [...vector],
  );

/** What is left of a vector at right angles to the directions, of length 1; where nothing is, along a feature. */
function upright(
  vector: readonly number[],
  directions: readonly (readonly number[])[],
): readonly number[] {
  const candidates = [vector, ...vector.map((_, i) => vector.map((__, j) => (i === j ? 1 : 0)))];
  for (const candidate of candidates) {
    const left = without(without(candidate, directions), directions);
    const length = Math.hypot(...left);
    if (length > 1e-9 * Math.hypot(...candidate)) return left.map((value) => value / length);
  }
  return vector.map((_, i) => (i === 0 ? 1 : 0));
}
