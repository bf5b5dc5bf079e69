/*
 * Windows of U × V numbers, a stride apart; those of which x has only a part are left out. Here x is [C, H, W, N], y is
 * [C, H′, W′, N], and `geometry` holds C, H, W, U, V, stride, H′, W′, N. kernels/pooling.ts is the same.
 */

import { namedNumbers, type Tensor } from './tensor.ts';

/** What `geometry` holds. */
const NAMES = ['C', 'H', 'W', 'U', 'V', 'stride', 'rows', 'columns', 'N'] as const;

/**
 * `y` is the largest number of each window. `won` [C, U, V, H′, W′, N] is 1 where it is in the window, at the first of
 * several in row-major order, and 0 elsewhere.
 */
export function maxPool(
  { data: y }: Tensor,
  { data: won }: Tensor,
  { data: x }: Tensor,
  geometry: Tensor,
): void {
  const { C, H, W, U, V, stride, rows, columns, N } = namedNumbers(geometry, NAMES);
  const map = rows * columns * N;
  for (let c = 0, to = 0; c < C; c++) {
    for (let i = 0; i < rows; i++) {
      for (let j = 0; j < columns; j++) {
        const corner = ((c * H + stride * i) * W + stride * j) * N;
        for (let n = 0; n < N; n++, to++) {
          let top = x[corner + n]!;
          let place = 0;
          for (let u = 0; u < U; u++) {
            for (let v = 0; v < V; v++) {
              const next = x[corner + (u * W + v) * N + n]!;
              if (next > top) {
                top = next;
                place = u * V + v;
              }
            }
          }
          y[to] = top;
          const first = to + c * (U * V - 1) * map;
          for (let at = 0; at < U * V; at++) won[first + at * map] = at === place ? 1 : 0;
        }
      }
    }
  }
}

/** `dx[c,h,w,n] = Σ_{i,j} won dy` over the windows that the number is in, in row-major order; 0 where it is in none. */
export function maxPoolBack(
  { data: dx }: Tensor,
  { data: dy }: Tensor,
  { data: won }: Tensor,
  geometry: Tensor,
): void {
  const { C, H, W, U, V, stride, rows, columns, N } = namedNumbers(geometry, NAMES);
  const map = rows * columns * N;
  dx.fill(0);
  for (let c = 0, from = 0; c < C; c++) {
    for (let i = 0; i < rows; i++) {
      for (let j = 0; j < columns; j++, from += N) {
        const corner = ((c * H + stride * i) * W + stride * j) * N;
        let share = from + c * (U * V - 1) * map;
        for (let u = 0; u < U; u++) {
          for (let v = 0; v < V; v++, share += map) {
            const to = corner + (u * W + v) * N;
            for (let n = 0; n < N; n++) dx[to + n]! += won[share + n]! * dy[from + n]!;
          }
        }
      }
    }
  }
}

/** `y[c,i,j,n] = (Σ_{u,v} x[c, s i + u, s j + v, n]) / (U V)` with stride s; u, then v ascending. */
export function averagePool({ data: y }: Tensor, { data: x }: Tensor, geometry: Tensor): void {
  const { C, H, W, U, V, stride, rows, columns, N } = namedNumbers(geometry, NAMES);
  for (let c = 0, to = 0; c < C; c++) {
    for (let i = 0; i < rows; i++) {
      for (let j = 0; j < columns; j++) {
        const corner = ((c * H + stride * i) * W + stride * j) * N;
        for (let n = 0; n < N; n++, to++) {
          let sum = 0;
          for (let u = 0; u < U; u++) {
            for (let v = 0; v < V; v++) sum += x[corner + (u * W + v) * N + n]!;
          }
          y[to] = sum / (U * V);
        }
      }
    }
  }
}

/** `dx[c,h,w,n] = Σ_{i,j} dy / (U V)` over the windows that the number is in, in row-major order; 0 where it is in none. */
export function averagePoolBack(
  { data: dx }: Tensor,
  { data: dy }: Tensor,
  geometry: Tensor,
): void {
  const { C, H, W, U, V, stride, rows, columns, N } = namedNumbers(geometry, NAMES);
  dx.fill(0);
  for (let c = 0, from = 0; c < C; c++) {
    for (let i = 0; i < rows; i++) {
      for (let j = 0; j < columns; j++, from += N) {
        const corner = ((c * H + stride * i) * W + stride * j) * N;
        for (let u = 0; u < U; u++) {
          for (let v = 0; v < V; v++) {
            const to = corner + (u * W + v) * N;
            for (let n = 0; n < N; n++) dx[to + n]! += dy[from + n]! / (U * V);
          }
        }
      }
    }
  }
}
