import { useMemo } from 'react';
import type { Trace } from '../../engine/trace.ts';
import { outcomeOf, type Outcome as Done } from '../../experiment/outcome.ts';
import { print } from '../../notation/printing/number.ts';
import { TensorError } from '../../tensor/error.ts';
import { Printed } from '../maths/Printed.tsx';
import { LOSS_AFTER } from '../../state/questions.ts';
import { hasHidden, isHidden, type Scene } from '../../state/scene.ts';
import { ChangesDiagram } from './ChangesDiagram.tsx';
import { Headline } from './Headline.tsx';
import { MovedMost } from './MovedMost.tsx';
import { Predictions } from './Predictions.tsx';
import * as styles from './Outcome.module.css';

/** What the update of a training step did: to the loss, to the predictions, to the parameters. */
export function Outcome({ scene }: { readonly scene: Scene }) {
  const { trace } = scene;
  const outcome = useMemo(() => attempt(trace), [trace]);
  if (typeof outcome === 'string') {
    return (
      <p className={styles.refused} role="status">
        With the new parameters some numbers are no longer finite. {outcome}. The step was too long:
        go back and choose a smaller learning rate.
      </p>
    );
  }
  const { loss, predictedLoss } = outcome;
  const isAsked = hasHidden(scene, LOSS_AFTER);
  const moved = outcome.moved.filter(({ key, cell }) => !isHidden(scene, key, cell));
  return (
    <div className={styles.outcome}>
      <div>
        <Headline scene={scene} outcome={outcome} isAsked={isAsked} />
        <p className={styles.note}>
          To first order the loss would be L − α‖g‖² = <Printed value={predictedLoss} />
          {isAsked ? (
            '.'
          ) : print(predictedLoss) === print(loss.after) ? (
            ', and it is.'
          ) : (
            <>
              . It is <Printed value={loss.after} />
              <span className={styles.why}>: the slope changes along the step</span>.
            </>
          )}
        </p>
      </div>
      <ChangesDiagram scene={scene} outcome={outcome} />
      <div className={styles.details}>
        <Predictions scene={scene} outcome={outcome} isAsked={isAsked} />
        {moved.length > 0 && <MovedMost trace={trace} moved={moved} count={outcome.count} />}
      </div>
    </div>
  );
}

/** The outcome of a pass, or why there is none. */
function attempt(trace: Trace): Done | string {
  try {
    return outcomeOf(trace);
  } catch (error) {
    if (error instanceof TensorError) return error.message;
    throw error;
  }
}
