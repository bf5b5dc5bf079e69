import { usePass } from '../../../src/ui/islands/use-pass.ts';
import type { FigureSpec } from '../../../src/ui/figures/parts/Frame.tsx';
import { PoolingExplorer } from '../../../src/ui/maps/PoolingExplorer.tsx';

export const figure: FigureSpec = {
  title: 'Who wins, gets the error',
  caption: 'Try: switch to backward. Three of four cells of each window get nothing.',
  description:
    'A map of activations and its pooled map, forward and backward. Choosing a pooled cell frames its window and marks the cell that won; backward its gradient goes to that cell.',
  anySize: true,
  Body,
};

function Body() {
  const { trace, sample } = usePass();
  const node = trace.graph.nodes.find(({ operation }) => operation.kind === 'pooling');
  if (!node) return <p className="note">The current network has no pooling.</p>;
  return <PoolingExplorer trace={trace} node={node} sample={sample} />;
}
