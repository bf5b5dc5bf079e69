import type { Meta } from '../../src/ui/text/meta.ts';

export const meta = {
  number: 7,
  title: 'Backpropagation in full',
  lead: 'A network has made its guess, and the guess is wrong by a known amount. Of all the weights and biases that led to it, which are to blame, and by how much?',
  file: 'chapter-7.html',
  sections: {
    model: 'The model',
    loss: 'From logits to a loss',
    stable: 'Numbers that stay finite',
    'last-layer': 'The last layer',
    'one-layer-back': 'One layer back',
    recursion: 'All the way down',
    'mini-batch': 'Many samples at once',
    update: 'The step downhill',
    implementation: 'From equations to code',
    jacobian: 'Why ⊙ appears',
    training: 'The training room',
  },
} as const satisfies Meta;
