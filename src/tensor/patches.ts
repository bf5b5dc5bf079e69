/*
 * The windows that a convolution looks through, as the rows and columns of a matrix ("im2col"): the convolution is then a
 * product. Here x is [C, H, W, N], its patches are [C, U, V, H′, W′, N], and `geometry` holds
 * C, H, W, U, V, stride, padding, H′, W′, N. kernels/patches.ts is the same.
 */

import { namedNumbers, type Tensor } from './tensor.ts';

/** What `geometry` holds. */
const NAMES = ['C', 'H', 'W', 'U', 'V', 'stride', 'padding', 'rows', 'columns', 'N'] as const;

/** `P[c,u,v,i,j,n] = x[c, s i + u − p, s j + v − p, n]` with stride s and padding p; outside x that is 0. */
export function gatherPatches(P: Tensor, x: Tensor, geometry: Tensor): void {
  eachRun(P.data, x.data, geometry, gather);
}

/** `dx[c,h,w,n] = Σ_{u,v} dP[c,u,v,i,j,n]` over the windows with s i + u − p = h and s j + v − p = w; u, then v ascending. */
export function scatterPatches(dx: Tensor, dP: Tensor, geometry: Tensor): void {
  dx.data.fill(0);
  eachRun(dP.data, dx.data, geometry, scatter);
}

/** `count` numbers of patches from the place `p` on, and those of x from the place `q` on; −1 is outside. */
type Run = (P: Float64Array, p: number, x: Float64Array, q: number, count: number) => void;

function gather(P: Float64Array, p: number, x: Float64Array, q: number, count: number): void {
  if (q < 0) P.fill(0, p, p + count);
  else for (let n = 0; n < count; n++) P[p + n] = x[q + n]!;
}

function scatter(P: Float64Array, p: number, x: Float64Array, q: number, count: number): void {
  if (q >= 0) for (let n = 0; n < count; n++) x[q + n]! += P[p + n]!;
}

/** Goes over patches in row-major order, in runs of numbers that lie side by side in x too. */
function eachRun(P: Float64Array, x: Float64Array, geometry: Tensor, run: Run): void {
  const { C, H, W, U, V, stride, padding, rows, columns, N } = namedNumbers(geometry, NAMES);
  let p = 0;
  const next = (q: number, count: number): void => {
    if (count > 0) run(P, p, x, q, count);
    p += Math.max(0, count);
  };
  for (let c = 0; c < C; c++) {
    for (let u = 0; u < U; u++) {
      for (let v = 0; v < V; v++) {
        // Windows `first` … `end` − 1 of a row are within x.
        const first = Math.min(columns, Math.max(0, Math.ceil((padding - v) / stride)));
        const end = Math.max(first, Math.min(columns, Math.ceil((W + padding - v) / stride)));
        const step = stride === 1 ? end - first : 1;
        for (let i = 0; i < rows; i++) {
          const h = stride * i + u - padding;
          if (h < 0 || h >= H) {
            next(-1, columns * N);
            continue;
          }
          next(-1, first * N);
          for (let j = first; j < end; j += step) {
            next(((c * H + h) * W + stride * j + v - padding) * N, step * N);
          }
          next(-1, (columns - end) * N);
        }
      }
    }
  }
}
