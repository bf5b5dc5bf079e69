import { isOutcome } from '../../engine/moment.ts';
import type { Scene } from '../../state/scene.ts';
import { Formula, SymbolName } from '../maths/Maths.tsx';
import { Sentence } from '../maths/Sentence.tsx';
import { usePreference } from '../islands/use-reader.ts';
import { EquationChip } from './EquationChip.tsx';
import * as styles from './StepHead.module.css';

interface StepHeadProps {
  readonly scene: Scene;
  /** Whether what is under it has still to be drawn for this step. */
  readonly isBehind: boolean;
}

/** What the step is, in one sentence, or, where equations are written so, by its components. */
export function StepHead({ scene, isBehind }: StepHeadProps) {
  const notation = usePreference((chosen) => chosen.notation);
  const { step } = scene;
  return (
    <div className={styles.head} data-behind={isBehind || undefined}>
      <EquationChip />
      <p className={styles.sentence} data-notation={notation}>
        {step ? (
          <>
            <span className={styles.phase}>
              {step.phase}, {layerWords(step.at)}
            </span>{' '}
            {notation === 'index' ? <Written scene={scene} /> : <Sentence instruction={step} />}
          </>
        ) : isOutcome(scene.moment, scene.trace) ? (
          `Training step ${scene.moment.t + 1} is complete.`
        ) : (
          'The input is set, and nothing is computed yet. Press Next.'
        )}
      </p>
    </div>
  );
}

/** What comes before the first weights belongs to no layer. */
const layerWords = (layer: number): string => (layer > 0 ? `layer ${layer}` : 'before layer 1');

/** The equation of the step in one line, by components with the letters of the chosen cell. */
export function Written({ scene }: { readonly scene: Scene }) {
  const byIndex = usePreference((chosen) => chosen.notation) === 'index';
  const statement = byIndex ? scene.indexed : scene.whole;
  const right = statement?.rhs[0];
  if (!statement || !right) return null;
  const { lhs, assigns } = statement;
  const places = (lhs.at ?? []).flatMap((letter, axis) =>
    typeof letter === 'string' ? `${letter} = ${scene.cell[axis]! + 1}` : [],
  );
  return (
    <>
      <span>
        <SymbolName named={lhs} /> <span className="maths">{assigns ? '←' : '='}</span>{' '}
        <Formula expr={right} />
      </span>{' '}
      {places.length > 0 && <span className={styles.places}>here {places.join(', ')}</span>}
    </>
  );
}
