import { activationDefinitions } from './activation-definitions.ts';
import { mapsHelpers } from './helpers-maps.ts';

/**
 * What the equations apply, on nested arrays. A matrix is a list of rows, and columns are samples; maps are
 * [channel][row][column][sample], kernels [filter][channel][row][column].
 */
export const typescriptHelpers: Readonly<Record<string, string>> = {
  Tensor: `type Tensor = number | Tensor[];`,
  Vector: `type Vector = number[];`,
  Matrix: `type Matrix = number[][];`,
  Maps: `type Maps = Matrix[][];`,
  Shape: `type Shape = [number, number, number, number];`,
  each: `/** f, number by number, of tensors of one shape. */
function each<T extends Tensor>(f: (...x: number[]) => number, ...tensors: T[]): T {
  const [first] = tensors;
  const result = Array.isArray(first)
    ? first.map((_, i) => each<Tensor>(f, ...tensors.map((one) => (one as Tensor[])[i]!)))
    : f(...(tensors as number[]));
  return result as T;
}`,
  add: `const add = <T extends Tensor>(A: T, B: T): T => each((a, b) => a! + b!, A, B);`,
  subtract: `const subtract = <T extends Tensor>(A: T, B: T): T => each((a, b) => a! - b!, A, B);`,
  hadamard: `const hadamard = <T extends Tensor>(A: T, B: T): T => each((a, b) => a! * b!, A, B);`,
  negate: `const negate = <T extends Tensor>(A: T): T => each((a) => -a!, A);`,
  scale: `const scale = <T extends Tensor>(by: number, A: T): T => each((a) => by * a!, A);`,
  shift: `const shift = <T extends Tensor>(by: number, A: T): T => each((a) => by + a!, A);`,
  power: `const power = <T extends Tensor>(A: T, n: number): T => each((a) => a! ** n, A);`,
  divide: `const divide = <T extends Tensor>(A: T, by: number): T => each((a) => a! / by, A);`,
  quotient: `const quotient = <T extends Tensor>(A: T, B: T): T => each((a, b) => a! / b!, A, B);`,
  sqrt: `const sqrt = <T extends Tensor>(A: T): T => each((a) => Math.sqrt(a!), A);`,
  squaredNorm: `const squaredNorm = (A: Tensor): number =>
  Array.isArray(A) ? A.reduce<number>((sum, one) => sum + squaredNorm(one), 0) : A * A;`,
  exp: `const exp = <T extends Tensor>(A: T): T => each((a) => Math.exp(a!), A);`,
  log: `const log = <T extends Tensor>(A: T): T => each((a) => Math.log(a!), A);`,
  sum: `const sum = (v: Vector): number => v.reduce((total, x) => total + x, 0);`,
  dot: `const dot = (v: Vector, w: Vector): number => sum(hadamard(v, w));`,
  transpose: `const transpose = (A: Matrix): Matrix => A[0]!.map((_, k) => A.map((row) => row[k]!));`,
  matmul: `const matmul = (A: Matrix, B: Matrix): Matrix =>
  A.map((row) => B[0]!.map((_, n) => sum(row.map((a, k) => a * B[k]![n]!))));`,
  columns: `/** A vector N times, side by side. */
const columns = (v: Vector, N: number): Matrix => v.map((x) => Array<number>(N).fill(x));`,
  sumOverUnits: `const sumOverUnits = (A: Matrix): Vector => transpose(A).map(sum);`,
  sumOverSamples: `const sumOverSamples = (A: Matrix): Vector => A.map(sum);`,
  ...activationDefinitions('typescript'),
  largest: `const largest = (z: Matrix): Vector => transpose(z).map((column) => Math.max(...column));`,
  softmax: `/** Shifted by the largest logit, so that nothing overflows. */
const softmax = (z: Matrix): Matrix => {
  const samples = transpose(z).map((column) => {
    const e = column.map((x) => Math.exp(x - Math.max(...column)));
    return e.map((x) => x / sum(e));
  });
  return transpose(samples);
};`,
  logSoftmax: `/** z − log Σ exp z, shifted by the largest logit, whose own exponential is 1. */
const logSoftmax = (z: Matrix): Matrix => {
  const samples = transpose(z).map((column) => {
    const c = Math.max(...column);
    const others = column.map((x, i) => (i === column.indexOf(c) ? 0 : Math.exp(x - c)));
    return column.map((x) => x - c - Math.log1p(sum(others)));
  });
  return transpose(samples);
};`,
  ...mapsHelpers,
};
