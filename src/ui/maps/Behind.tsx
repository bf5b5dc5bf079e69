import type { Node } from '../../engine/graph.ts';
import type { Named } from '../../notation/expression.ts';
import { print } from '../../notation/printing/number.ts';
import type { Cell } from '../../tensor/tensor.ts';
import { SymbolName } from '../maths/Maths.tsx';
import { Addends, type Addend } from './Addends.tsx';
import * as styles from './ConvolutionExplorer.module.css';
import type { Part, Use } from './uses.ts';

interface BehindProps {
  readonly part: Part;
  readonly backward: boolean;
  readonly mine: readonly Use[];
  readonly name: (key: string, cell: Cell) => Named;
  readonly chosen: Cell;
  readonly valueOf: (key: string, cell: Cell) => number;
  readonly names: Node['names'];
}

/** The sum behind the chosen cell, or where it is used, in numbers. */
export function Behind({ part, backward, mine, name, chosen, valueOf, names }: BehindProps) {
  const { W, x, z, b } = names as Record<'W' | 'x' | 'z' | 'b', string>;
  const addend =
    (key: string, other: string, of: Part, by: Part) =>
    (use: Use): Addend => ({
      of: [name(key, use[of]), name(other, use[by])],
      factors: [valueOf(key, use[of]), valueOf(other, use[by])],
    });
  if (part === 'output' && !backward) {
    const bias = valueOf(b, chosen.slice(0, 1));
    return (
      <Addends
        lead={`The window reads ${mine.length} numbers, each times its weight, plus the bias ${print(bias)}:`}
        of={name(z, chosen)}
        addends={mine.map(addend(W, x, 'weight', 'input'))}
        rest={bias}
      />
    );
  }
  if (part === 'weight' && backward) {
    return (
      <Addends
        lead={`Used at ${mine.length} positions, each time the error signal times the number under the weight:`}
        of={name(`d${W}`, chosen)}
        addends={mine.map(addend(`d${z}`, x, 'output', 'input'))}
      />
    );
  }
  if (part === 'input' && backward) {
    return (
      <Addends
        lead={`Read by ${mine.length} windows of all maps, each time the weight on it times the error signal:`}
        of={name(`d${x}`, chosen)}
        addends={mine.map(addend(W, `d${z}`, 'weight', 'output'))}
      />
    );
  }
  return (
    <div className={styles.sum}>
      <p>
        {part === 'weight' && (
          <>
            <SymbolName named={name(W, chosen)} /> is used at {mine.length} positions: once for each
            cell of the map. The frame shows all the numbers that it multiplies.
          </>
        )}
        {part === 'input' && (
          <>
            <SymbolName named={name(x, chosen)} /> is read by {mine.length} windows of all maps. In
            each window of a map another weight multiplies it.
          </>
        )}
        {part === 'output' && (
          <>
            <SymbolName named={name(`d${z}`, chosen)} /> = {print(valueOf(`d${z}`, chosen))}{' '}
            contributes to the gradients of {mine.length} weights and of the {mine.length} numbers
            under them.
          </>
        )}
      </p>
    </div>
  );
}
