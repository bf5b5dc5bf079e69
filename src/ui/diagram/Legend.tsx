import type { Box } from '../../draw/box.ts';
import { strokeWidth } from '../../draw/edge.ts';
import { widthInEm } from '../../draw/fit-number.ts';
import { print } from '../../notation/printing/number.ts';
import * as styles from './Legend.module.css';

const SIZE = 12;

interface LegendProps {
  readonly box: Box;
  readonly max: number;
  /** Factor of the widths. */
  readonly thin: number;
}

/** Widths and colours of edges from the least to the largest value. */
export function Legend({ box, max, thin }: LegendProps) {
  const { x, y, width, height } = box;
  const [middle, right, top] = [x + width / 2, x + width, y + 5];
  const [tip, end] = [strokeWidth(0, 1, thin) / 2, strokeWidth(1, 1, thin) / 2];
  const wedge = (from: number): string =>
    `M${from},${top - end}L${middle},${top - tip}V${top + tip}L${from},${top + end}Z`;
  const baseline = y + height - 2;
  const [least, most] = [print(-max), print(max)];
  const room = width - SIZE * (widthInEm(least) + widthInEm(most));
  return (
    <g
      className={styles['legend']}
      fontSize={SIZE}
      role="img"
      aria-label={`Width of edges: up to ${most} either side of 0`}
    >
      <path className={styles['negative']} d={wedge(x)} />
      <path className={styles['positive']} d={wedge(right)} />
      {room < 4 ? (
        <text x={middle} y={baseline} data-value={max}>
          ±{most}
        </text>
      ) : (
        <>
          <text x={x} y={baseline} style={{ textAnchor: 'start' }} data-value={-max}>
            {least}
          </text>
          {room > 20 && (
            <text x={middle} y={baseline}>
              0
            </text>
          )}
          <text x={right} y={baseline} style={{ textAnchor: 'end' }} data-value={max}>
            {most}
          </text>
        </>
      )}
    </g>
  );
}
