import { withChanges } from '../../notation/printing/changes.ts';
import { choicesOf, leftOf, type Derivation, type Misprint } from '../../notation/derivation.ts';
import type { Expr } from '../../notation/expression.ts';
import { tex, type Change } from '../../notation/printing/tex.ts';
import { typeset } from '../text/katex.ts';
import { InlineReason } from '../maths/InlineReason.tsx';
import * as styles from './Derivation.module.css';
import * as lineStyles from './DerivationLine.module.css';
import * as valueStyles from './LineValue.module.css';
import * as misprint from './Misprint.module.css';

/**
 * The part of a chapter's text that shows a derivation: a name that the chapter has none for does not compile. All of
 * it is static; `mount` takes out the lines that are to come, and fills the slots.
 */
export const derivationTag = <Id extends string>(derivations: Readonly<Record<Id, Derivation>>) =>
  function DerivationBlock({ of }: { readonly of: Id }) {
    return <StaticDerivation derivation={derivations[of]} />;
  };

function StaticDerivation({ derivation }: { readonly derivation: Derivation }) {
  const { id, title, lines } = derivation;
  const woven = withChanges(lines.map(({ to }) => to));
  return (
    <div
      className={styles.derivation}
      id={`derivation-${id}`}
      data-derivation={id}
      role="group"
      tabIndex={0}
      aria-label={`Derivation: ${title}`}
    >
      <div className={styles.head}>
        <p className={styles.title}>{title}</p>
        <div className={styles.picks} data-derivation-picks="" />
      </div>
      <ol className={styles.lines}>
        {lines.map(({ of, because, ask, wrong }, n) => (
          <li
            key={because}
            className={lineStyles.line}
            data-line=""
            data-ahead={n === 0 ? undefined : n === 1 ? 'next' : 'later'}
          >
            {ask && (
              <p className={`${lineStyles.ask} needs-js`} data-derivation-ask="">
                <InlineReason of={ask} />
              </p>
            )}
            <LineChoices derivation={derivation} line={n} />
            <div className={lineStyles.equation}>
              <span className={lineStyles.left} data-left="">
                {(n === 0 || of) && <Formula of={leftOf(derivation, n)} />}
              </span>
              <div className={lineStyles.rest}>
                <span className={lineStyles.right} data-scrolls="">
                  <Formula of={woven[n]!.line} sign="{} = " changes={woven[n]!.changes} />
                </span>
                <span className={lineStyles.because}>
                  <InlineReason of={because} />
                </span>
              </div>
            </div>
            <div className={valueStyles.value} data-derivation-value="" />
            {wrong && <Printed slip={wrong} />}
          </li>
        ))}
      </ol>
      <div className={styles.controls} data-derivation-controls="" />
    </div>
  );
}

/** What there is to choose from before a line is shown, to be made into buttons; nothing without JavaScript. */
const LineChoices = ({
  derivation,
  line,
}: {
  readonly derivation: Derivation;
  readonly line: number;
}) => {
  const given = choicesOf(derivation, line);
  return (
    given && (
      <div className={`${lineStyles.choices} needs-js`} data-derivation-question="">
        {given.choices.map(({ to }, n) => (
          <Formula key={n} of={to} />
        ))}
      </div>
    )
  );
};

/** The line as the source has it, folded, and why it cannot be so. */
const Printed = ({ slip: { id, of, to, says } }: { readonly slip: Misprint }) => (
  <details className={misprint.erratum} data-slip={id}>
    <summary>What the source prints</summary>
    <p className={misprint.printed} data-scrolls="">
      <Formula of={of} />
      <Formula of={to} sign="{} = " />
    </p>
    <p>
      <InlineReason of={says} />
    </p>
    <div data-derivation-misprint="" />
  </details>
);

interface FormulaProps {
  readonly of: Expr;
  /** TeX before it. */
  readonly sign?: string;
  readonly changes?: ReadonlyMap<Expr, Change>;
}

function Formula({ of, sign = '', changes }: FormulaProps) {
  const display = (text: string): string => `\\displaystyle ${sign}${text}`;
  const woven = tex(of, changes && { changes });
  const html = typeset(display(woven), display(tex(of, { names: false })));
  return <span dangerouslySetInnerHTML={{ __html: html }} />;
}
