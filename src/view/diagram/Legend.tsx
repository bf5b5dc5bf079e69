import type { Box } from '../../draw/box.ts';
import { edgeWidth } from '../../draw/scale.ts';
import { widthInEm } from '../../draw/figure.ts';
import { print } from '../../notation/number.ts';

const SIZE = 12;

/** Widths and colours of edges from the least to the largest value. */
export function Legend({ box, max }: { readonly box: Box; readonly max: number }) {
  const { x, y, width, height } = box;
  const [middle, right, top] = [x + width / 2, x + width, y + 5];
  const [thin, thick] = [edgeWidth(0, 1) / 2, edgeWidth(1, 1) / 2];
  const wedge = (end: number): string =>
    `M${end},${top - thick}L${middle},${top - thin}V${top + thin}L${end},${top + thick}Z`;
  const baseline = y + height - 2;
  const [least, most] = [print(-max), print(max)];
  const room = width - SIZE * (widthInEm(least) + widthInEm(most));
  return (
    <g className="legend" role="img" aria-label={`Width of edges: up to ${most} either side of 0`}>
      <path className="negative" d={wedge(x)} />
      <path className="positive" d={wedge(right)} />
      <text x={x} y={baseline} fontSize={SIZE} className="start">
        {least}
      </text>
      {room > 20 && (
        <text x={middle} y={baseline} fontSize={SIZE}>
          0
        </text>
      )}
      <text x={right} y={baseline} fontSize={SIZE} className="end">
        {most}
      </text>
    </g>
  );
}
