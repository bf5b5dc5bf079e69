import type { ReactNode } from 'react';
import type { Cell } from '../../tensor/tensor.ts';

interface IndexedProps {
  readonly letter: string;
  /** 0-based, or the letters of a place that is free. */
  readonly cell: Cell | string;
}

/** A letter with its indices, where it names no tensor of the network. */
export const Indexed = ({ letter, cell }: IndexedProps) => (
  <span className="maths">
    {letter}
    <span className="maths-scripts" data-scripts="lower">
      {typeof cell === 'string' ? cell : <span className="maths-upright">{indices(cell)}</span>}
    </span>
  </span>
);

interface PartialDerivativeProps {
  readonly of: ReactNode;
  readonly by: ReactNode;
}

/** ∂of over ∂by. */
export const PartialDerivative = ({ of, by }: PartialDerivativeProps) => (
  <span className="maths">
    <span className="maths-fraction">
      <span className="maths-over">∂{of}</span>
      <span className="maths-under">∂{by}</span>
    </span>
  </span>
);

/** The vector of a matrix’s entries. */
export const Vec = ({ of }: { readonly of: string }) => (
  <>
    <span className="maths-upright">vec</span> {of}
  </>
);

/** `12` for the first row’s second column. */
export const indices = (cell: Cell): string => cell.map((index) => index + 1).join('');
