/* src/tensor/patches.ts */

import { address, atMost, bytes, lengthAt, put, take } from './instruction';

/** Operands: P, x, geometry. */
export function gatherPatches(at: usize): void {
  eachRun(address(at, 0), address(at, 1), address(at, 2), true);
}

/** Operands: dx, dP, geometry. */
export function scatterPatches(at: usize): void {
  memory.fill(address(at, 0), 0, bytes(at, 0));
  eachRun(address(at, 1), address(at, 0), address(at, 2), false);
}

/** Copies x to patches, or adds patches to x, in runs of numbers that lie side by side in both. */
function eachRun(P: usize, x: usize, geometry: usize, gathers: bool): void {
  const C = lengthAt(geometry, 0);
  const H = lengthAt(geometry, 1);
  const W = lengthAt(geometry, 2);
  const U = lengthAt(geometry, 3);
  const V = lengthAt(geometry, 4);
  const stride = lengthAt(geometry, 5);
  const padding = lengthAt(geometry, 6);
  const rows = lengthAt(geometry, 7);
  const columns = lengthAt(geometry, 8);
  const cell = lengthAt(geometry, 9) << 3;
  for (let c: usize = 0; c < C; c++) {
    for (let u: usize = 0; u < U; u++) {
      for (let v: usize = 0; v < V; v++) {
        // Windows `first` … `end` − 1 of a row are within x.
        const first = atMost(columns, windowsBefore(padding, v, stride));
        const reach = atMost(columns, windowsBefore(W + padding, v, stride));
        const end = reach > first ? reach : first;
        const step = stride == 1 ? end - first : 1;
        for (let i: usize = 0; i < rows; i++) {
          const h = stride * i + u;
          if (h < padding || h >= H + padding) {
            if (gathers) memory.fill(P, 0, columns * cell);
            P += columns * cell;
            continue;
          }
          if (gathers) memory.fill(P, 0, first * cell);
          P += first * cell;
          const row = x + (c * H + h - padding) * W * cell;
          for (let j = first; j < end; j += step, P += step * cell) {
            const q = row + (stride * j + v - padding) * cell;
            if (gathers) copyRun(P, q, step * cell);
            else addRun(q, P, step * cell);
          }
          if (gathers) memory.fill(P, 0, (columns - end) * cell);
          P += (columns - end) * cell;
        }
      }
    }
  }
}

/** How many windows of a row have the column v before `edge`. */
function windowsBefore(edge: usize, v: usize, stride: usize): usize {
  return edge > v ? (edge - v + stride - 1) / stride : 0;
}

function copyRun(to: usize, from: usize, size: usize): void {
  for (let n: usize = 0; n < size; n += 16) put(to + n, take(from + n, size - n), size - n);
}

function addRun(to: usize, from: usize, size: usize): void {
  for (let n: usize = 0; n < size; n += 16) {
    const left = size - n;
    put(to + n, f64x2.add(take(to + n, left), take(from + n, left)), left);
  }
}
