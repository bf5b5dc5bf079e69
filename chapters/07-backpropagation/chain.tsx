import { sym, type Named } from '../../src/notation/expression.ts';
import { Dfn, Fn, Sym } from '../../src/ui/text/Prose.tsx';
import { l } from './letters.ts';

interface Link {
  /** What is done, with which parameters, to arrive at `to`. */
  readonly by: string;
  readonly and: readonly Named[];
  readonly to: Named;
}

const links: readonly Link[] = [
  { by: '…', and: [], to: sym('a', l(-2)) },
  { by: 'weigh', and: [sym('W', l(-1)), sym('b', l(-1))], to: sym('z', l(-1)) },
  { by: 'squash', and: [], to: sym('a', l(-1)) },
  { by: 'weigh', and: [sym('W', l()), sym('b', l())], to: sym('z', l()) },
  { by: 'softmax', and: [], to: sym('p') },
  { by: 'compare', and: [sym('y')], to: sym('L') },
];

/** The model from its input to the loss, its names linked like those of the equations. */
export const Chain = () => (
  <figure className="chain" id="model-chain" aria-labelledby="chain-caption">
    <ol>
      <li>
        <Sym of={sym('a', 0)} />
      </li>
      {links.map(({ by, and, to }) => (
        <li key={by + to.sym.id + String(to.sym.layer?.plus)}>
          <span className="by">
            <span>{by}</span>
            <span className="with">
              {by === 'squash' && <Fn of="activation" />}
              {and.map((parameter, n) => (
                <span key={parameter.sym.id}>
                  {n > 0 && ', '}
                  <Sym of={parameter} />
                </span>
              ))}
            </span>
          </span>
          <Sym of={to} />
        </li>
      ))}
    </ol>
    <figcaption id="chain-caption">
      The forward pass, from the input to the loss, by way of the{' '}
      <Dfn of="p">
        predicted probabilities <Sym of={sym('p')} />
      </Dfn>
      , which are compared with the{' '}
      <Dfn of="y">
        target <Sym of={sym('y')} />
      </Dfn>
      . Every value on the way is kept, because the way back will ask for it.
    </figcaption>
  </figure>
);
