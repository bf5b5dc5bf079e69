import { listFile } from '../../../src/ui/text/meta.ts';
import { SummaryBox } from '../../../src/ui/text/SummaryBox.tsx';
import { equations } from '../equations.ts';
import { meta } from '../meta.ts';
import { Ref, Section } from '../tags.ts';

/** The equations that the chapter comes down to, and what each is for. */
const boxed: readonly (readonly [label: keyof typeof equations, says: string])[] = [
  ['Eq8.1', 'forward'],
  ['Eq8.3', 'weights'],
  ['Eq8.4', 'biases'],
  ['Eq8.5', 'input'],
  ['Eq8.9', 'ReLU'],
];

export const Summary = () => (
  <Section id="summary">
    <p>
      A convolution slides a kernel over its input and computes a weighted sum at each position. It
      is a dense layer whose weights are shared and mostly 0. Its backward pass is three sums, and
      what is between two convolutions passes the gradient on, cell by cell:
    </p>
    <SummaryBox
      of={boxed.map(([label, says]) => ({
        statement: equations[label].statement,
        says,
        label: <Ref to={label} />,
      }))}
    />
    <ul>
      <li>
        The gradient of a shared weight is the sum over its uses. For a kernel it is the
        cross-correlation of the input with the error signal.
      </li>
      <li>
        The gradient with respect to the input is a full convolution: the kernel, rotated by 180°,
        slides over the error signal. With a stride (<Ref to="Eq8.2" />) there are zeros between the
        error signals (<Ref to="Eq8.7" />
        ).
      </li>
      <li>
        ReLU multiplies by slopes that are 0 or 1, max pooling passes the gradient to the largest
        cell (<Ref to="Eq8.11" />
        ), average pooling divides it equally (<Ref to="Eq8.13" />
        ), and flattening only arranges it as maps (<Ref to="Eq8.15" />
        ).
      </li>
      <li>
        Programs compute a convolution as a product with a matrix of patches. The backward pass
        needs two more such products for each layer, but only one for the first.
      </li>
    </ul>
    <p>
      <a href={listFile(meta, 'equations')}>All numbered equations</a> and{' '}
      <a href={listFile(meta, 'glossary')}>a glossary of terms and symbols</a> have pages of their
      own.
    </p>
    <h3>Further reading</h3>
    <ul>
      <li>
        Y. LeCun, L. Bottou, Y. Bengio, P. Haffner,{' '}
        <cite>Gradient-based learning applied to document recognition</cite>, Proceedings of the
        IEEE, 1998.
      </li>
      <li>
        V. Dumoulin, F. Visin, <cite>A guide to convolution arithmetic for deep learning</cite>,
        2016.
      </li>
      <li>
        I. Goodfellow, Y. Bengio, A. Courville, <cite>Deep Learning</cite>, 2016, chapter 9.
      </li>
    </ul>
  </Section>
);
