import { ErratumNote } from './errata/list.tsx';

interface Reference {
  readonly authors: string;
  readonly title: string;
  /** None where the address that the source gives no longer leads anywhere. */
  readonly href?: string;
  /** What it adds. */
  readonly adds: string;
}

const references: readonly Reference[] = [
  {
    authors: 'M. Nielsen',
    title: 'Neural Networks and Deep Learning, chapter 2',
    href: 'http://neuralnetworksanddeeplearning.com/chap2.html',
    adds: 'The same recursion in four equations, biases included, with proofs that one can follow; it begins with another loss.',
  },
  {
    authors: 'T. Parr and J. Howard',
    title: 'The Matrix Calculus You Need For Deep Learning',
    href: 'https://arxiv.org/abs/1802.01528',
    adds: 'Jacobians from the ground up, and where the sums in the chain rule come from; it stops at a single neuron.',
  },
  {
    authors: 'T. Parr and J. Howard',
    title: 'The same as a page, section 6.2 on the derivative by the bias',
    href: 'https://explained.ai/matrix-calculus/#sec6.2',
    adds: 'The one gradient that the source leaves out, in half a page.',
  },
  {
    authors: 'A. Ahmed',
    title: 'Derivative of softmax loss function, Mathematics Stack Exchange 945871',
    href: 'https://math.stackexchange.com/questions/945871/derivative-of-softmax-loss-function',
    adds: 'The course of the derivation of EqA1.1 that the source follows, and that is walked here with its indices set right.',
  },
  {
    authors: 'A. Parellada',
    title: 'An answer on the derivative of the softmax, Cross Validated 267988',
    href: 'https://stats.stackexchange.com/a/267988/191675',
    adds: 'The quotient rule written out, case by case.',
  },
  {
    authors: 'E. Bendersky',
    title: 'The Softmax Function and Its Derivative',
    href: 'https://eli.thegreenplace.net/2016/the-softmax-function-and-its-derivative/',
    adds: 'The full Jacobian of the softmax, with care for large logits and for the weights before it; slow and sure, by way of matrices.',
  },
  {
    authors: 'A. Kim',
    title: 'An answer on the Jacobian of the softmax in NumPy, Stack Overflow 46028029',
    href: 'https://stackoverflow.com/a/46028029/429476',
    adds: 'The dense matrix of this chapter in a few lines of code.',
  },
  {
    authors: 'P. Sadowski',
    title: 'Notes on Backpropagation',
    href: 'https://www.ics.uci.edu/~pjsadows/notes.pdf',
    adds: 'Short notes in index notation, for sigmoid outputs and for softmax; quick to read, sparing with reasons.',
  },
  {
    authors: 'K. Clark',
    title: 'Computing Neural Network Gradients',
    href: 'https://web.stanford.edu/class/cs224n/readings/gradient-notes.pdf',
    adds: 'A table of the Jacobians that networks are made of, and the shape convention put to work; the source takes its section on ⊙ from here.',
  },
  {
    authors: 'aew61.github.io',
    title: 'Activation functions and derivatives',
    href: 'https://aew61.github.io/blog/artificial_neural_networks/1_background/1.b_activation_functions_and_derivatives.html',
    adds: 'The slopes of activation functions, as the title says; the source keeps the address and nowhere uses it.',
  },
  {
    authors: 'E. Learned-Miller',
    title: 'Vector, Matrix, and Tensor Derivatives',
    href: 'http://cs231n.stanford.edu/vecDerivs.pdf',
    adds: 'A method that never fails: write one entry, expand the sum, collect; the tensor with three indices included.',
  },
  {
    authors: 'J. Crimaldi',
    title: 'A Primer on Index Notation',
    href: 'https://web.iitd.ac.in/~pmvs/courses/mcl702/notation.pdf',
    adds: 'What is free and what is summed, once and for all; written for mechanics, and good for any field.',
  },
  {
    authors: 'Jefkine',
    title: 'Backpropagation In Convolutional Neural Networks',
    href: 'https://www.jefkine.com/general/2016/09/05/backpropagation-in-convolutional-neural-networks/',
    adds: 'What this chapter leaves out: the gradients of a convolution, in indices that ask for patience.',
  },
  {
    authors: 'Y. LeCun and M. Ranzato',
    title: 'Deep Learning Tutorial, ICML 2013',
    href: 'https://cs.nyu.edu/~yann/talks/lecun-ranzato-icml2013.pdf',
    adds: 'Layers as modules that run forward and backward, which is how this book is programmed; slides, with little derived.',
  },
  {
    authors: 'M. Ranzato',
    title: 'Supervised Deep Learning, tutorial at CVPR 2014',
    adds: 'Easy to follow without matrix calculus, and not exact everywhere. The address in the source has expired.',
  },
  {
    authors: 'C.-F. Wang',
    title: 'Step by Step: the Math Behind Neural Networks',
    href: 'https://towardsdatascience.com/step-by-step-the-math-behind-neural-networks-490dc1f3cfd9',
    adds: 'One small network with squared error, every derivative by hand.',
  },
  {
    authors: 'Mathematics Stack Exchange',
    title: 'Jacobian matrix of an element-wise operation on a matrix, 4397390',
    href: 'https://math.stackexchange.com/questions/4397390/jacobian-matrix-of-an-element-wise-operation-on-a-matrix',
    adds: 'The question behind the flattened matrices of the section on ⊙, with an answer by vec and diag.',
  },
];

export const References = () => (
  <section id="references" className="references" aria-labelledby="references-title">
    <h2 id="references-title">Sources and further reading</h2>
    <p>
      The course of this chapter, and the labels EqA1, EqA1.1, EqA2 and EqA2.1, follow Chapter 7,
      “Back Propagation in Full – With Softmax &amp; CrossEntropy Loss”, of Alex Punnen’s{' '}
      <cite>The Mathematical Intuition Behind Deep Learning</cite>, © Alex Punnen, all rights
      reserved. This is an independent edition in its own words, with its own figures; some
      equations are stated differently, and all other labels are ours. Where it departs from its
      source it says so, and <a href="chapter-7-errata.html">a list of errata</a> has every place.
    </p>
    <ul>
      {references.map(({ authors, title, href, adds }) => (
        <li key={title}>
          {authors}, {href ? <a href={href}>{title}</a> : <cite>{title}</cite>}. {adds}
        </li>
      ))}
    </ul>
    <ErratumNote id="E44" />
  </section>
);
