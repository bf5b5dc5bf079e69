/* src/tensor/pooling.ts, two samples at a time. */

import { address, bytes, lengthAt, put, take } from './instruction';

/** Operands: y, won, x, geometry. */
export function maxPool(at: usize): void {
  const geometry = address(at, 3);
  const U = lengthAt(geometry, 3);
  const V = lengthAt(geometry, 4);
  const cell = lengthAt(geometry, 8) << 3;
  const line = lengthAt(geometry, 2) * cell;
  const map = lengthAt(geometry, 6) * lengthAt(geometry, 7) * cell;
  let y = address(at, 0);
  let won = address(at, 1);
  for (let c: usize = 0, C = lengthAt(geometry, 0); c < C; c++, won += (U * V - 1) * map) {
    for (let i: usize = 0, rows = lengthAt(geometry, 6); i < rows; i++) {
      for (let j: usize = 0, columns = lengthAt(geometry, 7); j < columns; j++) {
        const corner = cornerOf(address(at, 2), geometry, c, i, j, cell);
        for (let n: usize = 0; n < cell; n += 16) {
          const left = cell - n;
          let top = take(corner + n, left);
          let winner = i64x2.splat(0);
          for (let u: usize = 0, place: usize = 0; u < U; u++) {
            for (let v: usize = 0, x = corner + n + u * line; v < V; v++, place++, x += cell) {
              const next = take(x, left);
              const larger = f64x2.gt(next, top);
              top = v128.bitselect(next, top, larger);
              winner = v128.bitselect(i64x2.splat(place), winner, larger);
            }
          }
          put(y + n, top, left);
          for (let place: usize = 0, to = won + n; place < U * V; place++, to += map) {
            const wins = i64x2.eq(winner, i64x2.splat(place));
            put(to, v128.and(f64x2.splat(1), wins), left);
          }
        }
        y += cell;
        won += cell;
      }
    }
  }
}

/** Operands: dx, dy, won, geometry. */
export function maxPoolBack(at: usize): void {
  const geometry = address(at, 3);
  const U = lengthAt(geometry, 3);
  const V = lengthAt(geometry, 4);
  const cell = lengthAt(geometry, 8) << 3;
  const line = lengthAt(geometry, 2) * cell;
  const map = lengthAt(geometry, 6) * lengthAt(geometry, 7) * cell;
  let dy = address(at, 1);
  let won = address(at, 2);
  memory.fill(address(at, 0), 0, bytes(at, 0));
  for (let c: usize = 0, C = lengthAt(geometry, 0); c < C; c++, won += (U * V - 1) * map) {
    for (let i: usize = 0, rows = lengthAt(geometry, 6); i < rows; i++) {
      for (let j: usize = 0, columns = lengthAt(geometry, 7); j < columns; j++) {
        const corner = cornerOf(address(at, 0), geometry, c, i, j, cell);
        for (let n: usize = 0; n < cell; n += 16) {
          const left = cell - n;
          const error = take(dy + n, left);
          for (let u: usize = 0, from = won + n; u < U; u++) {
            for (let v: usize = 0, dx = corner + n + u * line; v < V; v++, dx += cell) {
              put(dx, f64x2.add(take(dx, left), f64x2.mul(take(from, left), error)), left);
              from += map;
            }
          }
        }
        dy += cell;
        won += cell;
      }
    }
  }
}

/** Operands: y, x, geometry. */
export function averagePool(at: usize): void {
  const geometry = address(at, 2);
  const U = lengthAt(geometry, 3);
  const V = lengthAt(geometry, 4);
  const cell = lengthAt(geometry, 8) << 3;
  const line = lengthAt(geometry, 2) * cell;
  const count = f64x2.splat(<f64>(U * V));
  let y = address(at, 0);
  for (let c: usize = 0, C = lengthAt(geometry, 0); c < C; c++) {
    for (let i: usize = 0, rows = lengthAt(geometry, 6); i < rows; i++) {
      for (let j: usize = 0, columns = lengthAt(geometry, 7); j < columns; j++) {
        const corner = cornerOf(address(at, 1), geometry, c, i, j, cell);
        for (let n: usize = 0; n < cell; n += 16) {
          const left = cell - n;
          let sum = f64x2.splat(0);
          for (let u: usize = 0; u < U; u++) {
            for (let v: usize = 0, x = corner + n + u * line; v < V; v++, x += cell) {
              sum = f64x2.add(sum, take(x, left));
            }
          }
          put(y + n, f64x2.div(sum, count), left);
        }
        y += cell;
      }
    }
  }
}

/** Operands: dx, dy, geometry. */
export function averagePoolBack(at: usize): void {
  const geometry = address(at, 2);
  const U = lengthAt(geometry, 3);
  const V = lengthAt(geometry, 4);
  const cell = lengthAt(geometry, 8) << 3;
  const line = lengthAt(geometry, 2) * cell;
  const count = f64x2.splat(<f64>(U * V));
  let dy = address(at, 1);
  memory.fill(address(at, 0), 0, bytes(at, 0));
  for (let c: usize = 0, C = lengthAt(geometry, 0); c < C; c++) {
    for (let i: usize = 0, rows = lengthAt(geometry, 6); i < rows; i++) {
      for (let j: usize = 0, columns = lengthAt(geometry, 7); j < columns; j++) {
        const corner = cornerOf(address(at, 0), geometry, c, i, j, cell);
        for (let n: usize = 0; n < cell; n += 16) {
          const left = cell - n;
          const share = f64x2.div(take(dy + n, left), count);
          for (let u: usize = 0; u < U; u++) {
            for (let v: usize = 0, dx = corner + n + u * line; v < V; v++, dx += cell) {
              put(dx, f64x2.add(take(dx, left), share), left);
            }
          }
        }
        dy += cell;
      }
    }
  }
}

/** Address in x of the first number of the window i, j of the channel c. */
function cornerOf(x: usize, geometry: usize, c: usize, i: usize, j: usize, cell: usize): usize {
  const H = lengthAt(geometry, 1);
  const W = lengthAt(geometry, 2);
  const stride = lengthAt(geometry, 5);
  return x + ((c * H + stride * i) * W + stride * j) * cell;
}
