import type { GlossaryTerm } from '../../src/ui/lists/GlossaryPage.tsx';

/** The terms that the chapter introduces in bold. */
export const terms = {
  activation: {
    means: 'What a unit passes on: the activation function of its weighted sum.',
    at: 'def-a',
  },
  'activation function': {
    means: 'A function applied to each weighted sum of a layer, such as sigmoid, tanh or ReLU.',
    at: 'def-activation',
  },
  'automatic differentiation': {
    means: 'Computing exact derivatives of a program from the local rules of its operations.',
  },
  'backward pass': {
    means: 'One pass from the loss back to the input, which computes every gradient.',
  },
  backpropagation: {
    means:
      'Computing the gradient of the loss with respect to every parameter, from the loss backwards. It is reverse-mode automatic differentiation of a network.',
  },
  bias: { means: 'A number added to the weighted sum of a unit.', at: 'def-b' },
  'central difference': {
    means:
      'The change of the loss between two passes, with one parameter a little larger and a little smaller, divided by the change of the parameter.',
  },
  'chain rule': {
    means: 'The derivative of a composition of functions is the product of their derivatives.',
  },
  classification: { means: 'The task of choosing one of several classes.' },
  'computational graph': {
    means: 'A computation as a graph: its nodes are operations, its arrows are values.',
  },
  'cross-entropy': {
    means:
      'A loss that compares a predicted distribution with a target: minus the sum of the targets times the logarithms of the probabilities.',
  },
  'dead unit': { means: 'A ReLU unit that is 0 for every sample, so that its gradient is 0 too.' },
  derivative: { means: 'The rate at which one number changes with another.', at: 'def-partial' },
  'derivative of softmax': {
    means:
      'The derivative of each probability with respect to each logit. It can be computed from the probabilities alone.',
  },
  'dynamic programming': {
    means: 'Computing what many results share only once, and storing it.',
  },
  'element-wise': { means: 'Applied to each entry separately.' },
  epoch: { means: 'One pass through all training samples.' },
  'error signal': {
    means: 'The derivative of the loss with respect to a pre-activation, written δ.',
  },
  'exploding gradients': {
    means: 'Gradients that grow from layer to layer on the way back, until training fails.',
  },
  'feed-forward network': { means: 'A network whose values move from layer to layer, never back.' },
  'floating point': {
    means: 'The usual representation of numbers in a computer, with a fixed number of digits.',
  },
  'forward mode': {
    means: 'Automatic differentiation from an input towards the outputs; one pass for each input.',
  },
  'forward pass': { means: 'One pass from the input to the loss.' },
  free: { means: 'Of an index that is not summed: the equation holds for each of its values.' },
  'fully connected': { means: 'Of a layer: every unit reads every unit of the layer before.' },
  gradient: {
    means: 'The derivatives of the loss with respect to all entries of a vector or matrix.',
  },
  'gradient check': {
    means: 'Comparing every gradient with a central difference of the loss.',
    at: 'check',
  },
  'gradient descent': {
    means: 'Making the loss smaller by steps in the direction opposite to the gradient.',
  },
  'gradient noise': {
    means: 'The difference between the gradient of a mini-batch and that of all samples.',
  },
  'Hadamard product': {
    means: 'The element-wise product of two arrays of the same shape, written ⊙.',
    at: 'def-hadamard',
  },
  'index notation': { means: 'Writing an equation for single entries, with letters for places.' },
  Jacobian: {
    means:
      'The matrix of the derivatives of all outputs (rows) with respect to all inputs (columns).',
  },
  layer: {
    means:
      'Units that read the same values: their weighted sums, and the activation function applied to them.',
    at: 'by-hand',
  },
  'learning rate': {
    means: 'The factor by which the gradient is multiplied in a step of gradient descent.',
    at: 'def-alpha',
  },
  'local slope': {
    means: 'The derivative of the output of one operation with respect to one of its inputs.',
  },
  'log-sum-exp': {
    means: 'The logarithm of a sum of exponentials, computed with the largest exponent subtracted.',
  },
  logits: { means: 'The pre-activations of the last layer, before the softmax.' },
  loss: { means: 'One number that measures how wrong a prediction is.', at: 'def-L' },
  matrix: { means: 'Numbers in rows and columns.' },
  'mini-batch': { means: 'Some samples that are processed together.' },
  'multivariate chain rule': {
    means: 'Where a value affects the result along several paths, their contributions add.',
  },
  NaN: { means: '“Not a number”: the result of a computation without a value, such as ∞/∞.' },
  'one-hot': { means: 'Of a target: 1 for the true class, 0 for the others.' },
  'outer product': { means: 'A column times a row: the matrix of all products of their entries.' },
  overflow: {
    means: 'A result whose size is larger than that of the largest floating-point number.',
  },
  parameter: { means: 'A weight or a bias: a number that training changes.', at: 'one-neuron' },
  'pre-activation': {
    means: 'The weighted sum of a unit, before its activation function.',
    at: 'def-z',
  },
  'probability distribution': { means: 'Numbers that are not negative and add up to 1.' },
  recursion: { means: 'A rule that computes each member of a sequence from the one before.' },
  'reverse mode': {
    means: 'Automatic differentiation from one output back to all inputs, in one pass.',
  },
  saturated: {
    means:
      'Of a sigmoid or tanh unit: its pre-activation is so far from 0 that its slope is almost 0.',
  },
  scalar: { means: 'A single number.' },
  shape: {
    means: 'The numbers of rows and columns of an array, and the lengths of its further axes.',
  },
  'shape convention': { means: 'Every gradient has the shape of what it is a gradient of.' },
  sigmoid: {
    means: 'The activation function 1 / (1 + e^−z), which maps any number into (0, 1).',
  },
  'soft label': { means: 'A target that is any distribution over the classes.' },
  softmax: {
    means: 'The function that turns logits into probabilities: exponentials divided by their sum.',
    at: 'def-softmax',
  },
  'stochastic gradient descent': {
    means: 'Gradient descent with the gradient of a mini-batch drawn at random.',
  },
  'symmetry breaking': {
    means:
      'Starting the units of a layer at different weights, so that they learn different things.',
  },
  target: { means: 'What the prediction should be.' },
  tensor: { means: 'An array of numbers with any number of axes.' },
  training: { means: 'Changing the parameters of a network to make the loss small.' },
  underflow: { means: 'A result so close to 0 that it becomes 0.' },
  unit: { means: 'One neuron of a layer: a weighted sum and an activation.' },
  'vanishing gradients': {
    means:
      'Gradients that shrink from layer to layer on the way back, so that the first layers hardly learn.',
  },
  vector: { means: 'Numbers in a column.' },
  'vector–Jacobian product': {
    means: 'The transposed Jacobian of an operation times the gradient that arrives at its output.',
  },
  weight: { means: 'The factor of one input in a weighted sum.', at: 'def-W' },
  'weight initialization': { means: 'The choice of the weights before training.' },
  'weighted sum': { means: 'Inputs multiplied by weights and added.' },
} as const satisfies Readonly<Record<string, GlossaryTerm>>;
