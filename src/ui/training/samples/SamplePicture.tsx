import { useMemo } from 'react';
import { columnOf } from '../../../experiment/columns.ts';
import type { Scene } from '../../../state/scene.ts';
import { DigitPicture } from './DigitPicture.tsx';
import * as styles from './DigitPicture.module.css';

/** The input of the selected sample as the picture that it is. */
export function SamplePicture({ scene: { trace, sample } }: { readonly scene: Scene }) {
  const pixels = useMemo(() => columnOf(trace, trace.graph.inputs[0]!, sample), [trace, sample]);
  return (
    <span className={styles.sample} role="img" aria-label="The input as a picture">
      <DigitPicture pixels={pixels} />
    </span>
  );
}
