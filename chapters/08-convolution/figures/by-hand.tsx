import { ConvolutionExplorer } from '../../../src/ui/maps/ConvolutionExplorer.tsx';
import type { FigureSpec } from '../../../src/ui/figures/parts/Frame.tsx';
import { handPass } from './hand.ts';

export const figure: FigureSpec = {
  title: 'A kernel of 3 × 3 on an image of 4 × 4',
  caption:
    'An empty cell is 0. Choose a number of the map and check its sum by hand. Then choose a weight: the frame shows all the pixels that it multiplies.',
  description:
    'An image of four by four whole numbers, a kernel of three by three, and the map of two by two that they give. Choosing a cell marks the cells that belong to it in the other two and writes out the sum.',
  anySize: true,
  Body,
};

function Body() {
  return (
    <ConvolutionExplorer
      {...handPass()}
      sample={0}
      linked={false}
      begin={{ part: 'output', spot: [0, 0], direction: 'forward' }}
    />
  );
}
