import { useState } from 'react';
import type { Node } from '../../../src/engine/graph.ts';
import { usePass } from '../../../src/ui/islands/use-pass.ts';
import { ConvolutionExplorer, type Direction } from '../../../src/ui/maps/ConvolutionExplorer.tsx';
import type { Spot } from '../../../src/ui/maps/MapGrid.tsx';
import type { Part } from '../../../src/ui/maps/uses.ts';

interface ConvolutionsProps {
  /** Counted from the first; default the first. */
  readonly first?: number;
  readonly begin: { readonly part: Part; readonly spot: Spot; readonly direction: Direction };
}

const isConvolution = ({ operation }: Node): boolean => operation.kind === 'convolution';

/** The convolutions of the current network, one at a time. */
export function Convolutions({ first = 0, begin }: ConvolutionsProps) {
  const { trace, sample } = usePass();
  const nodes = trace.graph.nodes.filter(isConvolution);
  const [picked, pick] = useState(first);
  const node = nodes[Math.min(picked, nodes.length - 1)];
  if (!node) return <p className="note">The current network has no convolution.</p>;
  return (
    <>
      {nodes.length > 1 && (
        <p className="needs-js">
          <label>
            Convolution of layer{' '}
            <select
              value={nodes.indexOf(node)}
              onChange={({ target }) => pick(Number(target.value))}
            >
              {nodes.map(({ layer }, n) => (
                <option key={layer} value={n}>
                  {layer}
                </option>
              ))}
            </select>
          </label>
        </p>
      )}
      <ConvolutionExplorer
        key={node.layer}
        trace={trace}
        node={node}
        sample={sample}
        begin={begin}
      />
    </>
  );
}
