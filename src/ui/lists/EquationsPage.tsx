import { transpose } from '../../notation/expression.ts';
import { indexForm, matrixForm, type Equation } from '../../notation/equation.ts';
import type { Identity } from '../../notation/identity.ts';
import { IdentityFormula } from '../text/IdentityBlock.tsx';
import type { Meta } from '../text/meta.ts';
import { BesidePage } from './BesidePage.tsx';
import * as styles from './BesidePage.module.css';

/** An equation in matrix form, or by index where it has no other. */
function asIdentity(equation: Equation): Identity {
  const matrix = matrixForm(equation);
  const { lhs, rhs, transposed } = typeof matrix === 'string' ? indexForm(equation) : matrix;
  return { title: equation.title, of: transposed ? transpose(lhs) : lhs, to: rhs };
}

interface EquationsPageProps {
  readonly meta: Meta;
  readonly equations: Readonly<Record<string, Equation>>;
  readonly identities: Readonly<Record<string, Identity>>;
  /** Where its labels come from, as a sentence. */
  readonly labels: string;
}

/** Every numbered equation of a chapter, in the order of the text. */
export const EquationsPage = ({ meta, equations, identities, labels }: EquationsPageProps) => (
  <BesidePage
    meta={meta}
    title="Numbered equations"
    className={styles.wide}
    lead={<p>All numbered equations of the chapter, in matrix form where there is one. {labels}</p>}
  >
    <ol className={styles.equations}>
      {[
        ...Object.entries(equations).map(
          ([id, equation]) => [id, asIdentity(equation), equation.statement.assigns] as const,
        ),
        ...Object.entries(identities).map(([id, one]) => [id, one, false] as const),
      ].map(([id, identity, assigns]) => (
        <li key={id}>
          <a href={`${meta.file}#${id}`}>{id}</a>
          <span>{identity.title}</span>
          <div tabIndex={0} role="group" aria-label={`Equation ${id.replace(/^Eq/, '')}`}>
            <IdentityFormula of={identity} sign={assigns ? '\\leftarrow' : '='} />
          </div>
        </li>
      ))}
    </ol>
  </BesidePage>
);
