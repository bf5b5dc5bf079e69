import type { Identity } from '../../notation/identity.ts';
import { tex } from '../../notation/printing/tex.ts';
import * as styles from './IdentityBlock.module.css';
import { typeset } from './katex.ts';

/** The part of a chapter's text that shows its identities: a label that it does not have does not compile. */
export const identityTag = <Id extends string>(identities: Readonly<Record<Id, Identity>>) =>
  function IdentityOf({ id }: { readonly id: Id }) {
    return (
      <div
        className={styles.identity}
        id={id}
        role="group"
        aria-label={`Equation ${id.replace(/^Eq/, '')}: ${identities[id].title}`}
      >
        <div className={styles.formula} tabIndex={0}>
          <IdentityFormula of={identities[id]} />
        </div>
        <a href={`#${id}`}>{id}</a>
      </div>
    );
  };

interface IdentityFormulaProps {
  readonly of: Identity;
  /** TeX between the two sides. */
  readonly sign?: string;
}

export function IdentityFormula({ of: { of, to }, sign = '=' }: IdentityFormulaProps) {
  const [woven, plain] = [{}, { names: false }].map((options) =>
    [of, ...to].map((side) => tex(side, options)).join(` ${sign} `),
  );
  const html = typeset(woven!, plain!, { display: true });
  return <div dangerouslySetInnerHTML={{ __html: html }} />;
}
