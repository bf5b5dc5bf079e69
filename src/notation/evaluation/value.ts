import { at, type Cell } from '../../tensor/tensor.ts';
import type { Env } from '../env.ts';
import type { Expr, Named } from '../expression.ts';
import { functionEntry } from '../functions.ts';
import { showLayer } from '../symbol.ts';

/** Number behind an opened expression. */
export function valueOf(expr: Expr, env: Env): number {
  switch (expr.kind) {
    case 'number':
      return expr.value;
    case 'symbol':
      return at(env.tensor(expr.sym), concrete(expr));
    case 'jacobian':
      return env.jacobian(expr.of.sym, concrete(expr.of), expr.by.sym, concrete(expr.by));
    case 'product':
      return expr.factors.reduce((product, factor) => product * valueOf(factor, env), 1);
    case 'sum':
      return expr.terms.reduce((sum, { sign, of }) => sum + sign * valueOf(of, env), 0);
    case 'fraction':
      return valueOf(expr.over, env) / valueOf(expr.under, env);
    case 'apply':
      return functionEntry(expr.name).at!(valueOf(expr.to, env));
    case 'largestOf':
      return Math.max(...expr.parts.map((part) => valueOf(part, env)));
    default:
      throw new RangeError(`open the ${expr.kind} at a cell before asking for its value`);
  }
}

/** The part that is the largest, the first of several. */
export const largestPart = (
  { parts: all }: Extract<Expr, { kind: 'largestOf' }>,
  env: Env,
): Expr => {
  const values = all.map((part) => valueOf(part, env));
  return all[values.indexOf(Math.max(...values))]!;
};

function concrete({ at: where, sym: { id, layer } }: Named): Cell {
  if (where?.every((index) => typeof index === 'number')) return where;
  throw new RangeError(`${id}${layer ? showLayer(layer) : ''} is asked for at no cell`);
}
