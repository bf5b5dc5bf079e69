/* Four columns of a matrix, side by side in memory: the sums of a block then read them one after the other. */

import { atMost } from './instruction';

/** From rows `line` bytes long; the last one is repeated for those that do not exist. */
export function pack(panel: usize, b: usize, line: usize, terms: usize, left: usize): void {
  const last = (atMost(left, 4) - 1) << 3;
  for (let end = panel + (terms << 5); panel < end; panel += 32, b += line) {
    if (last == 24) {
      v128.store(panel, v128.load(b));
      v128.store(panel, v128.load(b, 16), 16);
    } else {
      store<f64>(panel, load<f64>(b));
      store<f64>(panel, load<f64>(b + atMost(8, last)), 8);
      store<f64>(panel, load<f64>(b + atMost(16, last)), 16);
      store<f64>(panel, load<f64>(b + last), 24);
    }
  }
}

/** The same of the transposed matrix: from four rows, `line` bytes apart, `size` of each; `left` bytes of a column. */
export function packTransposed(
  panel: usize,
  b: usize,
  line: usize,
  size: usize,
  left: usize,
): void {
  const last = (atMost(left, 32) - 8) >> 3;
  const b1 = b + atMost(1, last) * line;
  const b2 = b + atMost(2, last) * line;
  const b3 = b + atMost(3, last) * line;
  const even = size & ~15;
  for (let p: usize = 0; p < even; p += 16, panel += 64) {
    const r0 = v128.load(b + p);
    const r1 = v128.load(b1 + p);
    const r2 = v128.load(b2 + p);
    const r3 = v128.load(b3 + p);
    v128.store(panel, v128.shuffle<f64>(r0, r1, 0, 2));
    v128.store(panel, v128.shuffle<f64>(r2, r3, 0, 2), 16);
    v128.store(panel, v128.shuffle<f64>(r0, r1, 1, 3), 32);
    v128.store(panel, v128.shuffle<f64>(r2, r3, 1, 3), 48);
  }
  if (even < size) {
    store<f64>(panel, load<f64>(b + even));
    store<f64>(panel, load<f64>(b1 + even), 8);
    store<f64>(panel, load<f64>(b2 + even), 16);
    store<f64>(panel, load<f64>(b3 + even), 24);
  }
}
