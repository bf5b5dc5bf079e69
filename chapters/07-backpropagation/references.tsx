interface Reference {
  readonly authors: string;
  readonly title: string;
  readonly href: string;
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
    authors: 'E. Bendersky',
    title: 'The Softmax Function and Its Derivative',
    href: 'https://eli.thegreenplace.net/2016/the-softmax-function-and-its-derivative/',
    adds: 'The full Jacobian of the softmax, with care for large logits and for the weights before it.',
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
    adds: 'A table of the Jacobians that networks are made of, and the shape convention put to work.',
  },
];

export const References = () => (
  <section id="references" className="references" aria-labelledby="references-title">
    <h2 id="references-title">Sources and further reading</h2>
    <p>
      The course of this chapter, and the labels EqA1, EqA1.1, EqA2 and EqA2.1, follow Chapter 7 of
      Alex Punnen’s <cite>The Mathematical Intuition Behind Deep Learning</cite>, © Alex Punnen, all
      rights reserved. This is an independent edition in its own words, with its own figures; some
      equations are stated differently, and all other labels are ours.
    </p>
    <ul>
      {references.map(({ authors, title, href, adds }) => (
        <li key={href}>
          {authors}, <a href={href}>{title}</a>. {adds}
        </li>
      ))}
    </ul>
  </section>
);
