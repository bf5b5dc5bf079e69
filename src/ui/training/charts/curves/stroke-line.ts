import type { Plot } from '../../../../draw/plots/plot.ts';
import type { Colour } from '../../../../draw/plots/regions.ts';
import type { MeasurementRow } from '../../../../experiment/run/measurement.ts';
import { css, type Palette } from '../../palette.ts';
import type { CurveLine, Quantity } from './lines.ts';

/** The name under which the legend draws the n-th line of a quantity. */
export const lineStyle = (n: number, quantity: Quantity): string =>
  quantity === 'loss' || quantity === 'right' ? ['training', 'held'][n]! : `layer-${(n % 5) + 1}`;

/** Pixels under which the next point of a line is not another one. */
const NEXT = 0.75;

interface LineStyle {
  readonly colour: Colour;
  readonly dash: readonly number[];
}

const DASHES = [[], [7, 3], [2, 3], [9, 3, 2, 3], [4, 4]] as const;

/** How the n-th line of a quantity is drawn. */
export function styleOf(n: number, quantity: Quantity, palette: Palette): LineStyle {
  const sets = quantity === 'loss' || quantity === 'right';
  if (sets) return { colour: [palette.training, palette.held][n]!, dash: n ? [2, 3] : [] };
  return { colour: palette.classes[n % 5]!, dash: DASHES[n % 5]! };
}

/** A line of measurements in a plot. */
export interface Stroke {
  readonly plot: Plot;
  readonly rows: readonly MeasurementRow[];
  readonly line: CurveLine;
  readonly style: LineStyle;
}

/** Draws a line; where a value is not finite it is interrupted. */
export function strokeLine(
  context: CanvasRenderingContext2D,
  { plot, rows, line, style: { colour, dash } }: Stroke,
): void {
  context.strokeStyle = css(colour);
  context.lineWidth = 1.75;
  context.lineJoin = 'bevel';
  context.setLineDash([...dash]);
  context.beginPath();
  let last: readonly [number, number] | null = null;
  for (const row of rows) {
    // The run is ahead of the axes, which follow more slowly; dashes beyond them would cost as much as those in sight.
    if (last && last[0] > plot.right) break;
    const value = line.value(row);
    if (!Number.isFinite(value)) {
      last = null;
      continue;
    }
    const [x, y] = [plot.x(row[0]!), plot.y(value)];
    // A run has many more measurements than the plot has pixels.
    if (last && Math.abs(x - last[0]) < NEXT && Math.abs(y - last[1]) < NEXT) continue;
    if (last) context.lineTo(x, y);
    else context.moveTo(x, y);
    last = [x, y];
  }
  context.stroke();
}
