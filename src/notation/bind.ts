import type { ActivationName } from './activations/list.ts';
import { rename, renameStatement } from './expression.ts';
import type { Expr, FunctionName, Named, Statement } from './expression.ts';
import { numbered, type Layer } from './symbol.ts';

/** The network that letters are resolved in. */
export interface Binding {
  /** Layer that `l` and `m` stand for. */
  readonly layer: number;
  /** Number of layers: the last `a` is `p`. */
  readonly last: number;
  readonly activation: ActivationName;
}

/** The layer for which `layer` names the layer `number`: l−1 = 2 gives 3. */
export const solve = (layer: Layer, number: number): number =>
  layer.base ? number - layer.plus : number;

/** A symbol with its letter for the layer replaced by a number. */
export function bindSymbol(named: Named, { layer: here, last }: Binding): Named {
  const { id, layer } = named.sym;
  if (!layer) return named;
  const number = layer.base ? here + layer.plus : layer.plus;
  if (id === 'a' && number === last) return { ...named, sym: { id: 'p', layer: null } };
  return { ...named, sym: { id, layer: numbered(number) } };
}

/** A statement about "layer l" as one about this layer of this network. */
export const bind = (statement: Statement, binding: Binding): Statement =>
  renameStatement(statement, (named) => bindSymbol(named, binding), functionIn(binding));

/** The same of one expression. */
export const bindExpr = (expr: Expr, binding: Binding): Expr =>
  rename(expr, (named) => bindSymbol(named, binding), functionIn(binding));

const functionIn =
  ({ activation }: Binding) =>
  (name: FunctionName): FunctionName =>
    name === 'activation' ? activation : name === 'activation′' ? `${activation}′` : name;
