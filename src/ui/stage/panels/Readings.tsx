import { inlineForm } from '../../../notation/printing/inline-form.ts';
import { isSumHidden, type Scene } from '../../../state/scene.ts';
import { Pieces } from '../../maths/Maths.tsx';
import { Written } from '../../maths/Written.tsx';
import { HIDDEN } from '../../tensors/words.ts';
import * as styles from './Readings.module.css';

/** The current step as matrices, and as sums: of any cell, and of the chosen one. Its line of code is below them. */
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
          {isSumHidden(scene) ? HIDDEN : <Pieces pieces={pieces} samples={samples} />}
        </dd>
      </div>
    </dl>
  );
}
