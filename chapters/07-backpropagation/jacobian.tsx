import {
  apply,
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
import { Figure } from '../../src/view/figures/Figure.tsx';
import { Dfn, Fn, Letter, M, Sign, Sym } from '../../src/view/Prose.tsx';
import { Slip } from './errata.tsx';
import { l, m } from './letters.ts';
import { Question, Ref, Section, Walk } from './tags.ts';

const ai = sym('a', m(), 'i');
const zj = sym('z', m(), 'j');
const zi = sym('z', m(), 'i');

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
        In index notation there is one product, of numbers, and the letters say what is added up. A
        letter that two neighbours share and that is summed makes a product of matrices. One that
        sits in the wrong place for that makes a transpose. Two letters that are both free make a
        column times a row. And a letter that is shared and <em>not</em> summed makes ⊙.
      </p>
      <Slip id="E8" />
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
      <Slip id="E13" />
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
        So it is <M>{times(apply('activation′', zi), kronecker('i', 'j'))}</M>: the slope on the
        diagonal, nought elsewhere. Such a matrix is written as diag of the column on its diagonal.
      </p>
      <p>
        Now let a gradient come in from above, <Sym of={sym('da', m())} />. To send it on, it is
        multiplied by the transposed Jacobian, which here is the Jacobian itself. Line by line:
      </p>
      <Walk of="hadamard" />
      <p>
        To multiply by a diagonal matrix is to multiply entry by entry, so the matrix is never made:{' '}
        <M>{{ lhs: sym('dz', m()), rhs: [hadamard(sym('da_dz', m()), sym('da', m()))] }}</M>. With a
        thousand units that is a thousand multiplications instead of a million.
      </p>
      <p>
        All of this rests on the diagonal. The softmax has none to offer: each probability looks at
        every logit, off the diagonal stands{' '}
        <M>{negative(times(sym('p', null, 'i'), sym('p', null, 'j')))}</M>, and with ⊙ in its place
        the errors of all wrong classes would be lost. Only together with the cross-entropy does it
        come down to <M>{minus(sym('p'), sym('y'))}</M>.
      </p>
      <Slip id="E38" />
      <h3 id="matrices">The same for matrices</h3>
      <p>
        With a mini-batch the pre-activations are a matrix, call it <em>X</em>, and the activations
        a matrix <em>A</em> of the same shape, again entry by entry:{' '}
        <M>{{ lhs: sym('a', m(), 'in'), rhs: [apply('activation', sym('z', m(), 'in'))] }}</M> for
        each unit <Letter of="i" /> and each sample <Letter of="n" />. A matrix by a matrix has four
        indices. To have a Jacobian all the same, write each matrix as{' '}
        <Dfn of="vec">
          one long column, its columns one below the other: that is called <Sign of="vec" />
        </Dfn>
        . Two by two numbers become four, and the Jacobian of four by four is diagonal once more,
        with the slope at each entry on its diagonal: at a₁₁, a₂₁, a₁₂, a₂₂, in this order. Row
        after row would do as well; the order on the diagonal changes, the result does not.
      </p>
      <Slip id="E9" />
      <Slip id="E10" />
      <Slip id="E11" />
      <p>
        And once more the product with a diagonal matrix is ⊙, this time between matrices. Line by
        line, for a few samples side by side (where numbers stand for letters, the sample stands
        above, in brackets):
      </p>
      <Walk of="matrices" />
      <Slip id="E12" />
      <p>
        The gradient by <em>X</em> is the slopes at <em>X</em> times the gradient by <em>A</em>,
        entry by entry. A mini-batch asks for nothing new; its columns stand side by side and never
        meet.
      </p>
      <Figure name="hadamard" />
      <h3 id="rank-three">And a column by a matrix</h3>
      <p>
        One Jacobian of the chapter has three indices,{' '}
        <M>{jacobian(sym('z', l(), 'k'), sym('W', l(), 'ij'))}</M>. It is a tensor, a stack of
        matrices, one for each logit; and each of them is nought but for a single row, where the
        activations stand. Multiplying it out is possible and wasteful. What is left of it, once the
        error has been summed over <Letter of="k" />, is the column times the row of{' '}
        <Ref to="EqA1.2" />.
      </p>
      <Figure name="weight-tensor" />
      <Slip id="E26" />
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
