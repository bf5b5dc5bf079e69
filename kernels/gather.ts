import { address, atMost, columns, rows } from './instruction';

/** Bytes of a line of the cache: what lies in one of them is read before the next. */
const LINE: usize = 64;

/** Inputs and targets of the samples that are listed from `chosen` on. Operands in pairs: what is filled, and its data, one sample a row. */
export function gather(at: usize, chosen: usize): void {
  for (let operand: usize = 0; operand < 6 && address(at, operand); operand += 2) {
    copy(at, operand, chosen);
  }
}

function copy(at: usize, operand: usize, chosen: usize): void {
  const height = rows(at, operand) << 3;
  const line = columns(at, operand) << 3;
  const out = address(at, operand);
  const data = address(at, operand + 1);
  for (let top: usize = 0; top < height; top += LINE) {
    const bottom = atMost(top + LINE, height);
    const under = out + (top >> 3) * line;
    for (let n: usize = 0; n < line; n += 8) {
      const sample = data + <usize>load<u32>(chosen + (n >> 1)) * height;
      for (let i = top, to = under + n; i < bottom; i += 8, to += line) {
        store<f64>(to, load<f64>(sample + i));
      }
    }
  }
}
