import type { Env } from '../notation/open.ts';
import { keyOf, type Sym } from '../notation/symbol.ts';
import { TensorError } from '../tensor/error.ts';
import type { Cell } from '../tensor/tensor.ts';
import { jacobianAt } from './jacobian.ts';
import type { Trace } from './trace.ts';

/** What equations are read against after `step` steps, `sample` (0-based) being the column looked at. */
export const envAt = (trace: Trace, step: number, sample: number): Env => ({
  sample,
  tensor(sym: Sym) {
    const value = trace.at(keyOf(sym), step);
    if (!value) throw new TensorError(keyOf(sym), 'a value', `none after step ${step}`);
    return value;
  },
  jacobian: (of: Sym, ofCell: Cell, by: Sym, byCell: Cell) =>
    jacobianAt(trace, step, { key: keyOf(of), cell: ofCell }, { key: keyOf(by), cell: byCell }),
});
