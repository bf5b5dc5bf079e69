import type { Meta } from '../../src/ui/text/meta.ts';

export const meta = {
  number: 7,
  title: 'Backpropagation in full',
  lead: 'A network has made a prediction, and the prediction is wrong by a known amount. How would that amount change if one weight were a little larger? Backpropagation answers this for every weight and bias at once.',
  file: 'chapter-7.html',
  sections: {
    'one-neuron': 'One neuron',
    branches: 'Where paths meet',
    'by-hand': 'One gradient by hand',
    model: 'The model',
    loss: 'From logits to a loss',
    'last-layer': 'The last layer',
    'one-layer-back': 'One layer back',
    recursion: 'All the way down',
    'mini-batch': 'Many samples at once',
    update: 'The update',
    stable: 'Numerical stability',
    jacobian: 'Why ⊙ appears',
    implementation: 'From equations to code',
    depth: 'Initialization and depth',
    training: 'Training',
    summary: 'Summary',
  },
} as const satisfies Meta;
