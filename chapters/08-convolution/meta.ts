import type { Meta } from '../../src/ui/text/meta.ts';

export const meta = {
  number: 8,
  title: 'A convolutional network',
  lead: 'A network reads the image of a handwritten digit and computes ten probabilities. Each filter of its first layer multiplies every small window of the image by the same nine weights. What is the gradient of a weight that is used so many times?',
  file: 'chapter-8.html',
  sections: {
    why: 'Why not a dense layer',
    convolution: 'Convolution by hand',
    'shared-weights': 'A dense layer with shared weights',
    channels: 'Channels, stride and padding',
    'kernel-gradient': 'The gradient of a shared weight',
    'input-gradient': 'The error signal, one layer back',
    gates: 'Through ReLU, pooling and flattening',
    whole: 'Through the whole network',
    cost: 'Computation and cost',
    learning: 'Learning kernels',
    draw: 'Draw a digit',
    summary: 'Summary',
  },
} as const satisfies Meta;
