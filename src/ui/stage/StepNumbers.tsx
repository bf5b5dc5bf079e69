import { isSumHidden, type Scene } from '../../state/scene.ts';
import { chooseCell, edit } from '../../state/selection.ts';
import { usePage } from '../islands/use-reader.ts';
import { OpenedSum } from '../maths/OpenedSum.tsx';
import { HiddenSum } from '../questions/HiddenSum.tsx';
import { Operands } from '../tensors/Operands.tsx';
import { Written } from './StepHead.tsx';
import * as styles from './ThisStep.module.css';

/** The equation of the step, its matrices, and the sum behind a cell. */
export function StepNumbers({ scene }: { readonly scene: Scene }) {
  const { store } = usePage();
  return (
    <>
      <p className={styles.equation}>
        <Written scene={scene} />
      </p>
      <div className={styles.workedOut}>
        <Operands
          scene={scene}
          onChoose={(place) => chooseCell(store, place)}
          onHold={(place) => edit(store, place)}
        />
        {isSumHidden(scene) ? <HiddenSum /> : <OpenedSum scene={scene} />}
      </div>
    </>
  );
}
