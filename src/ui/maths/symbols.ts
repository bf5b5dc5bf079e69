import type { Named } from '../../notation/expression.ts';
import { parseKey } from '../../notation/symbol.ts';
import type { Cell } from '../../tensor/tensor.ts';

/** The learning rate. */
export const ALPHA = { kind: 'symbol', sym: { id: 'alpha', layer: null }, at: null } as const;

/** A symbol by the name of its tensor, at a cell counted from 0. */
export const symbol = (id: 'a' | 'W' | 'b', layer: number, at: Cell | null): Named => ({
  kind: 'symbol',
  sym: parseKey(`${id}${layer}`),
  at,
});
