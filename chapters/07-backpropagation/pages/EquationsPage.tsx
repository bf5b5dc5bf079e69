import { indexForm, matrixForm, type Equation } from '../../../src/notation/equation.ts';
import type { Identity } from '../../../src/notation/identity.ts';
import { IdentityFormula } from '../../../src/ui/text/IdentityBlock.tsx';
import { BesidePage } from './BesidePage.tsx';
import * as styles from './BesidePage.module.css';
import { equations } from '../equations.ts';
import { identities } from '../identities.ts';
import { meta } from '../meta.ts';

/** An equation in matrix form, or by index where it has no other. */
function asIdentity(equation: Equation): Identity {
  const matrix = matrixForm(equation);
  const { lhs, rhs } = typeof matrix === 'string' ? indexForm(equation) : matrix;
  return { title: equation.title, of: lhs, to: rhs };
}

/** Every numbered equation of the chapter, in the order of the text. */
export const EquationsPage = () => (
  <BesidePage
    title="Numbered equations"
    lead={
      <p>
        All numbered equations of the chapter, in matrix form where there is one. EqA1, EqA1.1, EqA2
        and EqA2.1 are labels of the source; the others are ours.
      </p>
    }
  >
    <ol className={styles.equations}>
      {[
        ...Object.entries<Equation>(equations).map(
          ([id, equation]) => [id, asIdentity(equation), equation.statement.assigns] as const,
        ),
        ...Object.entries<Identity>(identities).map(([id, one]) => [id, one, false] as const),
      ].map(([id, identity, assigns]) => (
        <li key={id}>
          <a href={`${meta.file}#${id}`}>{id}</a>
          <span>{identity.title}</span>
          <IdentityFormula of={identity} sign={assigns ? '\\leftarrow' : '='} />
        </li>
      ))}
    </ol>
  </BesidePage>
);
