import { ErratumNote } from '../errata/list.tsx';

interface Reference {
  readonly authors: string;
  /** None where the page carries none that we could confirm. */
  readonly year?: number;
  readonly title: string;
  /** Where it was published. */
  readonly where?: string;
  /** None where the address that the source gives no longer leads anywhere. */
  readonly href?: string;
  /** What it adds; none where we have not read it. */
  readonly adds?: string;
}

const ours: readonly Reference[] = [
  {
    authors: 'D. Rumelhart, G. Hinton and R. Williams',
    year: 1986,
    title: 'Learning representations by back-propagating errors',
    where: 'Nature 323, 533–536',
    href: 'https://doi.org/10.1038/323533a0',
    adds: 'The paper that made backpropagation widely known.',
  },
  {
    authors: 'I. Goodfellow, Y. Bengio and A. Courville',
    year: 2016,
    title: 'Deep Learning, section 6.5',
    where: 'MIT Press',
    href: 'https://www.deeplearningbook.org/contents/mlp.html',
    adds: 'Backpropagation on general computational graphs.',
  },
  {
    authors: 'X. Glorot and Y. Bengio',
    year: 2010,
    title: 'Understanding the difficulty of training deep feedforward neural networks',
    where: 'AISTATS',
    href: 'https://proceedings.mlr.press/v9/glorot10a.html',
    adds: 'The initialization that this book uses.',
  },
  {
    authors: 'K. He, X. Zhang, S. Ren and J. Sun',
    year: 2015,
    title: 'Delving Deep into Rectifiers',
    where: 'ICCV',
    href: 'https://arxiv.org/abs/1502.01852',
    adds: 'The initialization for ReLU.',
  },
  {
    authors: 'A. Baydin, B. Pearlmutter, A. Radul and J. Siskind',
    year: 2018,
    title: 'Automatic Differentiation in Machine Learning: a Survey',
    where: 'Journal of Machine Learning Research 18',
    href: 'https://jmlr.org/papers/v18/17-468.html',
    adds: 'Forward and reverse mode, and backpropagation as a case of reverse mode.',
  },
  {
    authors: 'Stanford CS231n',
    title: 'Backpropagation, Intuitions',
    where: 'Course notes',
    href: 'https://cs231n.github.io/optimization-2/',
    adds: 'Local rules on computational graphs, with small numbers.',
  },
  {
    authors: 'A. Zhang, Z. Lipton, M. Li and A. Smola',
    year: 2023,
    title: 'Dive into Deep Learning, section 5.3',
    where: 'Cambridge University Press',
    href: 'https://d2l.ai/chapter_multilayer-perceptrons/backprop.html',
    adds: 'Forward propagation, backpropagation and computational graphs, with code.',
  },
];

