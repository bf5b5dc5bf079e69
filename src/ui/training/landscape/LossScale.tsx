import { contourLevels } from '../../../draw/plots/contours.ts';
import { print } from '../../../notation/printing/number.ts';
import { logOf } from './log-of.ts';
import * as styles from './Landscape.module.css';

/** Of the scale in px: its width and the height of its band; numbers that there is room for. */
const [WIDTH, BAND, MOST] = [260, 14, 6];

/** Which loss is how dark: the bands between two contours, with the losses at some of them. */
export function LossScale({ losses }: { readonly losses: readonly number[] }) {
  const levels = contourLevels(losses.map(logOf));
  const width = WIDTH / (levels.length + 1);
  const stride = Math.ceil(levels.length / MOST);
  return (
    <svg
      className={styles.scale}
      viewBox={`0 0 ${WIDTH} ${BAND + 18}`}
      width={WIDTH}
      height={BAND + 18}
      role="img"
      aria-label="Scale: the higher the loss, the darker"
    >
      <rect className={styles.frame} width={WIDTH} height={BAND} />
      <g className={styles.contours}>
        {levels.map((level, n) => (
          // Contours lie on one another, and so do the bands.
          <path key={level} d={`M${(n + 1) * width} 0H${WIDTH}V${BAND}H${(n + 1) * width}Z`} />
        ))}
      </g>
      {levels
        .map((level, n) => ({ level, x: (n + 1) * width }))
        .filter((_, n) => n % stride === 0)
        .map(({ level, x }) => (
          <text key={level} className={styles.axis} x={x} y={BAND + 14} textAnchor="middle">
            {print(10 ** level, { digits: 2 })}
          </text>
        ))}
    </svg>
  );
}
