import type { ReactNode } from 'react';

/** A place where this edition differs from the source, and why. */
export interface Erratum {
  /** Lines of the source's file, edition of January 2026. */
  readonly lines: string;
  /** Wrong, ambiguous, missing, or a mistake of writing or printing. */
  readonly kind: 'wrong' | 'ambiguous' | 'missing' | 'form';
  /** What the source prints, as a sentence. */
  readonly prints: ReactNode;
  /** Why that is wrong or not enough. */
  readonly here: ReactNode;
  /** The correct form: a formula, or, where the mistake is in no formula, the correct words. */
  readonly correct: ReactNode;
  /** Where in this edition: an anchor of the chapter. */
  readonly at: string;
}
