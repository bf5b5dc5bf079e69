import { useEffect, useRef, type Ref } from 'react';
import type { Named, Statement } from '../../../notation/expression.ts';
import { printInProse } from '../../../notation/printing/number.ts';
import type { GradientReport } from '../../../practice/exercise.ts';
import { TOLERANCE } from '../../../experiment/checking/gradient-check.ts';
import { showColumnShape } from '../../../notation/evaluation/shapes-match.ts';
import { Icon } from '../../controls/Icon.tsx';
import { SymbolName } from '../../maths/Maths.tsx';
import type { AnswerProps } from './answer.ts';
import { Words } from '../Words.tsx';
import * as styles from './Answers.module.css';

/** Words of what is done so far: the gradient check was run, and the wrong line was found. */
const CHECKED = 'checked';
const FOUND = 'found';

/** A wrong line is found with the gradient check, then repaired; in a faded example it is marked already. */
export function BugAnswer({ instance, level, done, draft, onDraft, onAnswer }: AnswerProps<'bug'>) {
  const { lines, wrong, repairs, truth, check } = instance;
  const checked = draft.includes(CHECKED) || level < 3;
  const isFound = draft.includes(FOUND) || level === 1 || done;
  const report = useRef<HTMLTableElement>(null);
  const firstRepair = useRef<HTMLButtonElement>(null);
  // The button that was pressed is gone.
  const before = useRef(draft);
  useEffect(() => {
    if (draft === before.current) return;
    before.current = draft;
    if (draft.endsWith(FOUND)) firstRepair.current?.focus({ preventScroll: true });
    else report.current?.focus();
  }, [draft]);
  const choose = (n: number): void => {
    if (n === wrong) onDraft(`${draft} ${FOUND}`);
    else onAnswer(`line ${n + 1}`);
  };
  return (
    <div className={styles.bug}>
      <ol className={styles.lines}>
        {lines.map((line, n) => (
          <li key={n} data-found={(isFound && n === wrong) || undefined}>
            <button
              type="button"
              className="secondary"
              disabled={isFound}
              onClick={() => choose(n)}
            >
              <Line of={line} />
            </button>
            {isFound && n === wrong && (
              <span>
                <Icon name="tick" /> the wrong line
              </span>
            )}
          </li>
        ))}
      </ol>
      {checked || done ? (
        <Report ref={report} of={check} />
      ) : (
        <button type="button" className="secondary" onClick={() => onDraft(`${draft} ${CHECKED}`)}>
          Run the gradient check
        </button>
      )}
      {isFound && (
        <>
          <p role="status">
            {done
              ? 'It should be:'
              : `Line ${wrong + 1} is wrong. Repair it: which right side is correct?`}
          </p>
          <ol className={styles.options}>
            {repairs.map(({ expr }, n) => (
              <li key={n}>
                <button
                  ref={n === 0 ? firstRepair : null}
                  type="button"
                  className="secondary"
                  disabled={done}
                  data-truth={(done && n === truth) || undefined}
                  onClick={() => onAnswer(`repair ${n + 1}`)}
                >
                  <Words of={[{ expr }]} />
                </button>
              </li>
            ))}
          </ol>
        </>
      )}
    </div>
  );
}

const Line = ({ of: { lhs, rhs } }: { readonly of: Statement }) => (
  <>
    <SymbolName named={lhs} /> = <Words of={[{ expr: rhs[0]! }]} />
  </>
);

/** The parameter of which a gradient is. */
const parameterOf = (named: Named): Named => ({
  ...named,
  sym: { ...named.sym, id: named.sym.id.slice(1) },
});

interface ReportProps {
  readonly ref: Ref<HTMLTableElement>;
  readonly of: readonly GradientReport[];
}

const Report = ({ ref, of }: ReportProps) => (
  <table ref={ref} className={styles.report} tabIndex={-1}>
    <caption>Gradient check, against central differences</caption>
    <thead>
      <tr>
        <th scope="col">gradient</th>
        <th scope="col">its shape</th>
        <th scope="col">shape needed</th>
        <th scope="col">relative error</th>
      </tr>
    </thead>
    <tbody>
      {of.map(({ of: named, shape, found, error }, n) => (
        <tr key={n} data-wrong={error === null || error > TOLERANCE || undefined}>
          <th scope="row">
            <SymbolName named={named} />
          </th>
          <td>{showColumnShape(found)}</td>
          <td>
            {showColumnShape(shape)}, as <SymbolName named={parameterOf(named)} />
          </td>
          <td>
            {error === null
              ? 'the shapes differ'
              : error > TOLERANCE
                ? `${printInProse(error)}: wrong`
                : `${printInProse(error)}: agrees`}
          </td>
        </tr>
      ))}
    </tbody>
  </table>
);
