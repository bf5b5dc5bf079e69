import { useMemo } from 'react';
import type { Scene } from '../../../state/scene.ts';
import { at } from '../../../tensor/tensor.ts';
import { DigitPicture } from './DigitPicture.tsx';
import * as styles from './DigitPicture.module.css';

/** The input of the pass, 64 numbers, as the picture of 8 × 8 pixels that it is. */
export function SamplePicture({ scene: { trace, sample } }: { readonly scene: Scene }) {
  const a0 = trace.at('a0', 0)!;
  const pixels = useMemo(
    () => Array.from({ length: a0.shape[0]! }, (_, pixel) => at(a0, [pixel, sample])),
    [a0, sample],
  );
  return (
    <span className={styles.sample} role="img" aria-label="The input as a picture">
      <DigitPicture pixels={pixels} />
    </span>
  );
}
