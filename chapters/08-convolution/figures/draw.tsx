import { DrawDigit } from '../../../src/ui/drawing/DrawDigit.tsx';
import type { FigureSpec } from '../../../src/ui/figures/parts/Frame.tsx';

export const figure: FigureSpec = {
  title: 'Draw a digit',
  caption:
    'Try: draw badly until the network is wrong, say what it is, and teach it. What did the other digits pay for it? Then let the gradient change your drawing in place of the weights.',
  description:
    'A pad to draw a digit on, what the network sees of it, the probability of each digit, one training step on the drawing with what it changes, the gradient with respect to the pixels, and the pixels moved along it until the network says another digit.',
  anySize: true,
  Body: DrawDigit,
};
