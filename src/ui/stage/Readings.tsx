import { inlineForm } from '../../notation/printing/inline-form.ts';
import type { Statement } from '../../notation/expression.ts';
import type { Scene } from '../../state/scene.ts';
import { Formula, Pieces, SymbolName } from '../maths/Maths.tsx';
import * as styles from './Readings.module.css';

/** The step at hand as matrices, and as sums: of any cell, and of the chosen one. Its line of code stands below them. */
export function Readings({ scene }: { readonly scene: Scene }) {
  const { statement, whole, indexed, opened, cell, before } = scene;
  if (!statement || !whole || !indexed || !opened) return null;
  const chosen = { ...statement.lhs, at: cell };
  const { pieces, samples } = inlineForm(chosen, opened, before);
  return (
    <dl className={styles.readings}>
      <div>
        <dt>as matrices</dt>
        <dd>
          <Written statement={whole} />
        </dd>
      </div>
      <div>
        <dt>cell by cell</dt>
        <dd>
          <Written statement={indexed} />
        </dd>
      </div>
      <div>
        <dt>the chosen cell</dt>
        <dd className="maths">
          <Pieces pieces={pieces} samples={samples} />
        </dd>
      </div>
    </dl>
  );
}

const Written = ({ statement: { lhs, rhs, assigns } }: { readonly statement: Statement }) => (
  <>
    <SymbolName named={lhs} /> <span className="maths">{assigns ? '←' : '='}</span>{' '}
    <Formula expr={rhs[0]!} />
  </>
);
