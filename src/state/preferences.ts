import { createStore } from 'zustand/vanilla';
import type { ListedLanguage } from '../notation/code/callee.ts';
import type { Notation } from '../notation/equation.ts';

export type Theme = 'system' | 'light' | 'dark';

/** How a reader likes the book to be: the same for every experiment on every page. */
export interface Preferences {
  readonly theme: Theme;
  /** Whether single letters are keys of the transport. */
  readonly keys: boolean;
  /** In which equations are written. */
  readonly notation: Notation;
  /** Whether equations show their numbers. */
  readonly numbers: boolean;
  /** In which the steps are read as code. */
  readonly language: ListedLanguage;
  /** Whether notes on a chapter's source are marked in the margin. */
  readonly notes: boolean;
  /** What the edges of a diagram show. */
  readonly edges: 'weights' | 'gradients';
  /** Whether text and stage follow each other. */
  readonly following: boolean;
}

export const INITIAL_PREFERENCES: Preferences = {
  theme: 'system',
  keys: true,
  notation: 'matrix',
  numbers: true,
  language: 'numpy',
  notes: false,
  edges: 'weights',
  following: true,
};

export const preferences = createStore<Preferences>(() => INITIAL_PREFERENCES);
