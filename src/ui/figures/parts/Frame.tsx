import { denseForm } from '../../../layers/network.ts';
import { networkCount } from '../../../experiment/network-counts.ts';
import { useReader } from '../../islands/use-reader.ts';
import { useId, useRef, useState, type ReactNode } from 'react';
import { FullScreen } from '../../controls/FullScreen.tsx';
import * as shared from './figure.module.css';

/** A figure of the text: what it is called, what to try, how it is told to those who do not see it, and what it draws. */
export interface FigureSpec {
  readonly title: string;
  /** What to try. */
  readonly caption: ReactNode;
  readonly description: string;
  /** Draws a few cells of a network of any size. */
  readonly anySize?: true;
  /** Is about layers of units, each reading all of the one before, one activation and a softmax. */
  readonly dense?: true;
  /** Is laid out anew where it has the whole screen. */
  readonly wide?: true;
  readonly Body: () => ReactNode;
}

/** What all figures have around them. Reset draws the body afresh, so that its own settings start anew. */
export function Frame({ title, caption, description, anySize, dense, wide, Body }: FigureSpec) {
  const figure = useRef<HTMLElement>(null);
  const [drawn, drawAfresh] = useState(0);
  const id = useId();
  const size = useReader(
    ({ experiment: { network } }) =>
      networkCount(network, 'weights') + networkCount(network, 'biases'),
  );
  const fits = useReader(({ experiment }) => !dense || denseForm(experiment.network) !== null);
  return (
    <figure
      ref={figure}
      className={shared.frame}
      data-wide={wide}
      aria-labelledby={`${id}-title`}
      aria-describedby={`${id}-description`}
    >
      <div className={shared.head}>
        <h3 id={`${id}-title`}>{title}</h3>
        <span className="needs-js">
          <button type="button" className="quiet" onClick={() => drawAfresh(drawn + 1)}>
            Reset<span className="sr-only"> {title}</span>
          </button>
          <FullScreen of={() => figure.current} title={title} />
        </span>
      </div>
      <p id={`${id}-description`} className="sr-only">
        {description}
      </p>
      <div className={shared.body} key={drawn}>
        {!fits ? (
          <NotDense />
        ) : (size > MOST || size === 0) && !anySize ? (
          <WrongSize size={size} />
        ) : (
          <Body />
        )}
      </div>
      <figcaption>{caption}</figcaption>
    </figure>
  );
}

/** Parameters of the largest network whose every loss is computed anew. */
const MOST = 400;

const NotDense = () => (
  <p className={shared.note}>
    This figure needs dense layers with one activation function and a softmax. The current network
    has other layers.
  </p>
);

const WrongSize = ({ size }: { readonly size: number }) => (
  <p className={shared.note}>
    The current network has {size || 'no'} parameters; this figure is for networks of{' '}
    {size ? `up to ${MOST}` : 'some'}.
  </p>
);
