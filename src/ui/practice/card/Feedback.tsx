import type { Env } from '../../../notation/env.ts';
import type { Expr, Named } from '../../../notation/expression.ts';
import { symbols } from '../../../notation/traverse.ts';
import { print } from '../../../notation/printing/number.ts';
import { keyOf } from '../../../notation/symbol.ts';
import { valueOf } from '../../../notation/evaluation/value.ts';
import type { Text } from '../../../practice/exercise.ts';
import { SymbolName } from '../../maths/Maths.tsx';
import { Icon } from '../../controls/Icon.tsx';
import { Words } from '../Words.tsx';
import * as styles from './Feedback.module.css';

interface VerdictProps {
  readonly tone: 'right' | 'wrong' | 'hint';
  /** `Not yet.` */
  readonly title: string;
  readonly of: Text;
}

/** What is said of an answer, or before there is one. */
export const Verdict = ({ tone, title, of }: VerdictProps) => (
  <div className={styles.feedback} data-verdict={tone}>
    <p>
      {tone !== 'hint' && <Icon name={tone === 'right' ? 'tick' : 'diamond'} />} <b>{title}</b>{' '}
      <Words of={of} />
    </p>
  </div>
);

/** A cell as the name of its tensor and its place: `W2:0,1`. */
export const cellName = ({ sym, at }: Named): string =>
  `${keyOf(sym)}:${(at ?? []).map(String).join(',')}`;

/** Cells of the right sum that a slip does not use. */
export const missedCells = (found: Expr, right: Expr): Named[] => {
  const used = new Set(symbols(found).map(cellName));
  return distinct(symbols(right)).filter((named) => !used.has(cellName(named)));
};

const distinct = (all: readonly Named[]): Named[] => [
  ...new Map(all.map((named) => [cellName(named), named])).values(),
];

interface FactorsProps {
  /** The sum that a slip amounts to, and the right one, opened. */
  readonly found: Expr;
  readonly right: Expr;
  /** What they are read against. */
  readonly env: Env;
}

/** What of the right sum an answer was made of, and what not. */
export function Factors({ found, right, env }: FactorsProps) {
  const used = new Set(symbols(found).map(cellName));
  const needed = distinct(symbols(right));
  const needless = distinct(symbols(found)).filter(
    (named) => !needed.some((one) => cellName(one) === cellName(named)),
  );
  return (
    <table className={styles.factors}>
      <caption>The numbers in your answer</caption>
      <tbody>
        {needed.map((named) => (
          <Row
            key={cellName(named)}
            named={named}
            env={env}
            state={used.has(cellName(named)) ? 'used' : 'missing'}
          />
        ))}
        {needless.map((named) => (
          <Row key={cellName(named)} named={named} env={env} state="does not belong here" />
        ))}
      </tbody>
    </table>
  );
}

interface RowProps {
  readonly named: Named;
  readonly env: Env;
  readonly state: 'used' | 'missing' | 'does not belong here';
}

const Row = ({ named, env, state }: RowProps) => (
  <tr data-state={state === 'used' ? 'right' : 'wrong'}>
    <td>
      <Icon name={state === 'used' ? 'tick' : 'diamond'} />
    </td>
    <th scope="row">
      <SymbolName named={named} />
    </th>
    <td>{print(valueOf(named, env))}</td>
    <td>{state}</td>
  </tr>
);
