import {
  indexForm,
  matrixForm,
  type Equation as Labelled,
  type Notation,
} from '../../notation/equation.ts';
import type { Statement } from '../../notation/expression.ts';
import { rangesOf } from '../../notation/indexed.ts';
import { shapeUnder } from '../../notation/printing/shape-under.ts';
import { termOf } from '../../notation/symbol.ts';
import { texOfStatement } from '../../notation/printing/tex.ts';
import { typeset } from './katex.ts';
import { Letter } from './Prose.tsx';
import { useExample } from './example.ts';
import * as styles from './Equation.module.css';
import { noStep } from './no-step.ts';

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

/**
 * A labelled equation as static HTML, in both forms, of which the style sheet shows the chosen one; `src/app` fills
 * its slots when the page is alive.
 */
function Equation({ equation }: { readonly equation: Labelled }) {
  const { id, title } = equation;
  const matrix = matrixForm(equation);
  const index = indexForm(equation);
  const letter = index.lhs.sym.layer?.base;
  const example = useExample();
  const binding = example.binding(equation);
  // The example may be without the operation that it is about.
  const known = equation.operation === undefined || example.step(equation) !== undefined;
  const shape = (name: string): string => (known ? shapeUnder(name, binding, example.shape) : '–');
  return (
    <div
      className={styles.equation}
      id={id}
      data-equation={id}
      role="group"
      tabIndex={0}
      aria-label={`Equation ${id.replace(/^Eq/, '')}: ${title}`}
    >
      {typeof matrix === 'string' ? (
        <p className={styles.noForm} data-written="matrix">
          {matrix}
        </p>
      ) : (
        <Formula form="matrix" of={matrix} shape={shape} />
      )}
      <Formula form="index" of={index} shape={shape} />
      {known && <Ranges of={index} shape={shape} />}
      <p className={styles.label}>
        <a href={`#${id}`}>{id}</a>
        <Go equation={equation} />
      </p>
      <p className={styles.letters} data-binding={id}>
        {letter && known && `${letter} = ${binding.layer}`}
      </p>
      <p className={styles.numbers} data-numbers={id} />
      <button type="button" className={`${styles.switch} needs-js`} hidden data-numbers-switch={id}>
        hide numbers
      </button>
    </div>
  );
}

interface FormulaProps {
  readonly form: Notation;
  readonly of: Statement;
  readonly shape: (name: string) => string;
}

/** Under the symbols of the matrix form are their shapes. */
function Formula({ form, of, shape }: FormulaProps) {
  const html = typeset(
    texOfStatement(of, { shapes: form === 'matrix' }),
    texOfStatement(of, { names: false }),
    { display: true, shape },
  );
  return (
    <div
      className={styles.formula}
      data-written={form}
      dangerouslySetInnerHTML={{ __html: html }}
    />
  );
}

function Go({ equation }: { readonly equation: Labelled }) {
  const step = useExample().step(equation);
  return (
    <a data-go={equation.id} href={step === undefined ? undefined : `?step=${step}#${equation.id}`}>
      {step === undefined ? noStep(equation) : `step ${step}`}
    </a>
  );
}

/** What the letters of the index form run over, instead of shapes. */
const Ranges = ({ of, shape }: Omit<FormulaProps, 'form'>) => {
  const ranges = rangesOf(of);
  return (
    ranges.length > 0 && (
      <p className={styles.ranges} data-written="index">
        {ranges.map(({ letter, over, axis }) => (
          <span key={letter}>
            <Letter of={letter as Parameters<typeof Letter>[0]['of']} /> = 1 …{' '}
            <span data-shape={`${termOf(over)}/${axis}`}>{shape(`${termOf(over)}/${axis}`)}</span>
          </span>
        ))}
      </p>
    )
  );
};
