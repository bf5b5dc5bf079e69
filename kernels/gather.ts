import { address, columns, rows } from './instruction';

/** Columns of the data, which has one sample a row, as they are listed from `chosen` on. Operands: out, data. */
export function gather(at: usize, chosen: usize): void {
  const height = rows(at, 0) << 3;
  const line = columns(at, 0) << 3;
  const out = address(at, 0);
  const data = address(at, 1);
  for (let n: usize = 0; n < line; n += 8) {
    const sample = data + <usize>load<u32>(chosen + (n >> 1)) * height;
    for (let i: usize = 0, to = out + n; i < height; i += 8, to += line) {
      store<f64>(to, load<f64>(sample + i));
    }
  }
}
