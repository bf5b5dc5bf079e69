import { DrawDigit } from '../../../src/ui/drawing/DrawDigit.tsx';
import type { FigureSpec } from '../../../src/ui/figures/parts/Frame.tsx';

export const figure: FigureSpec = {
  title: 'Draw a digit',
  caption:
    'Draw carelessly until the network is wrong, choose the correct digit, and teach it: the accuracy on the other digits shows what this step cost. Then let the gradient change your drawing instead of the weights.',
  description:
    'A pad to draw a digit on, the pixels that the network reads, the probability of each digit, one training step on the drawing with its effect, the gradient with respect to the pixels, and the pixels changed against it until the network reads another digit.',
  anySize: true,
  wide: true,
  Body: DrawDigit,
};
