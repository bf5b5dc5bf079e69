import type { ReactNode } from 'react';

interface TitledMatrixProps {
  readonly title: ReactNode;
  readonly words: string;
  readonly children: ReactNode;
}

/** A matrix under its name, with a word on it. */
export const TitledMatrix = ({ title, words, children }: TitledMatrixProps) => (
  <div className="titled">
    <p className="titled-title">
      {title} <span>{words}</span>
    </p>
    {children}
  </div>
);
