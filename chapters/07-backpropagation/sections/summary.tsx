import { delta, hadamard, minus, sym, times, transpose } from '../../../src/notation/expression.ts';
import type { Statement } from '../../../src/notation/expression.ts';
import { listFile } from '../../../src/ui/text/meta.ts';
import { M, Sym } from '../../../src/ui/text/Prose.tsx';
import { SummaryBox } from '../../../src/ui/text/SummaryBox.tsx';
import type { equations } from '../equations.ts';
import { l, m } from '../letters.ts';
import { meta } from '../meta.ts';
import { Letters } from './plain-letters.tsx';
import * as styles from './summary.module.css';
import { Figure, Ref, Section } from '../tags.ts';

interface Boxed {
  readonly statement: Statement;
  readonly says: string;
  readonly label: keyof typeof equations;
}

const boxed: readonly Boxed[] = [
  {
    statement: { lhs: delta(l()), rhs: [minus(sym('p'), sym('y'))] },
    says: 'start at the logits',
    label: 'EqA1.1',
  },
  {
    statement: {
      lhs: delta(m()),
      rhs: [hadamard(times(transpose(sym('W', m(1))), delta(m(1))), sym('da_dz', m()))],
    },
    says: 'from layer to layer',
    label: 'EqA2.3',
  },
  {
    statement: {
      lhs: sym('dW', m()),
      rhs: [times(delta(m()), transpose(sym('a', m(-1))))],
    },
    says: 'weights',
    label: 'EqA2.2',
  },
  { statement: { lhs: sym('db', m()), rhs: [delta(m())] }, says: 'biases', label: 'EqA2.4' },
];

interface LocalRule {
  readonly operation: string;
  readonly forward: string;
  /** What it sends back, and to which input. */
  readonly back: readonly (readonly [what: string, to: string])[];
  readonly says: string;
}

/** What each operation does with a gradient g that arrives at its output. */
const rules: readonly LocalRule[] = [
  {
    operation: 'add',
    forward: 's = u + v',
    back: [
      ['g', 'u'],
      ['g', 'v'],
    ],
    says: 'copies the gradient',
  },
  {
    operation: 'multiply',
    forward: 's = uv',
    back: [
      ['gv', 'u'],
      ['gu', 'v'],
    ],
    says: 'multiplies by the other factor',
  },
  {
    operation: 'max',
    forward: 's = max(u, v)',
    back: [
      ['g', 'the larger'],
      ['0', 'the other'],
    ],
    says: 'passes it to the larger input',
  },
  {
    operation: 'affine',
    forward: 's = Wu + b',
    back: [
      ['Wᵀg', 'u'],
      ['guᵀ', 'W'],
      ['g', 'b'],
    ],
    says: 'multiplies by the transpose',
  },
  {
    operation: 'activation',
    forward: 's = σ(u)',
    back: [['g ⊙ σ′(u)', 'u']],
    says: 'multiplies by the slopes',
  },
  {
    operation: 'use twice',
    forward: 's_1 = u, s_2 = u',
    back: [['g_1 + g_2', 'u']],
    says: 'adds the gradients',
  },
];

export const Summary = () => (
  <Section id="summary">
    <p>
      Four equations describe backpropagation. The first depends on the output layer and the loss.
      The other three are the same for every fully connected network.
    </p>
    <SummaryBox
      id="four-equations"
      of={boxed.map(({ label, ...row }) => ({ ...row, label: <Ref to={label} /> }))}
    />
    <h3 id="algorithm">The algorithm</h3>
    <p>
      Here is the algorithm as numbered lines, with the cost of each line for one sample in the
      current network. The cost is the number of multiplications in the sums of this chapter. The
      backward pass costs about twice as much as the forward pass or less, for all gradients
      together. It also needs memory: the values of the forward pass are kept until the backward
      pass has used them.
    </p>
    <Figure name="algorithm" />
    <h3 id="heads">Other output layers</h3>
    <p>
      The last layer’s activation and the loss are chosen together. Three common pairs give the same
      error signal, <M>{minus(sym('p'), sym('y'))}</M>, where <Sym of={sym('p')} /> is the output of
      each. Squared error after a sigmoid does not: the slope of the sigmoid remains as a factor,
      and where the sigmoid is saturated the network learns slowly even if it is completely wrong.
    </p>
    <Figure name="heads" />
    <h3 id="local-rules">Local rules</h3>
    <p>
      In the backward pass a gradient <Letters>g</Letters> arrives at the output{' '}
      <Letters>s</Letters> of each operation. The operation sends a gradient to each of its inputs.
      With these rules you can differentiate any computational graph of these operations:
    </p>
    <div className={styles.scroll} tabIndex={0} role="group" aria-label="Local rules">
      <table className={styles.rules}>
        <thead>
          <tr>
            <th scope="col">operation</th>
            <th scope="col">forward</th>
            <th scope="col">back</th>
            <th scope="col">in words</th>
          </tr>
        </thead>
        <tbody>
          {rules.map(({ operation, forward, back, says }) => (
            <tr key={operation}>
              <th scope="row">{operation}</th>
              <td>
                <Letters>{forward}</Letters>
              </td>
              <td>
                {back.map(([what, to], n) => (
                  <span key={to}>
                    {n > 0 && ', '}
                    <Letters>{what}</Letters> to {to.length === 1 ? <Letters>{to}</Letters> : to}
                  </span>
                ))}
              </td>
              <td>{says}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
    <h3 id="recap">What to remember</h3>
    <ul>
      <li>A gradient is a rate: how fast the loss changes as one number changes.</li>
      <li>Along a path, multiply local slopes. Where paths branch, add.</li>
      <li>
        The error signal of a layer contains everything above it. It is computed once and used for
        the weights, for the biases and for the layer below.
      </li>
      <li>
        A gradient has the shape of what it belongs to. A transpose sends the error signal back
        through the weights; an outer product gives the gradient of the weights; ⊙ applies the
        slopes.
      </li>
      <li>
        Compute every gradient before you update any parameter, and check gradients by differences.
      </li>
      <li>
        One backward pass costs at most about two forward passes, however many parameters there are.
      </li>
    </ul>
    <p>
      <a href={listFile(meta, 'equations')}>All numbered equations</a>,{' '}
      <a href={listFile(meta, 'glossary')}>a glossary of terms and symbols</a> and{' '}
      <a href={`${listFile(meta, 'practice')}#predictions`}>your predictions beside the answers</a>{' '}
      have pages of their own.
    </p>
  </Section>
);
