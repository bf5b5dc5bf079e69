import type { Cell, Tensor } from '../tensor/tensor.ts';
import type { Sym } from './symbol.ts';

/** What an expression is read against: tensors by name, and the sample that a lone column index means. */
export interface Env {
  /** Throws where the tensor is not known (yet). */
  tensor(sym: Sym): Tensor;
  readonly sample: number;
  /** ∂of/∂by at two cells. */
  jacobian(of: Sym, ofCell: Cell, by: Sym, byCell: Cell): number;
}
