import { at, cells, tensor, type Cell, type Tensor } from '../../tensor/tensor.ts';
import type { Env } from '../env.ts';
import { isColumn, type Sym } from '../symbol.ts';
import { memo } from '../../tensor/memo.ts';

/** The same with the selected sample: every column is alone, so that a product of two is of one sample. */
export function singleSample(env: Env): Env {
  const column = memo((whole: Tensor) => columnOf(whole, env.sample));
  const place = (sym: Sym, cell: Cell): Cell =>
    isColumn(sym) ? [...cell.slice(0, -1), env.sample] : cell;
  return {
    sample: 0,
    tensor(sym) {
      const whole = env.tensor(sym);
      return !isColumn(sym) || whole.shape.at(-1) === 1 ? whole : column(whole);
    },
    jacobian: (of, ofCell, by, byCell) =>
      env.jacobian(of, place(of, ofCell), by, place(by, byCell)),
  };
}

function columnOf(whole: Tensor, sample: number): Tensor {
  const shape = [...whole.shape.slice(0, -1), 1];
  return tensor(
    shape,
    cells(shape).map((cell) => at(whole, [...cell.slice(0, -1), sample])),
  );
}
