import type { CSSProperties } from 'react';
import { symOf } from '../../engine/graph.ts';
import type { Trace } from '../../engine/trace.ts';
import type { Outcome } from '../../experiment/outcome.ts';
import { occurrence } from '../../linking/attributes.ts';
import { print } from '../../notation/printing/number.ts';
import { SymbolName } from '../maths/Maths.tsx';
import * as rows from './rows.module.css';
import * as styles from './MovedMost.module.css';

interface MovedMostProps {
  readonly trace: Trace;
  readonly moved: Outcome['moved'];
  /** Of all parameters. */
  readonly count: number;
}

/** The single parameters that moved most, with a bar of how far. */
export function MovedMost({ trace: { graph }, moved, count }: MovedMostProps) {
  const farthest = Math.max(...moved.map(({ before, after }) => Math.abs(after - before)));
  return (
    <section className={styles.moved}>
      <h3>
        Moved most<small>of {count} parameters</small>
      </h3>
      <ul className={rows.rows}>
        {moved.map(({ key, cell, before, after }) => {
          const sym = symOf(graph, key);
          const share = (after - before) / farthest;
          return (
            <li key={`${key} ${cell.join()}`}>
              <span>
                <SymbolName named={{ kind: 'symbol', sym, at: cell }} />
              </span>
              <span
                className={styles.bar}
                aria-hidden="true"
                data-sign={share < 0 ? '-' : '+'}
                style={{ '--share': Math.abs(share) } as CSSProperties}
              />
              <span className={rows.values}>
                {print(before)} → <b {...occurrence(sym, { cell, value: after })}>{print(after)}</b>
              </span>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
