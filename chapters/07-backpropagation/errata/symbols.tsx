import type { Expr } from '../../../src/notation/expression.ts';
import { sym } from '../../../src/notation/expression.ts';
import { Indexed, Vec } from '../../../src/ui/maths/Indexed.tsx';
import { M } from '../../../src/ui/text/Prose.tsx';
import { l } from '../letters.ts';

export const p = (at: string) => sym('p', null, at);
export const y = (at: string) => sym('y', null, at);
export const z = (at: string) => sym('z', l(), at);
export const vec = (of: string) => (
  <span className="maths">
    <Vec of={of} />
  </span>
);
/** An entry of the matrices of the source, which are no tensors of the network. */
export const entry = (letter: string, at: string) => <Indexed letter={letter} cell={at} />;

/** `a = b = …` */
export const Equal = ({ of }: { readonly of: readonly Expr[] }) =>
  of.map((side, n) => (
    <span key={n} className="nobreak">
      {n > 0 && ' = '}
      <M>{side}</M>
    </span>
  ));
