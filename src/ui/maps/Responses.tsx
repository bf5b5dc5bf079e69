import type { Response } from '../../experiment/responses.ts';
import * as styles from './Kernels.module.css';
import { MapPicture } from './MapPicture.tsx';

interface ResponsesProps {
  /** For each filter its strongest windows. */
  readonly of: readonly (readonly Response[])[];
  readonly label: string;
  /** Side of a pixel in px. */
  readonly side: number;
}

/** What filters respond to most, as parts of images: a column for each filter. */
export const Responses = ({ of, label, side }: ResponsesProps) => (
  <div className={styles.kernels} role="img" aria-label={label}>
    {of.map((windows, k) => (
      <div key={k} className={styles.filter}>
        {windows.map(({ sample, pixels, columns }) => (
          <MapPicture key={sample} values={pixels} columns={columns} max={1} side={side} ink />
        ))}
      </div>
    ))}
  </div>
);
