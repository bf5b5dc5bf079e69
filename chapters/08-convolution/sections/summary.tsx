import { listFile } from '../../../src/ui/text/meta.ts';
import { meta } from '../meta.ts';
import { Ref, Section } from '../tags.ts';
import * as styles from './sections.module.css';

export const Summary = () => (
  <Section id="summary">
    <div className={styles.box}>
      <ul>
        <li>
          A convolution is a dense layer whose weights are shared and mostly 0. It slides a kernel
          over the input and computes a weighted sum at each position (<Ref to="Eq8.1" />, with
          stride and padding <Ref to="Eq8.2" />
          ).
        </li>
        <li>
          The gradient of a shared weight is the sum over its uses. For a kernel it is the
          cross-correlation of the input with the error signal (<Ref to="Eq8.3" />
          ). For a bias it is the sum of the error signals of its map (<Ref to="Eq8.4" />
          ).
        </li>
        <li>
          The gradient with respect to the input is a full convolution: the kernel, rotated by 180°,
          slides over the error signal (<Ref to="Eq8.5" />
          ). With a stride there are zeros between the error signals (<Ref to="Eq8.7" />
          ).
        </li>
        <li>
          Backward, ReLU multiplies by slopes that are 0 or 1 (<Ref to="Eq8.9" />
          ), max pooling passes the gradient to the largest cell (<Ref to="Eq8.11" />
          ), average pooling divides it equally (<Ref to="Eq8.13" />
          ), and flattening only arranges it as maps (<Ref to="Eq8.15" />
          ).
        </li>
        <li>
          Programs compute a convolution as a product with a matrix of patches. The backward pass
          needs two more such products for each layer, but only one for the first.
        </li>
      </ul>
    </div>
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
