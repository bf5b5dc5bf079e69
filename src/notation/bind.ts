import type { ActivationName } from './activations/list.ts';
import { mapSides, rename } from './traverse.ts';
import type { Expr, FunctionName, Named, Statement } from './expression.ts';
import { exprWithAttributes } from './place.ts';
import { numbered, type Layer, type Sym } from './symbol.ts';

/** The network that letters are resolved in. */
export interface Binding {
  /** Layer that `l` and `m` stand for. */
  readonly layer: number;
  /** Number of layers: the last `a` is `p`. */
  readonly last: number;
  readonly activation: ActivationName;
  /** What each layer of weights reads, by its number: in equations xᵐ, in a network a tensor with a name of its own. */
  readonly reads?: Readonly<Record<number, Sym>>;
  /** Numbers that the operation fixes which is spoken of: its stride, its padding. */
  readonly attributes?: Readonly<Record<string, number>>;
}

/** The layer for which `layer` names the layer `number`: l−1 = 2 gives 3. */
export const solve = (layer: Layer, number: number): number =>
  layer.base ? number - layer.plus : number;

/** A symbol with its letter for the layer replaced by a number. */
export function bindSymbol(named: Named, { layer: here, last, reads = {} }: Binding): Named {
  const { id, layer } = named.sym;
  if (!layer) return named;
  const number = layer.base ? here + layer.plus : layer.plus;
  if (id === 'a' && number === last) return { ...named, sym: { id: 'p', layer: null } };
  const read = reads[number];
  if (read && id === 'x') return { ...named, sym: read };
  if (read && id === 'dx') return { ...named, sym: { ...read, id: `d${read.id}` } };
  return { ...named, sym: { id, layer: numbered(number) } };
}

/** A statement about "layer l" as one about this layer of this network. */
export const bind = (statement: Statement, binding: Binding): Statement =>
  mapSides(statement, (side) => bindExpr(side, binding));

/** The same of one expression. */
export const bindExpr = (expr: Expr, binding: Binding): Expr =>
  exprWithAttributes(
    rename(expr, (named) => bindSymbol(named, binding), functionIn(binding)),
    binding.attributes ?? {},
  );

const functionIn =
  ({ activation }: Binding) =>
  (name: FunctionName): FunctionName =>
    name === 'activation' ? activation : name === 'activation′' ? `${activation}′` : name;
