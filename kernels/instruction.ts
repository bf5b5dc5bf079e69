/*
 * An instruction is 28 32-bit words: which kernel, then for each of at most eight operands its address, its rows and
 * its columns. Operands are row-major, 64-bit; the last axis is the columns, but a vector has one column, a single number
 * one row too. They begin at multiples of 16 bytes: of an odd number of cells the last is read and written with one that
 * is not looked at.
 */

export const WIDTH: usize = 112;

export function address(at: usize, operand: usize): usize {
  return load<u32>(at + operand * 12, 4);
}

export function rows(at: usize, operand: usize): usize {
  return load<u32>(at + operand * 12, 8);
}

export function columns(at: usize, operand: usize): usize {
  return load<u32>(at + operand * 12, 12);
}

export function bytes(at: usize, operand: usize): usize {
  return (rows(at, operand) * columns(at, operand)) << 3;
}

/** The whole number at a place of an operand that holds lengths. */
export function lengthAt(lengths: usize, place: usize): usize {
  return <usize>load<f64>(lengths + (place << 3));
}

export function atMost(value: usize, limit: usize): usize {
  return value < limit ? value : limit;
}

/** Two numbers, or one twice where only one is left. */
export function take(p: usize, left: usize): v128 {
  return left >= 16 ? v128.load(p) : v128.load64_splat(p);
}

/** Writes two numbers, or one where only one is left. */
export function put(p: usize, value: v128, left: usize): void {
  if (left >= 16) v128.store(p, value);
  else v128.store64_lane(p, value, 0);
}
