import { choose } from '../../../src/practice/choose.ts';
import { text } from '../../../src/practice/exercise.ts';

export default choose({
  section: 'whole',
  title: 'Spot the bug: softmax of what?',
  instance() {
    return {
      statement: text`A program has a function loss_gradient(z, y) that returns softmax(z) − y. It computes p = softmax(z), prints the loss of p, and then calls loss_gradient(p, y). The loss falls, but slowly. What is wrong?`,
      given: [],
      env: null,
      setting: null,
      solution: text`The function applies softmax itself, so it needs the logits. Given p, it computes softmax(softmax(z)) − y. The softmax of numbers between 0 and 1 is nearly uniform, so the error signal is far too large even where the network is right.`,
      right: ['softmax is applied twice: the function must be given z, not p'],
      wrong: [
        {
          id: 'sign',
          text: ['the gradient must be y − softmax(z)'],
          hint: text`The derivative of the cross-entropy with respect to the logits is p − y.`,
        },
        {
          id: 'log',
          text: ['the gradient must contain a logarithm'],
          hint: text`The logarithm is in the loss. Its derivative, with that of softmax, is p − y.`,
        },
        {
          id: 'jacobian',
          text: ['p − y must be multiplied by the Jacobian of softmax'],
          hint: text`p − y is the derivative with respect to the logits: the Jacobian is in it already.`,
        },
      ],
    };
  },
});
