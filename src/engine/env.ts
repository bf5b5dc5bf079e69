import type { Env } from '../notation/env.ts';
import { keyOf, type Sym } from '../notation/symbol.ts';
import { TensorError } from '../tensor/error.ts';
import type { Cell, Tensor } from '../tensor/tensor.ts';
import { jacobianAt } from './jacobian.ts';
import type { Trace } from './trace.ts';

/** What equations are read against after `step` steps, `sample` (0-based) being the column looked at. */
export function envAt(trace: Trace, step: number, sample: number): Env {
  const rows = new Map<string, Tensor>();
  return {
    sample,
    tensor(sym: Sym) {
      const value = trace.at(keyOf(sym), step);
      if (!value) throw new TensorError(keyOf(sym), 'a value', `none after step ${step}`);
      return value;
    },
    jacobian(of: Sym, ofCell: Cell, by: Sym, byCell: Cell) {
      const [one, other] = [keyOf(of), keyOf(by)];
      return jacobianAt(
        trace,
        step,
        { key: one, cell: ofCell },
        { key: other, cell: byCell },
        rows,
      );
    },
  };
}
