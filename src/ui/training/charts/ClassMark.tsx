import * as styles from './ClassMark.module.css';
import { shapeCorners, classShape } from '../../../draw/plots/regions.ts';

interface ClassMarkProps {
  /** Of the class, from 0. */
  readonly place: number;
  readonly hollow?: boolean;
}

const [SIZE, RADIUS] = [14, 4.5];

/** The mark of a class, as in the plane. */
export const ClassMark = ({ place, hollow = false }: ClassMarkProps) => {
  const points = shapeCorners(classShape(place), SIZE / 2, SIZE / 2, RADIUS);
  return (
    <svg
      className={styles.mark}
      data-class={hollow ? undefined : (place % 10) + 1}
      width={SIZE}
      height={SIZE}
      viewBox={`0 0 ${SIZE} ${SIZE}`}
      aria-hidden="true"
    >
      {points.length ? (
        <polygon points={points.map((point) => point.join()).join(' ')} />
      ) : (
        <circle cx={SIZE / 2} cy={SIZE / 2} r={RADIUS} />
      )}
    </svg>
  );
};
