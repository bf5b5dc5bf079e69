import { Ref, Section } from './tags.ts';
import * as styles from './text.module.css';

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
          The gradient of a shared weight is the sum over its uses: the cross-correlation of the
          input with the error signal (<Ref to="Eq8.3" />
          ). Of a bias it is the sum of the error map (<Ref to="Eq8.4" />
          ).
        </li>
        <li>
          The gradient by the input is the full convolution of the error signal with the kernel,
          which is turned by 180° (<Ref to="Eq8.5" />
          ). A stride spreads the errors out with zeros (<Ref to="Eq8.7" />
          ).
        </li>
        <li>
          ReLU is a gate (<Ref to="Eq8.9" />
          ), max pooling a route to the winner (<Ref to="Eq8.11" />
          ), average pooling a division among equals (<Ref to="Eq8.13" />
          ), flattening a renaming (<Ref to="Eq8.15" />
          ).
        </li>
        <li>
          All of it is computed as matrix products over a matrix of patches, and costs about three
          forward passes in all.
        </li>
      </ul>
    </div>
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
