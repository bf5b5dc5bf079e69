import type { ReactNode } from 'react';
import { PartialDerivative } from '../../../src/ui/maths/Indexed.tsx';

/** Letters of the small networks, which are no tensors of the reader's: `v_1` has a subscript. */
export const Letters = ({ children }: { readonly children: string }) => (
  <span className="maths">{withSubscripts(children)}</span>
);

/** ∂of/∂by in such letters. */
export const Rate = ({ of, by }: { readonly of: string; readonly by: string }) => (
  <PartialDerivative of={withSubscripts(of)} by={withSubscripts(by)} />
);

/** Letters are italic, digits are upright, and `_1` is a subscript. */
const withSubscripts = (text: string): ReactNode =>
  text.split(/(_?[\d½²])/).map((part, n) =>
    n % 2 === 0 ? (
      part
    ) : part.startsWith('_') ? (
      <span key={n} className="maths-scripts" data-scripts="lower">
        <span className="maths-upright">{part.slice(1)}</span>
      </span>
    ) : (
      <span key={n} className="maths-upright">
        {part}
      </span>
    ),
  );
