import { modelOf } from '../../../src/layers/network.ts';
import { size } from '../../../src/tensor/tensor.ts';
import { Count, Sym, Term } from '../../../src/ui/text/Prose.tsx';
import { NETWORK } from '../model.ts';
import { Ref, Section } from '../tags.ts';
import { W } from '../tensors.ts';
import { FIRST_MAPS, Whole } from './why.tsx';
import * as styles from './sections.module.css';

const { parameters } = modelOf(NETWORK);
const weights = (name: string): number => size(parameters[name]!);
const pixels = size(NETWORK.input);
/** Of each layer: weights, biases, and how often each weight is used for one sample. */
const layers = [
  { what: 'convolution 3 × 3, 5 maps of 6 × 6', W: 'W1', b: 'b1', uses: 36 },
  { what: 'convolution 2 × 2, 12 maps of 2 × 2', W: 'W2', b: 'b2', uses: 4 },
  { what: 'dense, 10 classes', W: 'W3', b: 'b3', uses: 1 },
];
const sum = (of: (layer: (typeof layers)[number]) => number): number =>
  layers.reduce((total, layer) => total + of(layer), 0);

export const Cost = () => (
  <Section id="cost">
    <p>
      A convolution could be computed with six nested loops, but that is slow. A faster way uses a
      matrix of patches. For each position, write the pixels under the window as a column. All these
      columns side by side form a matrix; building it is called <Term>im2col</Term>. Write each
      filter as a row of a second matrix. Then the whole convolution is one matrix product, of the
      shapes
    </p>
    <p className={styles.formula}>
      (filters × channels · window) times (channels · window × positions)
    </p>
    <p>
      The backward pass needs two more. The error signals times the transposed patches are the
      gradient of the kernels: that is <Ref to="Eq8.3" />. The transposed kernels times the error
      signals are the gradients of the patches, which are added where patches overlap: that is{' '}
      <Ref to="Eq8.5" />. This book computes them in this way. With a kernel of 3 × 3 the patches
      contain most pixels nine times. It is still faster, because processors are best at matrix
      products: these read memory in order and use each number that they load many times.
    </p>
    <table className={styles.costs}>
      <caption>Our network, for one image</caption>
      <thead>
        <tr>
          <th scope="col">layer</th>
          <th scope="col">weights</th>
          <th scope="col">biases</th>
          <th scope="col">multiplications</th>
        </tr>
      </thead>
      <tbody>
        {layers.map(({ what, W: name, b, uses }) => (
          <tr key={what}>
            <th scope="row">{what}</th>
            <td>
              <Whole of={weights(name)} />
            </td>
            <td>{weights(b)}</td>
            <td>
              <Whole of={weights(name) * uses} />
            </td>
          </tr>
        ))}
        <tr>
          <th scope="row">in all</th>
          <td>
            <Whole of={sum(({ W: name }) => weights(name))} />
          </td>
          <td>{sum(({ b }) => weights(b))}</td>
          <td>
            <Whole of={sum(({ W: name, uses }) => weights(name) * uses)} />
          </td>
        </tr>
        <tr>
          <th scope="row">a dense layer in place of the first</th>
          <td>
            <Whole of={FIRST_MAPS * pixels} />
          </td>
          <td>{FIRST_MAPS}</td>
          <td>
            <Whole of={FIRST_MAPS * pixels} />
          </td>
        </tr>
      </tbody>
    </table>
    <p>
      A shared weight is stored once but used many times: the first layer has{' '}
      <Whole of={weights('W1')} /> weights and needs <Whole of={weights('W1') * 36} />{' '}
      multiplications. So in networks of this kind the convolutions take most of the time, and the
      dense layers have most of the weights. The current network has <Count of="weights" /> weights
      and <Count of="biases" /> biases in all.
    </p>
    <p>
      The backward pass costs about twice the forward pass: one matrix product of the same size for
      the gradient of <Sym of={W()} />, one for the error signal of the layer below. (The first
      layer does not need the second.)
    </p>
    <h3 id="code">In code</h3>
    <p>
      A convolution in NumPy, with loops instead of patches to keep it short. The tab <em>Code</em>{' '}
      beside the text has the whole pass, and <em>Save as Python</em> writes a script that runs and
      trains the network:
    </p>
    <pre className={styles.listing} tabIndex={0} aria-label="Convolution in NumPy">
      <code>{`def conv2d(W, x, b):                     # W: (K, C, U, V), x: (C, rows, columns)
    K, C, U, V = W.shape
    rows, columns = x.shape[1] - U + 1, x.shape[2] - V + 1
    z = np.zeros((K, rows, columns))
    for i in range(rows):
        for j in range(columns):
            patch = x[:, i:i+U, j:j+V]
            z[:, i, j] = np.tensordot(W, patch, axes=3) + b
    return z

def conv2d_backward(W, x, delta):
    K, C, U, V = W.shape
    dW, dx = np.zeros_like(W), np.zeros_like(x)
    for i in range(delta.shape[1]):
        for j in range(delta.shape[2]):
            error = delta[:, i, j]
            dW += np.multiply.outer(error, x[:, i:i+U, j:j+V])     # a sum over uses
            dx[:, i:i+U, j:j+V] += np.tensordot(error, W, axes=1)  # another sum over uses
    return dW, delta.sum(axis=(1, 2)), dx`}</code>
    </pre>
    <p>The same network in PyTorch, where automatic differentiation provides the backward pass:</p>
    <pre className={styles.listing} tabIndex={0} aria-label="The network in PyTorch">
      <code>{`model = nn.Sequential(
    nn.Conv2d(1, 5, kernel_size=3), nn.ReLU(),
    nn.MaxPool2d(2),
    nn.Conv2d(5, 12, kernel_size=2), nn.ReLU(),
    nn.Flatten(),
    nn.Linear(48, 10),
)
loss = nn.functional.cross_entropy(model(images), labels)  # images: (N, 1, 8, 8)
loss.backward()                                            # dW is in model[0].weight.grad`}</code>
    </pre>
  </Section>
);
