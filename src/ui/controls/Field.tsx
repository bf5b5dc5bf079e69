import type { ReactNode } from 'react';

interface FieldProps {
  readonly name: ReactNode;
  /** It takes the whole row. */
  readonly wide?: boolean;
  readonly children: ReactNode;
}

/** What can be set, under its name: all names stand in one column, all settings in another. */
export const Field = ({ name, wide, children }: FieldProps) => (
  <label className="field" data-wide={wide}>
    <span className="field-name">{name}</span>
    <span className="field-setting">{children}</span>
  </label>
);
