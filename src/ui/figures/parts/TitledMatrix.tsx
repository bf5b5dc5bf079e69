import type { ReactNode } from 'react';

interface TitledProps {
  readonly title: ReactNode;
  readonly words: string;
  readonly children: ReactNode;
}

/** A matrix under its name, with a word on it. */
export const Titled = ({ title, words, children }: TitledProps) => (
  <div className="titled">
    <p className="titled-title">
      {title} <span>{words}</span>
    </p>
    {children}
  </div>
);
