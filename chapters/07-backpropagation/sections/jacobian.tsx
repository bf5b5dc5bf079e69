import {
  apply,
  jacobian,
  kronecker,
  minus,
  negative,
  sumOver,
  sym,
  times,
  transpose,
} from '../../../src/notation/expression.ts';
import type { Expr } from '../../../src/notation/expression.ts';
import { Indexed, PartialDerivative, Vec } from '../../../src/ui/maths/Indexed.tsx';
import { FormulaLetters } from '../../../src/ui/maths/FormulaLetters.tsx';
import { Dfn, Fn, Letter, M, Sign, Sym, Term } from '../../../src/ui/text/Prose.tsx';
import { ErratumNote } from '../errata/list.tsx';
import { l, m } from '../letters.ts';
import { Figure, Identity, Question, Ref, Section, DerivationBlock } from '../tags.ts';
import * as styles from './jacobian.module.css';

const ai = sym('a', m(), 'i');
const zi = sym('z', m(), 'i');

/** The products of matrices, and the one of numbers that each comes from. */
const products: readonly {
  readonly name: string;
  readonly letters: string;
  readonly byIndex: Expr;
  readonly asMatrices: Expr;
}[] = [
  {
    name: 'matrix product',
    letters: 'the summed letter is last in one factor, first in the next',
    byIndex: sumOver('k', times(sym('W', m(), 'ik'), sym('a', m(-1), 'k'))),
    asMatrices: times(sym('W', m()), sym('a', m(-1))),
  },
  {
    name: 'with a transpose',
    letters: 'the summed letter is first in both',
    byIndex: sumOver('i', times(sym('W', m(), 'ij'), sym('dz', m(), 'i'))),
    asMatrices: times(transpose(sym('W', m())), sym('dz', m())),
  },
  {
    name: 'outer product',
    letters: 'nothing is summed, each factor has its own free letter',
    byIndex: times(sym('dz', m(), 'i'), sym('a', m(-1), 'j')),
    asMatrices: times(sym('dz', m()), transpose(sym('a', m(-1)))),
  },
  {
    name: 'Hadamard product',
    letters: 'nothing is summed, both factors have the same free letter',
    byIndex: times(sym('da', m(), 'i'), sym('da_dz', m(), 'i')),
    asMatrices: { kind: 'hadamard', factors: [sym('da', m()), sym('da_dz', m())] },
  },
];

/** An entry of the matrices X and A, which are no tensors of the network. */
const Entry = ({ of, at }: { readonly of: 'a' | 'x'; readonly at: string }) => (
  <Indexed letter={of} cell={at} />
);

