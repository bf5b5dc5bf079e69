import type { GlossaryTerm } from '../../src/ui/lists/GlossaryPage.tsx';

/** The terms that the chapter introduces in bold. */
export const terms = {
  'adversarial examples': {
    means: 'Inputs that were changed very little, so that a network reads them as something else.',
  },
  'average pooling': { means: 'Pooling that keeps the mean of each window.' },
  channel: {
    means: 'One of several maps that a layer reads or computes, such as the red of a photograph.',
    at: 'def-c',
  },
  convolution: {
    means:
      'Weighted sums of every window of an image with the same weights. In mathematics the kernel is read backward; in networks it is not.',
  },
  'convolutional layer': {
    means: 'A layer whose units each read a small window, all with the same weights.',
  },
  'cross-correlation': {
    means: 'The weighted sums of every window, with the kernel as it is: what networks compute.',
  },
  'error signal': {
    means: 'The derivative of the loss with respect to a pre-activation, written δ.',
    at: 'def-delta',
  },
  'feature map': {
    means: 'The numbers that a filter computes, one for each position of its window.',
  },
  filter: {
    means: 'The weights that compute one feature map: a kernel for each channel, and a bias.',
    at: 'def-k',
  },
  flattening: { means: 'Writing maps as one column.', at: 'def-f' },
  'full convolution': {
    means:
      'A convolution over an input with a border of zeros so wide that each window with at least one cell inside is counted.',
  },
  im2col: { means: 'Building the matrix whose columns are the patches of an image.' },
  kernel: { means: 'The small matrix of weights with which every window is multiplied.' },
  locality: { means: 'The assumption that pixels that belong together are close together.' },
  'max pooling': { means: 'Pooling that keeps the largest number of each window.', at: 'def-max' },
  padding: { means: 'A border of zeros around an image or a map.' },
  pooling: { means: 'Keeping one number for each window of a map, which makes the map smaller.' },
  ReLU: {
    means: 'The activation function max(0, z): it keeps positive numbers and replaces others by 0.',
    at: 'def-activation',
  },
  stride: { means: 'The number of pixels by which a window moves from one position to the next.' },
  'transposed convolution': {
    means:
      'The product with the transpose of the matrix of a convolution. It carries an error signal back.',
  },
  'weight sharing': { means: 'Using the same weights in several places.' },
} as const satisfies Readonly<Record<string, GlossaryTerm>>;
