import { address, columns, rows } from './instruction';

/** Inputs and targets of the samples that are listed from `chosen` on. Operands: a0, its data, y, its data; data has one sample a row. */
export function gather(at: usize, chosen: usize): void {
  copy(at, 0, chosen);
  copy(at, 2, chosen);
}

function copy(at: usize, operand: usize, chosen: usize): void {
  const height = rows(at, operand) << 3;
  const line = columns(at, operand) << 3;
  const out = address(at, operand);
  const data = address(at, operand + 1);
  for (let n: usize = 0; n < line; n += 8) {
    const sample = data + <usize>load<u32>(chosen + (n >> 1)) * height;
    for (let i: usize = 0, to = out + n; i < height; i += 8, to += line) {
      store<f64>(to, load<f64>(sample + i));
    }
  }
}