/** The section that the source calls skippable: it folds away. */
export const WhyHadamard = () => (
  <Section id="jacobian">
    <p>
      You may skip this section: nothing later depends on it. It explains in detail where ⊙ comes
      from, and how index notation turns into matrices.
    </p>
    <details open>
      <summary>From index notation to matrices, and Jacobians of element-wise functions</summary>
      <h3 id="four-products">Four products</h3>
      <p>
        In index notation there is one product, of numbers, and the letters say what is added. With
        matrices there are four products. Each can be recognized by its letters:
      </p>
      <table className={styles.products}>
        <thead>
          <tr>
            <th scope="col">product</th>
            <th scope="col">by index</th>
            <th scope="col">as matrices</th>
          </tr>
        </thead>
        <tbody>
          {products.map(({ name, letters, byIndex, asMatrices }) => (
            <tr key={name}>
              <th scope="row">
                {name} <span className={styles.letters}>{letters}</span>
              </th>
              <td>
                <M>{byIndex}</M>
              </td>
              <td>
                <M>{asMatrices}</M>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <ErratumNote id="E18" />
      <ErratumNote id="E8" />
      <p>
        So a transpose appears in this chapter for one of three reasons. A sum runs over the first
        index of <FormulaLetters>W</FormulaLetters>. An outer product, or an inner product such as
        the one in <Ref to="Eq4" />, needs a row. Or a gradient is written as a row.
      </p>
      <h3 id="elementwise">A function that acts element-wise</h3>
      <p>
        Let <Fn of="activation" /> act on a column of n numbers:{' '}
        <M>{{ lhs: ai, rhs: [apply('activation', zi)] }}</M> for each <Letter of="i" />. For one
        number in and one number out, the derivative is one number, the slope:
      </p>
      <Identity id="Eq8" />
      <p>
        For a column in and a column out the derivative is a matrix, the Jacobian. Here it is n × n.
        Its entry <Indexed letter="J" cell="ij" />, in row <Letter of="i" /> and column{' '}
        <Letter of="j" />, is the derivative of output <Letter of="i" /> with respect to input{' '}
        <Letter of="j" />:
      </p>
      <Identity id="Eq8.1" />
      <ErratumNote id="E13" />
      <Question
        id="how-many-zeros"
        because={
          <p>
            Each output depends on its own input only. Only where <Letter of="i" /> ={' '}
            <Letter of="j" /> is there a slope. So n of the n × n entries are slopes, and the others
            are 0.
          </p>
        }
      >
        <p>
          Take the Jacobian of the activations of layer <Letter of="l-1" /> with respect to their
          pre-activations. How many of its entries are 0 in the current network?
        </p>
      </Question>
      <p>
        If <Letter of="i" /> and <Letter of="j" /> are different, output <Letter of="i" /> does not
        depend on input <Letter of="j" />, and the entry is 0. If they are equal, it is the slope:
      </p>
      <Identity id="Eq8.2" />
      <p>As a whole, the Jacobian is the diagonal matrix of the slopes:</p>
      <Identity id="Eq8.3" />
      <p>
        Now a gradient arrives from above, <Sym of={sym('da', m())} />; call it v. To carry it back,
        multiply it by the transposed Jacobian. A product Jᵀv is called a{' '}
        <Term>vector–Jacobian product</Term>. Line by line:
      </p>
      <DerivationBlock of="hadamard" />
      <p>
        Multiplying by a diagonal matrix multiplies entry by entry, so the matrix itself is never
        built:
      </p>
      <Identity id="Eq8.4" />
      <p>With a thousand units that is a thousand multiplications instead of a million.</p>
      <p>
        All this requires a diagonal Jacobian. That of the softmax is not: each probability depends
        on every logit, and off the diagonal the entries are{' '}
        <M>{negative(times(sym('p', null, 'i'), sym('p', null, 'j')))}</M>. Using ⊙ there would lose
        the error signals of all wrong classes. Only together with the cross-entropy does it
        simplify to <M>{minus(sym('p'), sym('y'))}</M>.
      </p>
      <ErratumNote id="E38" />
      <h3 id="matrices">The same for matrices</h3>
      <p>
        In a mini-batch the pre-activations form a matrix; call it{' '}
        <FormulaLetters>X</FormulaLetters>. The activations form a matrix{' '}
        <FormulaLetters>A</FormulaLetters> of the same shape, again element-wise:{' '}
        <Entry of="a" at="ij" /> is a function <FormulaLetters>f</FormulaLetters> of{' '}
        <Entry of="x" at="ij" /> and of no other entry. So the derivative of{' '}
        <FormulaLetters>A</FormulaLetters> with respect to one entry of{' '}
        <FormulaLetters>X</FormulaLetters> is a matrix with one entry that is not 0.
      </p>
      <p>
        The derivatives of all entries with respect to all entries have four indices. To arrange
        them as an ordinary Jacobian, write each matrix as{' '}
        <Dfn of="vec">
          one long column, its columns below one another: <Sign of="vec" />
        </Dfn>
        . A 2×2 matrix becomes a column of four, <Entry of="a" at="11" />, <Entry of="a" at="21" />,{' '}
        <Entry of="a" at="12" />, <Entry of="a" at="22" />, and the Jacobian is 4×4. In the row of{' '}
        <Entry of="a" at="ij" /> and the column of <Entry of="x" at="kl" /> it has{' '}
        <PartialDerivative of={<Entry of="a" at="ij" />} by={<Entry of="x" at="kl" />} />, which is
        0 unless both are at the same place. So it is diagonal again:
      </p>
      <p className="display">
        <PartialDerivative of={<Vec of="A" />} by={<Vec of="X" />} /> ={' '}
        <span className="maths">
          <span className="maths-upright">diag</span>(<Vec of="f′(X)" />)
        </span>
      </p>
      <ErratumNote id="E9" />
      <ErratumNote id="E10" />
      <ErratumNote id="E11" />
      <p>
        One could also write the matrices row by row: then the entries of the diagonal are in
        another order, and the result is the same. A product with a diagonal matrix is ⊙, here
        between matrices, so nothing needs to be flattened. The derivation shows it for the
        pre-activations of a layer and several samples, with unit <Letter of="i" /> of sample{' '}
        <Letter of="n" /> in row <Letter of="i" /> and column <Letter of="n" />. (Where numbers
        replace the letters, the number of the sample is raised, in brackets.)
      </p>
      <DerivationBlock of="matrices" />
      <ErratumNote id="E12" />
      <p>In short:</p>
      <p className="display">
        <PartialDerivative of="L" by="X" /> = <FormulaLetters>f′(X)</FormulaLetters> ⊙{' '}
        <PartialDerivative of="L" by="A" />
      </p>
      <p>
        A mini-batch needs nothing new: its columns are side by side, and no sample affects the
        derivatives of another.
      </p>
      <Figure name="hadamard" />
      <h3 id="rank-three">A vector with respect to a matrix</h3>
      <p>
        One derivative of this chapter has three indices,{' '}
        <M>{jacobian(sym('z', l(), 'k'), sym('W', l(), 'ij'))}</M>. It is a <Term>tensor</Term>: a
        stack of matrices, one for each logit. Each of these matrices is 0 except for one row, which
        holds the activations. Multiplied by the error signal and summed over <Letter of="k" />, it
        leaves the outer product of <Ref to="EqA1.2" />. The same is true in every layer. In layer
        2, for example, <M>{jacobian(sym('z', 2, 'k'), sym('W', 2, 'ij'))}</M> is{' '}
        <M>{times(kronecker('k', 'i'), sym('a', 1, 'j'))}</M>, and after the multiplication the row
        that is left is <M>{transpose(sym('a', 1))}</M>. The figure shows it for any layer.
      </p>
      <Figure name="weight-tensor" />
      <ErratumNote id="E26" />
      <p>
        A discussion on{' '}
        <a href="https://math.stackexchange.com/questions/4397390/jacobian-matrix-of-an-element-wise-operation-on-a-matrix">
          Mathematics Stack Exchange
        </a>{' '}
        has more on element-wise derivatives of matrices.
      </p>
    </details>
  </Section>
);
