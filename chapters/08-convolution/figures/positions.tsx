import type { FigureSpec } from '../../../src/ui/figures/parts/Frame.tsx';
import { Convolutions } from './convolutions.tsx';

export const figure: FigureSpec = {
  title: 'The kernel slides over the digit',
  caption:
    'Try: let it slide. Where is the map large, and what does the kernel look like there? Each filter has a kernel and a map of its own.',
  description:
    'The digit, one kernel and the map that it computes, as images with numbers. Choosing a cell of the map frames its window on the digit and writes out the weighted sum; positions can be played one after another.',
  anySize: true,
  Body: () => <Convolutions begin={{ part: 'output', spot: [2, 2], direction: 'forward' }} />,
};
