import {
  apply,
  plus,
  sym,
  times,
  type Expr,
  type Named,
} from '../../../src/notation/expression.ts';
import { M, Sym } from '../../../src/ui/text/Prose.tsx';
import * as styles from './chain.module.css';
import { l } from '../letters.ts';

interface Link {
  /** What is done to arrive at `to`, in words and as a formula. */
  readonly does: string;
  readonly as?: Expr;
  readonly to: Named;
  /** What `to` is called. */
  readonly called?: string;
}

const affine = (plusLayers: number): Expr =>
  plus(times(sym('W', l(plusLayers)), sym('a', l(plusLayers - 1))), sym('b', l(plusLayers)));

const links: readonly Link[] = [
  { does: 'hidden layers', to: sym('a', l(-2)) },
  { does: 'weighted sums', as: affine(-1), to: sym('z', l(-1)), called: 'pre-activations' },
  { does: 'activation', as: apply('activation', sym('z', l(-1))), to: sym('a', l(-1)) },
  { does: 'weighted sums', as: affine(0), to: sym('z', l()), called: 'logits' },
  { does: 'softmax', as: apply('softmax', sym('z', l())), to: sym('p'), called: 'probabilities' },
  { does: 'cross-entropy', as: sym('y'), to: sym('L'), called: 'loss' },
];

/** The model from its input to the loss, its names linked like those of the equations. */
export const Chain = () => (
  <figure className={styles.chain} id="model-chain" aria-labelledby="chain-caption">
    <ol>
      <li>
        <Node of={sym('a', 0)} called="input" />
      </li>
      {links.map(({ does, as, to, called }) => (
        <li key={does + to.sym.id + String(to.sym.layer?.plus)}>
          <span className={styles.arrow}>
            <span>{does}</span>
            <span>{as && <M>{as}</M>}</span>
          </span>
          <Node of={to} called={called} />
        </li>
      ))}
    </ol>
    <figcaption id="chain-caption">
      The forward pass, from the input to the loss. Every value on the way is kept, because the
      backward pass needs it.
    </figcaption>
  </figure>
);

const Node = ({ of, called }: { readonly of: Named; readonly called?: string | undefined }) => (
  <span className={styles.node}>
    <Sym of={of} />
    <span>{called}</span>
  </span>
);
