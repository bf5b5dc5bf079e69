/** Lengths of the axes: `[4, 3]` is 4 rows by 3 columns, `[]` is one number. */
export type Shape = readonly number[];

/** 0-based coordinates of one number in a tensor, one per axis. */
export type Cell = readonly number[];

/** Numbers in row-major order, 64-bit. */
export interface Tensor {
  readonly shape: Shape;
  readonly data: Float64Array;
}

export const size = (shape: Shape): number => shape.reduce((product, n) => product * n, 1);

export const zeros = (shape: Shape): Tensor => ({ shape, data: new Float64Array(size(shape)) });

export const scalar = (value: number): Tensor => ({ shape: [], data: Float64Array.of(value) });

/** A tensor of `shape` holding `values` in row-major order; throws if their number does not fit. */
export function tensor(shape: Shape, values: Iterable<number>): Tensor {
  const data = Float64Array.from(values);
  if (data.length !== size(shape)) {
    throw new RangeError(`${data.length} numbers do not fill the shape ${showShape(shape)}`);
  }
  return { shape, data };
}

/** A matrix from its rows, which must all have the same length. */
export function fromRows(rows: readonly (readonly number[])[]): Tensor {
  return tensor([rows.length, rows[0]?.length ?? 0], rows.flat());
}

export const toRows = ({ shape: [rows = 1, columns = 1], data }: Tensor): number[][] =>
  Array.from({ length: rows }, (_, i) => [...data.subarray(i * columns, (i + 1) * columns)]);

/** Place of `cell` in the data. */
export const offset = (shape: Shape, cell: Cell): number =>
  shape.reduce((sum, n, axis) => sum * n + (cell[axis] ?? 0), 0);

export function at({ shape, data }: Tensor, cell: Cell): number {
  const value = data[offset(shape, cell)];
  if (value === undefined) throw new RangeError(`no cell ${cell.join(' ')} in ${showShape(shape)}`);
  return value;
}

/** The same tensor with one number changed. */
export function withCell({ shape, data }: Tensor, cell: Cell, value: number): Tensor {
  const changed = data.slice();
  changed[offset(shape, cell)] = value;
  return { shape, data: changed };
}

/** Coordinates of the n-th number. */
export function cellAt(shape: Shape, n: number): Cell {
  const cell: number[] = [];
  for (let axis = shape.length - 1, rest = n; axis >= 0; axis--) {
    const length = shape[axis] ?? 1;
    cell[axis] = rest % length;
    rest = Math.floor(rest / length);
  }
  return cell;
}

/** All coordinates in row-major order. */
export const cells = (shape: Shape): Cell[] =>
  Array.from({ length: size(shape) }, (_, n) => cellAt(shape, n));

/** `4 × 3`; a single number has the shape `1`. */
export const showShape = (shape: Shape): string => (shape.length ? shape.join(' × ') : '1');

/** The numbers of a tensor of one axis, by name. */
export const namedNumbers = <Name extends string>(
  { data }: Tensor,
  names: readonly Name[],
): Readonly<Record<Name, number>> =>
  Object.fromEntries(names.map((name, n) => [name, data[n]])) as Record<Name, number>;
