import type { ActivationName } from './activations/list.ts';
import type { Statement } from './expression.ts';
import { indexed } from './indexed.ts';

/** A labelled equation of a chapter: a statement, and the operations of the trace that it is about. */
export interface Equation {
  /** Label and anchor: `EqA2.1`. */
  readonly id: string;
  /** What it says, in a few words. */
  readonly title: string;
  readonly statement: Statement;
  /** Its matrix form where the statement is in index form, or one sentence on why there is none. */
  readonly matrix?: Statement | string;
  /** Ids of the steps it groups, in their order: `affine.da`, `activation.dz`. */
  readonly groups: readonly string[];
  /** Layers it is about: of those that have such a step, all, only the last, or all but the last. */
  readonly where: 'any' | 'last' | 'inner';
  /** Whether it leads its steps: of the equations about a step exactly one does. */
  readonly leads: boolean;
  /** Which of its right sides is shown with numbers; default 0, −1 the last. */
  readonly form?: number;
  /** Our own label, not the source's. */
  readonly ours?: boolean;
  /** The one operation for which it holds, `max pooling`; default: every one that has such steps. */
  readonly operation?: string;
  /** Numbers that its operation must have, such as a stride of 1; default: any. */
  readonly when?: Readonly<Record<string, number>>;
  /** The one activation for which it holds; default: every one. */
  readonly activation?: ActivationName;
}

/** In what an equation is written: whole matrices, or their cells. */
export type Notation = 'matrix' | 'index';

/** The statement of an equation in index form; the author gives it, or it follows from the matrix form. */
export const indexForm = ({ statement, matrix }: Equation): Statement =>
  matrix === undefined ? indexed(statement) : statement;

/** The statement of an equation in matrix form, or why there is none. */
export const matrixForm = ({ statement, matrix }: Equation): Statement | string =>
  matrix ?? statement;

/** Equations by label. */
export const labelled = <Id extends string>(
  entries: Readonly<Record<Id, Omit<Equation, 'id'>>>,
): Readonly<Record<Id, Equation>> =>
  Object.fromEntries(
    Object.entries<Omit<Equation, 'id'>>(entries).map(([id, entry]) => [id, { id, ...entry }]),
  ) as Record<Id, Equation>;
