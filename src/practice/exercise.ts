import type { Experiment } from '../experiment/experiment.ts';
import type { Env } from '../notation/env.ts';
import type { Expr, Named, Statement } from '../notation/expression.ts';
import type { Cell, Shape } from '../tensor/tensor.ts';

/** Words, with expressions and numbers among them. */
export type Text = readonly (string | { readonly expr: Expr } | { readonly value: number })[];

/** `text\`Compute ${sym('p')}.\``: words with expressions and whole numbers among them. */
export const text = (
  words: TemplateStringsArray,
  ...between: readonly (Expr | string | number)[]
): Text =>
  words.flatMap((part, n) => {
    const next = between[n];
    return [
      ...(part ? [part] : []),
      ...(next === undefined ? [] : [typeof next === 'object' ? { expr: next } : String(next)]),
    ];
  });

/** A usual slip: the expression that a reader computes who makes it, and what they are told. */
export interface Slip {
  readonly id: string;
  readonly of: Expr;
  readonly hint: Text;
}

/** What the reader is told about a wrong answer: the name of the slip, and how to see it. */
export interface Hint {
  readonly id: string;
  readonly text: Text;
  /** The expression that the slip amounts to, opened at the cell that is asked for. */
  readonly expr?: Expr;
}

/** The network that an exercise is about, and the step that computes what is asked. */
export interface Setting {
  readonly experiment: Experiment;
  /** Steps of the pass, from 1. */
  readonly step: number;
  readonly cell: Cell;
}

interface Common {
  readonly statement: Text;
  /** Tensors that the reader computes from, shown with their numbers. */
  readonly given: readonly Named[];
  /** What the given tensors and the working are read against; null where there are none. */
  readonly env: Env | null;
  /** Shown when the exercise is solved or given up. */
  readonly solution: Text;
  /** How to begin, where the first clause of the solution would tell too much. */
  readonly begin?: Text;
  readonly setting: Setting | null;
}

/** A number that a usual slip leads to, and how far an answer may be from it. */
export interface NumberSlip extends Hint {
  readonly value: number;
  readonly tolerance: number;
}

/** A number is asked for. */
export interface NumberInstance extends Common {
  readonly kind: 'number';
  /** The left side of the answer; null of a count. */
  readonly asks: Named | null;
  readonly truth: number;
  /** Answers as near as this to the truth are right; 0 of a count. */
  readonly tolerance: number;
  /** The right side, opened at the cell; shown whole, in part or not at all. Null where there is none. */
  readonly working: Expr | null;
  /** Whether the right side replaces the left one: ← is printed, not =. */
  readonly assigns?: boolean;
  readonly slips: readonly NumberSlip[];
}

/** A line of a derivation as an exercise shows it. */
export interface ShownLine {
  /** Null where it is that of the line above. */
  readonly left: Expr | null;
  /** Null where it is left out. */
  readonly right: Expr | null;
}

/** One of several is to be chosen. */
export interface ChoiceInstance extends Common {
  readonly kind: 'choice';
  /** The lines of a derivation around the one that is to be chosen, and that line. */
  readonly lines?: readonly ShownLine[];
  readonly options: readonly { readonly text: Text; readonly hint: Hint | null }[];
  /** Place of the right one, which has no hint. */
  readonly truth: number;
}

/** A right side is to be put together from a palette of terms. */
export interface ComposeInstance extends Common {
  readonly kind: 'compose';
  readonly asks: Named;
  readonly palette: readonly Term[];
  /** One right answer; every expression with its values counts. */
  readonly answer: Expr;
  /** The same, spelled with the palette. */
  readonly spelled: readonly Term[];
  readonly slips: readonly Slip[];
  /** Null where it is right, else what is wrong with it. */
  readonly check: (answer: Expr) => Hint | null;
}

/** A backward pass with one wrong line: the line is to be found, then repaired. */
export interface BugInstance extends Common {
  readonly kind: 'bug';
  readonly lines: readonly Statement[];
  /** Place of the wrong line. */
  readonly wrong: number;
  /** Right sides to choose from for that line, and the place of the right one. */
  readonly repairs: readonly { readonly expr: Expr; readonly hint: Hint | null }[];
  readonly truth: number;
  /** What the gradient check finds for each gradient that the lines give. */
  readonly check: readonly GradientReport[];
}

/** A gradient as the lines of an exercise give it, against central differences. */
export interface GradientReport {
  readonly of: Named;
  /** The shape of the parameter, and that of what the lines give. */
  readonly shape: Shape;
  readonly found: Shape;
  /** The largest relative error; null where the shapes differ. */
  readonly error: number | null;
}

export type Instance = NumberInstance | ChoiceInstance | ComposeInstance | BugInstance;

/** A term or an operator of an answer that is put together. */
export type Term =
  | { readonly kind: 'expr'; readonly expr: Expr }
  | { readonly kind: 'operator'; readonly text: '·' | '⊙' | '+' | '−' | '(' | ')' | 'ᵀ' };

/** Kinds of exercises, in the order in which a section has them. */
export const kinds = ['cell', 'choice', 'line', 'count', 'equation', 'head', 'bug'] as const;

export type Kind = (typeof kinds)[number];

/** An exercise: everything of it in one file of a chapter. */
export interface Exercise {
  readonly kind: Kind;
  /** Id of the section that it belongs to. */
  readonly section: string;
  readonly title: string;
  /** The same numbers for the same seed, a whole number from 0, on every machine. */
  readonly draw: (seed: number) => Instance;
}

/** Thrown by a draw that no seed nearby can satisfy. */
export class DrawError extends Error {}
