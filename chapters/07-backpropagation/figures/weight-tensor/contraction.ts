/** ∂z_k/∂W_ij as a block of numbers [k][i][j]: a_j where k is i, else 0; `a` holds what comes into the layer. */
export const weightTensor = (a: readonly number[], units: number): number[][][] =>
  range(units).map((k) => range(units).map((i) => a.map((value) => (k === i ? value : 0))));

/** Σ_k δ_k T[k][i][j], addend by addend for each cell: [i][j][k]. */
export const contraction = (
  delta: readonly number[],
  block: readonly (readonly (readonly number[])[])[],
): number[][][] =>
  (block[0] ?? []).map((row, i) =>
    row.map((_, j) => delta.map((error, k) => error * block[k]![i]![j]! + 0)),
  );

const range = (count: number): number[] => Array.from({ length: count }, (_, n) => n);