const fromSource: readonly Reference[] = [
  {
    authors: 'M. Nielsen',
    year: 2015,
    title: 'Neural Networks and Deep Learning, chapter 2',
    href: 'http://neuralnetworksanddeeplearning.com/chap2.html',
    adds: 'The same recursion in four equations, including biases, with proofs. It begins with a different loss.',
  },
  {
    authors: 'T. Parr and J. Howard',
    year: 2018,
    title: 'The Matrix Calculus You Need For Deep Learning',
    href: 'https://arxiv.org/abs/1802.01528',
    adds: 'Jacobians from the beginning, and where the sums in the chain rule come from.',
  },
  {
    authors: 'T. Parr and J. Howard',
    year: 2018,
    title: 'The same as a web page, section 6.2',
    href: 'https://explained.ai/matrix-calculus/#sec6.2',
    adds: 'The derivative with respect to the bias, which the source omits.',
  },
  {
    authors: 'A. Ahmed',
    title: 'Derivative of Softmax loss function, Mathematics Stack Exchange 945871',
    href: 'https://math.stackexchange.com/questions/945871/derivative-of-softmax-loss-function',
    adds: 'The derivation of EqA1.1 that the source follows. Its indices are correct; the slip is in the source.',
  },
  {
    authors: 'A. Parellada',
    title: 'Answer on the derivative of softmax, Cross Validated 267988',
    href: 'https://stats.stackexchange.com/a/267988/191675',
  },
  {
    authors: 'E. Bendersky',
    year: 2016,
    title: 'The Softmax function and its derivative',
    href: 'https://eli.thegreenplace.net/2016/the-softmax-function-and-its-derivative/',
    adds: 'The full Jacobian of the softmax and its numerical stability. The source finds it slightly hard to follow.',
  },
  {
    authors: 'A. Kim',
    title: 'Answer on the softmax derivative in NumPy, Stack Overflow 46028029',
    href: 'https://stackoverflow.com/a/46028029/429476',
  },
  {
    authors: 'P. Sadowski',
    title: 'Notes on Backpropagation',
    href: 'https://www.ics.uci.edu/~pjsadows/notes.pdf',
    adds: 'Short notes in index notation, for sigmoid outputs and for softmax. The source finds them easy to follow but incomplete.',
  },
  {
    authors: 'K. Clark',
    title: 'Computing Neural Network Gradients',
    where: 'Stanford CS224n',
    href: 'https://web.stanford.edu/class/cs224n/readings/gradient-notes.pdf',
    adds: 'A table of Jacobian identities and the shape convention. The source’s section on ⊙ follows it.',
  },
  {
    authors: 'aew61.github.io',
    title: 'Activation functions and derivatives',
    href: 'https://aew61.github.io/blog/artificial_neural_networks/1_background/1.b_activation_functions_and_derivatives.html',
  },
  {
    authors: 'E. Learned-Miller',
    title: 'Vector, Matrix, and Tensor Derivatives',
    where: 'Stanford CS231n',
    href: 'http://cs231n.stanford.edu/vecDerivs.pdf',
    adds: 'A method that always works: write one entry, expand the sum, collect the terms. It includes the tensor with three indices.',
  },
  {
    authors: 'J. Crimaldi',
    title: 'A Primer on Index Notation',
    href: 'https://web.iitd.ac.in/~pmvs/courses/mcl702/notation.pdf',
  },
  {
    authors: 'Jefkine',
    year: 2016,
    title: 'Backpropagation In Convolutional Neural Networks',
    href: 'https://www.jefkine.com/general/2016/09/05/backpropagation-in-convolutional-neural-networks/',
    adds: 'The source finds it the hardest to follow, and probably correct.',
  },
  {
    authors: 'Y. LeCun and M. Ranzato',
    year: 2013,
    title: 'Deep Learning Tutorial, ICML 2013',
    href: 'https://cs.nyu.edu/~yann/talks/lecun-ranzato-icml2013.pdf',
  },
  {
    authors: 'M. Ranzato',
    year: 2014,
    title: 'Supervised Deep Learning, tutorial at CVPR 2014',
    adds: 'The source finds it easy to follow and not entirely correct. The address in the source has expired.',
  },
  {
    authors: 'C.-F. Wang',
    title: 'Finding the Cost Function of Neural Networks',
    href: 'https://towardsdatascience.com/step-by-step-the-math-behind-neural-networks-490dc1f3cfd9',
    adds: 'Part 1 of a series: the cost function of one ReLU neuron with squared error.',
  },
  {
    authors: 'Mathematics Stack Exchange',
    title: 'Jacobian matrix of an element-wise operation on a matrix, 4397390',
    href: 'https://math.stackexchange.com/questions/4397390/jacobian-matrix-of-an-element-wise-operation-on-a-matrix',
    adds: 'A question about the flattened matrices of the section on ⊙.',
  },
];

const Listed = ({ of }: { readonly of: readonly Reference[] }) => (
  <ul>
    {of.map(({ authors, year, title, where, href, adds }) => (
      <li key={title}>
        {authors}
        {year && ` (${year})`}. {href ? <a href={href}>{title}</a> : <cite>{title}</cite>}
        {where && `. ${where}`}.{adds && ` ${adds}`}
      </li>
    ))}
  </ul>
);

export const References = () => (
  <section id="references" className="references" aria-labelledby="references-title">
    <h2 id="references-title">Sources and further reading</h2>
    <p>
      The order of the derivation, and the labels EqA1, EqA1.1, EqA2 and EqA2.1, follow Chapter 7,
      “Back Propagation in Full – With Softmax &amp; CrossEntropy Loss”, of Alex Punnen’s{' '}
      <cite>The Mathematical Intuition Behind Deep Learning</cite>, © Alex Punnen, all rights
      reserved. This is an independent edition in its own words and with its own figures. Some
      equations are stated differently, and all other labels are ours.{' '}
      <a href="chapter-7-errata.html">The list of errata</a> names every place where it differs from
      its source.
    </p>
    <h3>Further reading</h3>
    <Listed of={ours} />
    <h3>References of the source</h3>
    <Listed of={fromSource} />
    <ErratumNote id="E42" />
    <ErratumNote id="E43" />
    <ErratumNote id="E44" />
    <ErratumNote id="E45" />
  </section>
);
