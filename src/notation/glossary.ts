import { parseTerm } from './symbol.ts';

export interface Definition {
  /** In plain words, printed after the name. */
  readonly means: string;
  /** In words, where it has one. */
  readonly shape?: string;
}

/** One short definition for every tensor, letter and sign that a chapter uses. */
export type Glossary = Readonly<Record<string, Definition>>;

/** What can be defined: the id of a symbol, a letter or a sign. */
export type Defined = string;

/** Anchor of the place of definition. */
export const anchorOf = (name: string): string => `def-${name}`;

/** What a name in an equation is called in a glossary: `dz.l-1` is `dz`. */
export const definedBy = (term: string): Defined => parseTerm(term).id;
