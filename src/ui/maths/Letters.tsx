/** Letters set as in the equations. */
export const Letters = ({ children }: { readonly children: string }) => (
  <span className="maths">{children}</span>
);
