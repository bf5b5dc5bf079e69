import { usePass } from '../../../src/ui/islands/use-pass.ts';
import type { FigureSpec } from '../../../src/ui/figures/parts/Frame.tsx';
import { PoolingExplorer } from '../../../src/ui/maps/PoolingExplorer.tsx';

export const figure: FigureSpec = {
  title: 'The gradient goes to the largest cell',
  caption:
    'Choose Backward: in each window one cell gets the whole gradient, and the other three get 0.',
  description:
    'A map of activations and its pooled map, forward and backward. Choosing a pooled cell frames its window and marks the largest cell; backward, the gradient goes to that cell.',
  anySize: true,
  Body,
};

function Body() {
  const { trace, sample } = usePass();
  const node = trace.graph.nodes.find(({ operation }) => operation.kind === 'pooling');
  if (!node) return <p className="note">The current network has no pooling.</p>;
  return <PoolingExplorer trace={trace} node={node} sample={sample} />;
}
