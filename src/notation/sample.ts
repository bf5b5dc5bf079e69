import { at, tensor, type Cell, type Tensor } from '../tensor/tensor.ts';
import type { Env } from './open.ts';
import { isColumn, type Sym } from './symbol.ts';

/** The same with the one sample at hand: every column stands alone, so that a product of two is of one sample. */
export function alone(env: Env): Env {
  const columns = new Map<Tensor, Tensor>();
  const place = ({ family }: Sym, cell: Cell): Cell =>
    isColumn(family) ? [...cell.slice(0, -1), env.sample] : cell;
  return {
    sample: 0,
    tensor(sym) {
      const whole = env.tensor(sym);
      if (!isColumn(sym.family) || whole.shape.at(-1) === 1) return whole;
      const column = columns.get(whole) ?? columnOf(whole, env.sample);
      columns.set(whole, column);
      return column;
    },
    jacobian: (of, ofCell, by, byCell) =>
      env.jacobian(of, place(of, ofCell), by, place(by, byCell)),
  };
}

function columnOf(whole: Tensor, sample: number): Tensor {
  const [units = 1, samples] = whole.shape;
  if (samples === undefined) return tensor([1], [at(whole, [sample])]);
  const rows = Array.from({ length: units }, (_, i) => at(whole, [i, sample]));
  return tensor([units, 1], rows);
}
