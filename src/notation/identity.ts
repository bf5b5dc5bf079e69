import type { Expr } from './expression.ts';

/** A numbered equation that no step of a pass computes: `of = to[0] = to[1] …`. */
export interface Identity {
  /** What it says, in a few words. */
  readonly title: string;
  readonly of: Expr;
  readonly to: readonly Expr[];
}
