import type { ReactNode } from 'react';

interface MatrixProps {
  readonly title: ReactNode;
  readonly words: string;
  readonly children: ReactNode;
}

/** A matrix under its name, with a word on it. */
export const Matrix = ({ title, words, children }: MatrixProps) => (
  <div className="matrix">
    <p className="matrix-title">
      {title} <span>{words}</span>
    </p>
    {children}
  </div>
);
