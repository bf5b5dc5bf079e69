import type { ReactNode } from 'react';
import type { Softmax } from './naive-softmax.ts';
import { FormulaLetters } from '../../../../src/ui/maths/FormulaLetters.tsx';
import { ValueCell } from '../../../../src/ui/figures/parts/ValueCell.tsx';
import * as worked from '../worked.module.css';

interface SoftmaxTableProps {
  readonly title: string;
  /** The logits as they are raised. */
  readonly heads: readonly [logit: ReactNode, power: ReactNode];
  readonly logits: readonly number[];
  readonly of: Softmax;
  readonly loss: ReactNode;
  /** Classes that get a row. */
  readonly rows: number;
}

/** Softmax and cross-entropy on the way, class by class; what is not finite is marked. */
export const SoftmaxTable = ({ title, heads, logits, of, loss, rows }: SoftmaxTableProps) => (
  <table className={worked.table}>
    <caption>{title}</caption>
    <thead>
      <tr>
        <th scope="col">
          <span className="sr-only">class</span>
        </th>
        <th scope="col">{heads[0]}</th>
        <th scope="col">{heads[1]}</th>
        <th scope="col">
          <FormulaLetters>p</FormulaLetters>
        </th>
        <th scope="col">
          log <FormulaLetters>p</FormulaLetters>
        </th>
      </tr>
    </thead>
    <tbody>
      {logits.slice(0, rows).map((logit, i) => (
        <tr key={i}>
          <th scope="row">{i + 1}</th>
          {[logit, of.powers[i]!, of.p[i]!, of.logp[i]!].map((value, n) => (
            <ValueCell key={n} value={value} />
          ))}
        </tr>
      ))}
    </tbody>
    <tfoot>
      <tr>
        <th scope="row" colSpan={2}>
          the sum, <FormulaLetters>S</FormulaLetters>
        </th>
        <ValueCell value={of.sum} />
      </tr>
      <tr>
        <th scope="row" colSpan={4}>
          <FormulaLetters>L</FormulaLetters> = {loss}
        </th>
        <ValueCell value={of.loss} />
      </tr>
    </tfoot>
  </table>
);
