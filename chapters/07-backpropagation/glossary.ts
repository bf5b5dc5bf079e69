import type { Glossary } from '../../src/notation/glossary.ts';

/** The meaning of every tensor, letter and sign of the chapter; the text defines each where it first appears. */
export const glossary = {
  L: { means: 'the loss: how wrong the prediction is, as one number' },
  activation: {
    means: 'the activation function of the hidden layers, element-wise; in the example the sigmoid',
  },
  partial: {
    means:
      '∂u/∂v is the derivative of u with respect to v: how fast u changes as v alone increases; of vectors it is a matrix',
  },
  superscript: {
    means: 'on W, b, z, a and δ a raised number or letter is a layer number, not a power',
  },
  W: {
    means:
      'the weights of a layer; row i, column j is the weight to unit i from unit j of the layer before',
    shape: 'units × units before',
  },
  m: { means: 'any layer' },
  i: { means: 'a unit, or a class; a free letter: the equation holds for each of its values' },
  j: { means: 'a second free letter; in W a unit of the layer before' },
  b: {
    means: 'the biases of a layer, one for each unit, added to its weighted sum',
    shape: 'units',
  },
  z: {
    means:
      'the pre-activations of a layer, its weighted sums; those of the last layer are the logits',
    shape: 'units',
  },
  a: { means: 'the activations of a layer, its output; layer 0 is the input', shape: 'units' },
  l: { means: 'the last layer, and the number of layers' },
  p: {
    means: 'the predicted probabilities, one for each class; they add up to 1',
    shape: 'classes',
  },
  y: { means: 'the target: what the probabilities should be; it adds up to 1', shape: 'classes' },
  delta: {
    means: 'the error signal of a layer: the gradient of the loss with respect to z',
    shape: 'that of z',
  },
  dz: {
    means: 'the error signal δ: the derivative of the loss with respect to a pre-activation',
    shape: 'that of z',
  },
  dW: {
    means: 'the gradient with respect to the weights: how fast the loss changes with each of them',
    shape: 'that of W',
  },
  sum: { means: 'adds what follows over every value of the letter below it' },
  k: { means: 'a letter that is summed; it has no meaning outside its sum' },
  exp: { means: 'e to the power of each entry' },
  slope: { means: 'the derivative of the activation function, element-wise' },
  hadamard: {
    means: 'the Hadamard product: multiplies two arrays of the same shape entry by entry',
  },
  softmax: { means: 'e to the power of each entry, divided by the sum of all these powers' },
  ones: { means: 'a row (or column) of ones; multiplied by a column it adds its entries' },
  max: { means: 'the largest entry' },
  log: { means: 'the natural logarithm of each entry' },
  transpose: { means: 'the transpose: rows become columns, and a column becomes a row' },
  kronecker: { means: 'the Kronecker delta: 1 if its two letters are equal, 0 otherwise' },
  diag: { means: 'the diagonal matrix of a column: 0 off the diagonal' },
  h: { means: 'a second letter that is summed, where k is in use' },
  db: {
    means: 'the gradient with respect to the biases: how fast the loss changes with each of them',
    shape: 'that of b',
  },
  da: {
    means: 'the gradient with respect to the activations; it is used on the way and not kept',
    shape: 'that of a',
  },
  N: { means: 'the number of samples in a mini-batch' },
  Lbar: { means: 'the mean of the losses of all samples' },
  n: { means: 'a sample of the mini-batch' },
  assign: { means: 'an assignment: the right side is computed and replaces the left side' },
  alpha: { means: 'the learning rate: the size of a step relative to the gradient' },
  vec: { means: 'a matrix written as one column, its columns below one another' },
} as const satisfies Glossary;
