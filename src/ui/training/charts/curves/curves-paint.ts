import type { Plot } from '../../../../draw/plots/plot.ts';
import type { KeptRun } from '../../../../state/training/kept-runs.ts';
import type { TrainingStatus } from '../../../../state/training/training-status.ts';
import { measurementsOf } from '../../../../training/measurements.ts';
import type { WholeRun } from '../../../../training/run-preview.ts';
import { css, type Palette } from '../../palette.ts';
import type { CurveLine, Quantity } from './lines.ts';
import { strokeLine, styleOf, type Stroke } from './stroke-line.ts';

interface PaintedCurves {
  readonly now: TrainingStatus;
  readonly plot: Plot;
  /** Of the picture, in px. */
  readonly height: number;
  readonly lines: readonly CurveLine[];
  readonly quantity: Quantity;
  /** Runs that are drawn by their first line; null for none. */
  readonly past: {
    readonly kept: readonly KeptRun[];
    /** Number of the kept run that is compared. */
    readonly compared: number | null;
    /** The whole run that is tried, and the one before it. */
    readonly trial: WholeRun | null;
    readonly ghost: WholeRun | null;
  } | null;
  readonly palette: Palette;
}

/** The lines of the run on the page over those of others, and the step that it is at. */
export function paintCurves(context: CanvasRenderingContext2D, curves: PaintedCurves): void {
  const { now, plot, height, lines, quantity, past, palette } = curves;
  context.save();
  context.beginPath();
  context.rect(plot.left, 0, plot.right - plot.left + 1, height);
  context.clip();
  const stroke = (of: Pick<Stroke, 'rows' | 'line' | 'style'>): void =>
    strokeLine(context, { plot, ...of });
  const [line] = lines;
  if (past && line) {
    const { kept, compared, trial, ghost } = past;
    const { faint, ink } = palette;
    for (const { id, rows } of kept)
      stroke({ rows, line, style: { colour: id === compared ? ink : faint, dash: [] } });
    if (ghost) stroke({ rows: ghost.rows, line, style: { colour: faint, dash: [] } });
    if (trial) stroke({ rows: trial.rows, line, style: { colour: ink, dash: [6, 4] } });
  }
  const rows = measurementsOf(now.experiment);
  lines.forEach((one, n) => stroke({ rows, line: one, style: styleOf(n, quantity, palette) }));
  context.strokeStyle = css(palette.ink);
  context.setLineDash([]);
  context.lineWidth = 1;
  context.beginPath();
  context.moveTo(plot.x(now.t), plot.top);
  context.lineTo(plot.x(now.t), plot.bottom);
  context.stroke();
  context.restore();
}
