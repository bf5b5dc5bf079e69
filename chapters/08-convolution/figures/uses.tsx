import type { FigureSpec } from '../../../src/ui/figures/parts/Frame.tsx';
import { Convolutions } from './convolutions.tsx';

export const figure: FigureSpec = {
  title: 'Backward: one weight, one cell',
  caption:
    'Choose a weight of the kernel: its gradient is the sum below. Then choose a cell of the input: the rotated kernel covers the error signals that contribute to its gradient.',
  description:
    'The input, the kernel and the error signal of a convolution. Choosing a weight marks every place where it is used and lists the terms of its gradient; choosing an input cell marks the outputs that depend on it, shows the rotated kernel and lists the terms of its gradient.',
  anySize: true,
  Body: () => <Convolutions begin={{ part: 'weight', spot: [0, 2], direction: 'backward' }} />,
};
