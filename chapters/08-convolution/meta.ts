import type { Meta } from '../../src/ui/text/meta.ts';

export const meta = {
  number: 8,
  title: 'A convolutional network',
  lead: 'A picture of a handwritten digit goes in, ten probabilities come out. Nine weights look at the whole picture, one small window at a time. How does the loss tell each of the nine how to change?',
  file: 'chapter-8.html',
  sections: {
    why: 'Why not a dense layer',
    convolution: 'Convolution by hand',
    'shared-weights': 'A dense layer with shared weights',
    channels: 'Channels, stride and padding',
    'kernel-gradient': 'The gradient of a shared weight',
    'input-gradient': 'The error signal, one layer back',
    gates: 'A gate, a route and a renaming',
    whole: 'Through the whole network',
    cost: 'How it is computed, and what it costs',
    learning: 'Kernels that learn',
    draw: 'Draw a digit',
    summary: 'Summary',
  },
} as const satisfies Meta;
