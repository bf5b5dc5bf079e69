import type { FigureSpec } from '../../../src/ui/figures/parts/Frame.tsx';
import { Convolutions } from './convolutions.tsx';

export const figure: FigureSpec = {
  title: 'Backward: one weight, one cell',
  caption:
    'Try: point at a weight of the kernel, and compare its sum with the gradient on the stage. Then point at a cell of the input: the turned kernel lies over the errors that it takes part in.',
  description:
    'The input, the kernel and the error map of a convolution. Choosing a weight marks every place where it was used and lists the addends of its gradient; choosing an input cell marks the outputs that it reached, shows the turned kernel and lists the addends of its gradient.',
  anySize: true,
  Body: () => <Convolutions begin={{ part: 'weight', spot: [0, 2], direction: 'backward' }} />,
};
