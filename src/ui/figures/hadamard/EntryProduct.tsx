import { largest } from '../../../draw/scale.ts';
import type { Entry } from './both-products.ts';
import { Partial } from '../../maths/Indexed.tsx';
import { Letters } from '../../maths/Letters.tsx';
import { Slab } from '../parts/SmallMatrix.tsx';

interface EntryProductProps {
  /** By rows. */
  readonly entries: readonly Entry[];
  readonly columns: number;
}

/** f′(X) ⊙ V in the shape that X has. */
export function EntryProduct({ entries, columns }: EntryProductProps) {
  const of = (part: 'slope' | 'v' | 'hadamard') => {
    const numbers = entries.map((entry) => entry[part]);
    return { numbers, columns, max: largest(numbers) };
  };
  const [x, v] = columns > 1 ? ['X', 'V'] : ['x', 'v'];
  return (
    <div className="slabs entry-product">
      <Slab title={<Letters>{`f′(${x})`}</Letters>} label="The slopes" {...of('slope')} />
      <div>
        <span>⊙</span>
        <Slab title={<Letters>{v}</Letters>} label="What came back" {...of('v')} />
      </div>
      <div>
        <span>=</span>
        <Slab title={<Partial of="L" by={x} />} label="Their product" {...of('hadamard')} />
      </div>
    </div>
  );
}
