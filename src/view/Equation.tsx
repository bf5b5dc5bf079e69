import type { Equation as Labelled } from '../notation/equation.ts';
import { symbols, type Named, type Statement } from '../notation/expression.ts';
import { shapeUnder } from '../notation/shape-under.ts';
import { termOf } from '../notation/symbol.ts';
import { texOfStatement } from '../notation/tex.ts';
import { typeset } from './katex.ts';
import { Sym } from './Prose.tsx';
import { workedBinding, workedShape, workedStep } from './worked.ts';

/** The parts of a chapter's text that name its equations: a label that it does not have does not compile. */
export function equationTags<Id extends string>(equations: Readonly<Record<Id, Labelled>>) {
  return {
    Eq: ({ id }: { readonly id: Id }) => <Equation equation={equations[id]} />,
    Ref: ({ to }: { readonly to: Id }) => (
      <a className="ref" href={`#${to}`}>
        {to}
      </a>
    ),
  };
}

/** A labelled equation as static HTML; `src/app` fills its slots when the page is alive. */
function Equation({ equation }: { readonly equation: Labelled }) {
  const { id, title, statement } = equation;
  const letter = letterOf(statement);
  const binding = workedBinding(equation);
  const shape = (name: string): string => shapeUnder(name, binding, workedShape);
  const shapes = named(statement).every(({ at }) => at === null);
  const html = typeset(
    texOfStatement(statement, { shapes }),
    texOfStatement(statement, { names: false }),
    { display: true, shape },
  );
  return (
    <div
      className="equation"
      id={id}
      data-equation={id}
      role="group"
      tabIndex={0}
      aria-label={`Equation ${id.replace(/^Eq/, '')}: ${title}`}
    >
      <div className="formula" dangerouslySetInnerHTML={{ __html: html }} />
      {!shapes && <Shapes of={statement} shape={shape} />}
      <p className="label">
        <a href={`#${id}`}>{id}</a>
        <Go equation={equation} />
      </p>
      <p className="here" data-binding={id}>
        {letter && `here ${letter} = ${binding.layer}`}
      </p>
      <p className="numbers" data-numbers={id} />
      <button type="button" className="pin needs-js" aria-pressed={false} data-pin={id}>
        pin
      </button>
    </div>
  );
}

function Go({ equation }: { readonly equation: Labelled }) {
  const step = workedStep(equation);
  return (
    <a
      className="go"
      data-go={equation.id}
      href={step === undefined ? undefined : `?step=${step}#${equation.id}`}
    >
      {step === undefined ? 'in mini-batches' : `go to step ${step}`}
    </a>
  );
}

/** Shapes beside an equation in index form, under whose symbols none can stand. */
function Shapes({
  of,
  shape,
}: {
  readonly of: Statement;
  readonly shape: (term: string) => string;
}) {
  const distinct = new Map(named(of).map((symbol) => [termOf(symbol.sym), symbol.sym]));
  return (
    <p className="shapes">
      {[...distinct].map(([term, sym]) => (
        <span className="shape" key={term}>
          <Sym of={{ kind: 'symbol', sym, at: null }} />{' '}
          <span data-shape={term}>{shape(term)}</span>
        </span>
      ))}
    </p>
  );
}

const named = ({ lhs, rhs }: Statement): Named[] => [lhs, ...rhs.flatMap(symbols)];

/** The letter that the layer of the left side is counted by, if any. */
const letterOf = ({ lhs }: Statement): string | null | undefined => lhs.sym.layer?.base;
