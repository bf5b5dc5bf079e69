import {
  apply,
  diag,
  hadamard,
  jacobian,
  kronecker,
  minus,
  negative,
  sumOver,
  sym,
  times,
  transpose,
} from '../../src/notation/expression.ts';
import { Indexed, PartialDerivative, Vec } from '../../src/ui/maths/Indexed.tsx';
import { FormulaLetters } from '../../src/ui/maths/FormulaLetters.tsx';
import { Dfn, Fn, Letter, M, Sign, Sym } from '../../src/ui/text/Prose.tsx';
import { ErratumNote } from './errata/list.tsx';
import { l, m } from './letters.ts';
import { Figure, Question, Ref, Section, DerivationBlock } from './tags.ts';

const ai = sym('a', m(), 'i');
const zj = sym('z', m(), 'j');
const zi = sym('z', m(), 'i');

/** An entry of the matrices X and A, which are no tensors of the network. */
const Entry = ({ of, at }: { readonly of: 'a' | 'x'; readonly at: string }) => (
  <Indexed letter={of} cell={at} />
);

/** The section that the source calls skippable: it folds away. */
export const WhyHadamard = () => (
  <Section id="jacobian">
    <p>
      This section may be skipped: nothing further on depends on it. It takes its time over the sign
      ⊙ and over what becomes of indices when they turn into matrices.
    </p>
    <details open>
      <summary>
        From index notation to matrices, and Jacobians of functions that act entry by entry
      </summary>
      <h3 id="four-products">Four products</h3>
      <p>
        In index notation there is one product, of numbers, and the letters say what is added up.
        With matrices there are four. Numbers multiply as they are. A letter that is summed and
        stands last in one factor and first in the next makes a product of matrices; where it stands
        elsewhere, the factor has to be transposed first. Two free letters, one in each factor, make
        a column times a row. And a letter that both factors have and that is <em>not</em> summed
        makes ⊙.
      </p>
      <ErratumNote id="E18" />
      <ErratumNote id="E8" />
      <p>
        So <M>{sumOver('k', times(sym('W', m(), 'ik'), sym('a', m(-1), 'k')))}</M> is{' '}
        <M>{times(sym('W', m()), sym('a', m(-1)))}</M>, and with the first letter summed,{' '}
        <M>{sumOver('i', times(sym('W', m(), 'ij'), sym('dz', m(), 'i')))}</M>, it is{' '}
        <M>{times(transpose(sym('W', m())), sym('dz', m()))}</M>. That is all there is to the
        transposes of this chapter.
      </p>
      <h3 id="elementwise">A function that acts entry by entry</h3>
      <p>
        Let <Fn of="activation" /> act on a column:{' '}
        <M>{{ lhs: ai, rhs: [apply('activation', zi)] }}</M> for each <Letter of="i" />. Of one
        number the derivative is one number, the slope. Of a column by a column it is a matrix, the{' '}
        <em>Jacobian</em>: the outputs down, the inputs across, and in place <Letter of="i" />,{' '}
        <Letter of="j" /> the derivative <M>{jacobian(ai, zj)}</M>.
      </p>
      <ErratumNote id="E13" />
      <Question
        id="how-many-noughts"
        because={
          <p>
            Each output looks at its own input alone. Only where <Letter of="i" /> equals{' '}
            <Letter of="j" /> is there a slope: as many numbers as there are units, in a matrix of
            their square.
          </p>
        }
      >
        <p>
          Layer <Letter of="l-1" /> of the network at hand has such a Jacobian, square and as wide
          as the layer. How many noughts are in it?
        </p>
      </Question>
      <p>
        So the entry is <M>{times(apply('activation′', zi), kronecker('i', 'j'))}</M>: the slope
        where <Letter of="i" /> equals <Letter of="j" />, on the diagonal, and nought elsewhere. The
        whole matrix is <M>{diag(sym('da_dz', m()))}</M>, the one that has this column on its
        diagonal.
      </p>
      <p>
        Now let a gradient come in from above, <Sym of={sym('da', m())} />. To send it on, it is
        multiplied by the transposed Jacobian, which here is the Jacobian itself. Line by line:
      </p>
      <DerivationBlock of="hadamard" />
      <p>
        To multiply by a diagonal matrix is to multiply entry by entry, so nobody ever builds the
        matrix: <M>{{ lhs: sym('dz', m()), rhs: [hadamard(sym('da_dz', m()), sym('da', m()))] }}</M>
        . With a thousand units that is a thousand multiplications instead of a million.
      </p>
      <p>
        All of this rests on a Jacobian that is diagonal, and that of the softmax is not: each
        probability depends on every logit, and off the diagonal stands{' '}
        <M>{negative(times(sym('p', null, 'i'), sym('p', null, 'j')))}</M>. With ⊙ in its place the
        errors of all wrong classes would be lost. Only together with the cross-entropy does it come
        down to <M>{minus(sym('p'), sym('y'))}</M>.
      </p>
      <ErratumNote id="E38" />
      <h3 id="matrices">The same for matrices</h3>
      <p>
        With a mini-batch the pre-activations are a matrix, <FormulaLetters>X</FormulaLetters> for
        short, and the activations a matrix <FormulaLetters>A</FormulaLetters> of the same shape,
        again entry by entry: <Entry of="a" at="ij" /> is a function{' '}
        <FormulaLetters>f</FormulaLetters> of <Entry of="x" at="ij" /> and of no other entry. So the
        derivative of <FormulaLetters>A</FormulaLetters> by one entry of{' '}
        <FormulaLetters>X</FormulaLetters> is a matrix with one number in it, and noughts around it.
      </p>
      <p>
        All entries by all entries, that makes four indices. To have a Jacobian all the same, write
        each matrix as{' '}
        <Dfn of="vec">
          one long column, its columns one below the other: that is called <Sign of="vec" />
        </Dfn>
        . Two by two entries become a column of four, <Entry of="a" at="11" />,{' '}
        <Entry of="a" at="21" />, <Entry of="a" at="12" />, <Entry of="a" at="22" />, and the
        Jacobian is four by four: in the row of <Entry of="a" at="ij" /> and the column of{' '}
        <Entry of="x" at="kl" /> stands{' '}
        <PartialDerivative of={<Entry of="a" at="ij" />} by={<Entry of="x" at="kl" />} />. It is
        nought unless both are at the same place, and diagonal once more:
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
        Row after row would do as well; the order on the diagonal changes, the result does not. For
        the product with a diagonal matrix is ⊙ once more, this time between matrices, and there
        nothing need be flattened. Line by line, for the sums of a layer and a few samples side by
        side, unit <Letter of="i" /> of sample <Letter of="n" /> in row <Letter of="i" />, column{' '}
        <Letter of="n" />. (Where numbers stand for letters, that of the sample stands above, in
        brackets.)
      </p>
      <DerivationBlock of="matrices" />
      <ErratumNote id="E12" />
      <p>In short:</p>
      <p className="display">
        <PartialDerivative of="L" by="X" /> = <FormulaLetters>f′(X)</FormulaLetters> ⊙{' '}
        <PartialDerivative of="L" by="A" />
      </p>
      <p>
        A mini-batch asks for nothing new: its columns stand side by side, and none has a part in
        the derivatives of another.
      </p>
      <Figure name="hadamard" />
      <h3 id="rank-three">And a column by a matrix</h3>
      <p>
        One Jacobian of the chapter has three indices,{' '}
        <M>{jacobian(sym('z', l(), 'k'), sym('W', l(), 'ij'))}</M>. It is a tensor, a stack of
        matrices, one for each logit; and each of them is nought but for a single row, where the
        activations stand. Multiplying it out is possible and wasteful. What is left of it, once it
        has been multiplied by the error and summed over <Letter of="k" />, is the column times the
        row of <Ref to="EqA1.2" />. It is the same in every layer; the source’s example is layer 2,
        which can be picked in the figure where the network has one.
      </p>
      <Figure name="weight-tensor" />
      <ErratumNote id="E26" />
      <p>
        More on derivatives of matrices taken entry by entry stands in a discussion on{' '}
        <a href="https://math.stackexchange.com/questions/4397390/jacobian-matrix-of-an-element-wise-operation-on-a-matrix">
          Mathematics Stack Exchange
        </a>
        .
      </p>
    </details>
  </Section>
);
