/** Letters set as in the equations. */
export const FormulaLetters = ({ children }: { readonly children: string }) => (
  <span className="maths">{children}</span>
);
