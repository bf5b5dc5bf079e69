import type { FigureSpec } from '../../../src/ui/figures/parts/Frame.tsx';
import { Convolutions } from './convolutions.tsx';

export const figure: FigureSpec = {
  title: 'The kernel slides over the digit',
  caption:
    'Let the kernel slide, and look where the map is large: there the image resembles the kernel. Each filter has its own kernel and its own map.',
  description:
    'The digit, one kernel and the map that it computes, as images with numbers. Choosing a cell of the map frames its window on the digit and writes out the weighted sum; the positions can be played one after another.',
  anySize: true,
  Body: () => <Convolutions begin={{ part: 'output', spot: [2, 2], direction: 'forward' }} />,
};
