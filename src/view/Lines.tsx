import type { Derivation } from '../notation/derivation.ts';
import type { Expr } from '../notation/expression.ts';
import { tex } from '../notation/tex.ts';
import { typeset } from './katex.ts';

/** A derivation line by line, its reasons beside it. */
export const Lines = ({ of: { of, lines } }: { readonly of: Derivation }) => (
  <ol className="lines">
    {lines.map(({ to, because }, n) => (
      <li key={because}>
        <span className="left" dangerouslySetInnerHTML={{ __html: n === 0 ? formula(of) : '' }} />
        <span className="right" dangerouslySetInnerHTML={{ __html: formula(to, '= ') }} />
        <span className="because">{because}</span>
      </li>
    ))}
  </ol>
);

function formula(expr: Expr, sign = ''): string {
  const display = (text: string): string => `\\displaystyle ${sign}${text}`;
  return typeset(display(tex(expr)), display(tex(expr, { names: false })));
}
