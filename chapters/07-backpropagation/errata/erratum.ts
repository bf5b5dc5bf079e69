import type { ReactNode } from 'react';

/** A place where this edition departs from the source, and why. */
export interface Erratum {
  /** Lines of the source's file, edition of January 2026. */
  readonly lines: string;
  /** Wrong, ambiguous, missing, or a slip of the pen or the press. */
  readonly kind: 'wrong' | 'ambiguous' | 'missing' | 'form';
  /** What stands in the source, as a sentence. */
  readonly prints: ReactNode;
  /** Why that cannot be so, or is not enough, and what stands here. */
  readonly here: ReactNode;
  /** Where in this edition: an anchor of the chapter. */
  readonly at: string;
}
