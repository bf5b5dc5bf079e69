import { largestSize } from '../../draw/scale.ts';
import type { Tensor } from '../../tensor/tensor.ts';
import * as styles from './Kernels.module.css';
import { MapPicture } from './MapPicture.tsx';

interface KernelsProps {
  /** [filters, channels, rows, columns] */
  readonly of: Tensor;
  /** What they are pictures of. */
  readonly label: string;
  /** Side of a cell in px. */
  readonly side: number;
}

/** The kernels of a convolution as pictures on one scale: a column for each filter, a row for each channel. */
export function Kernels({ of: { shape, data }, label, side }: KernelsProps) {
  const [filters = 1, channels = 1, rows = 1, columns = 1] = shape;
  const max = largestSize(data);
  const area = rows * columns;
  return (
    <div className={styles.kernels} role="img" aria-label={label}>
      {Array.from({ length: filters }, (_, k) => (
        <div key={k} className={styles.filter}>
          {Array.from({ length: channels }, (__, c) => (
            <MapPicture
              key={c}
              values={data.subarray((k * channels + c) * area, (k * channels + c + 1) * area)}
              columns={columns}
              max={max}
              side={side}
            />
          ))}
        </div>
      ))}
    </div>
  );
}
