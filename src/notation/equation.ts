import type { Statement } from './expression.ts';

/** A labelled equation of a chapter: a statement, and the operations of the trace that it speaks of. */
export interface Equation {
  /** Label and anchor: `EqA2.1`. */
  readonly id: string;
  /** What it says, in a few words. */
  readonly title: string;
  readonly statement: Statement;
  /** Ids of the steps it groups, in their order: `affine.da`, `activation.dz`. */
  readonly groups: readonly string[];
  /** Layers it is about: of those that have such a step, all, only the last, or all but the last. */
  readonly where: 'any' | 'last' | 'inner';
  /** Whether it is the equation of its steps; of those that speak of a step, one is. */
  readonly leads: boolean;
  /** Which of its forms is shown with numbers; default 0. */
  readonly form?: number;
  /** Our own label, not the source's. */
  readonly ours?: boolean;
  /** The one activation for which it holds; default: every one. */
  readonly activation?: 'sigmoid' | 'tanh' | 'relu';
}

/** Equations by label. */
export const labelled = <Id extends string>(
  entries: Readonly<Record<Id, Omit<Equation, 'id'>>>,
): Readonly<Record<Id, Equation>> =>
  Object.fromEntries(
    Object.entries<Omit<Equation, 'id'>>(entries).map(([id, entry]) => [id, { id, ...entry }]),
  ) as Record<Id, Equation>;
