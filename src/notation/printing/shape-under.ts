import type { Shape } from '../../tensor/tensor.ts';
import { bindSymbol, type Binding } from '../bind.ts';
import { isColumn, keyOf, parseTerm } from '../symbol.ts';

/**
 * What is under a term of an equation: `4` for a column of one sample, `4×3`, and `1×4` for `z.l/T`;
 * `z.l/a.l-1` is the Jacobian of one with respect to the other, and `W.l/1` the length of
 * the second axis.
 */
export function shapeUnder(id: string, binding: Binding, shapeOf: (key: string) => Shape): string {
  const [term = '', second] = id.split('/');
  const shape = shapeOfTerm(term, binding, shapeOf);
  if (second === 'T') return [shape[1] ?? 1, shape[0] ?? 1].join('×');
  if (second && /^\d$/.test(second)) return String(shape[Number(second)] ?? 1);
  if (second) return [shape[0], shapeOfTerm(second, binding, shapeOf)[0]].join('×');
  return shape.join('×') || '1';
}

/** Without the axis of samples where there is only one. */
function shapeOfTerm(term: string, binding: Binding, shapeOf: (key: string) => Shape): Shape {
  const { sym } = bindSymbol({ kind: 'symbol', sym: parseTerm(term), at: null }, binding);
  const shape = shapeOf(keyOf(sym));
  return isColumn(sym) && shape.at(-1) === 1 ? shape.slice(0, -1) : shape;
}
