import { useId, useMemo, useRef, useState, type KeyboardEvent, type MouseEvent } from 'react';
import { curvesPlot } from '../../../draw/curves.ts';
import type { Plot } from '../../../draw/plot.ts';
import { depth, isClassifier } from '../../../layers/network.ts';
import { checkpointAt } from '../../../experiment/experiment.ts';
import { measurementsOf, snapshotSteps, latestBefore } from '../../../training/measurements.ts';
import { readMeasurement, type MeasurementRow } from '../../../experiment/run/measurement.ts';
import { usePage } from '../../islands/use-reader.ts';
import { goToTraining } from '../../../state/navigation.ts';
import type { TrainingStatus } from '../../../state/training/training-runner.ts';
import { Axes } from '../../plots/Axes.tsx';
import { PlotFrame } from '../../plots/PlotFrame.tsx';
import { inWords, linesOf, quantities, rangeOf, type CurveLine, type Quantity } from './lines.ts';
import { css, usePalette, type Palette } from '../palette.ts';
import { sharpContext } from '../../plots/sharp-canvas.ts';
import { useLive, useLivePart } from '../use-live.ts';
import { usePaint } from './use-paint.ts';

const HEIGHT = 220;

/** How a quantity went over the training steps, with points that can be read and gone to. */
export function Curves({ height = HEIGHT }: { readonly height?: number }) {
  const [chosen, setQuantity] = useState<Quantity>('loss');
  const classes = useLivePart(({ experiment }) => isClassifier(experiment.network));
  const there = (Object.keys(quantities) as Quantity[]).filter((one) => classes || one !== 'right');
  const quantity = there.includes(chosen) ? chosen : 'loss';
  const [log, setLog] = useState(false);
  const id = useId();
  return (
    <section className="room-part" aria-labelledby={id}>
      <div className="room-head">
        <h3 id={id}>Over the training steps</h3>
        <span className="room-choices needs-js">
          <select
            aria-label="What is drawn"
            value={quantity}
            onChange={(event) => setQuantity(event.target.value as Quantity)}
          >
            {there.map((one) => (
              <option key={one} value={one}>
                {quantities[one]}
              </option>
            ))}
          </select>
          <label>
            <input
              type="checkbox"
              checked={log}
              onChange={(event) => setLog(event.target.checked)}
            />{' '}
            log scale
          </label>
        </span>
      </div>
      <PlotFrame className="room-plot" height={height}>
        {(width) => <Chart {...{ width, height, quantity, log }} />}
      </PlotFrame>
    </section>
  );
}

interface ChartProps {
  readonly width: number;
  readonly height: number;
  readonly quantity: Quantity;
  readonly log: boolean;
}

function Chart({ width, height, quantity, log }: ChartProps) {
  const live = useLive();
  const palette = usePalette();
  const canvas = useRef<HTMLCanvasElement>(null);
  const [at, setAt] = useState<number | null>(null);
  const { experiment, t } = live;
  const { network } = experiment;
  const heldOut = checkpointAt(experiment, 0).data.heldOut.length > 0;
  const lines = useMemo(
    () => linesOf(quantity, depth(network), heldOut),
    [quantity, network, heldOut],
  );
  const rows = measurementsOf(experiment);
  const steps = Math.max(t, snapshotSteps(experiment).at(-1) ?? 0);
  const values = quantity === 'right' ? ([0.01, 1] as const) : rangeOf(rows, lines);
  const plot = useSteady(curvesPlot({ width, height, steps, values, log }));
  const axes = useMemo(
    () => (
      <Axes plot={plot} across="step" up={quantities[quantity]} {...(log && { powers: 'up' })} />
    ),
    [plot, quantity, log],
  );

  // The lines run on in every frame; the axes, and with them the scales, follow more slowly.
  const { store } = usePage();
  const paint = (now: TrainingStatus): void => {
    if (!palette || now.experiment.network !== network) return;
    const context = sharpContext(canvas.current!, width, height);
    context.save();
    context.beginPath();
    context.rect(plot.left, 0, plot.right - plot.left + 1, height);
    context.clip();
    const known = measurementsOf(now.experiment);
    lines.forEach((line, n) => stroke(context, { plot, rows: known, line, n, quantity, palette }));
    context.strokeStyle = css(palette.ink);
    context.setLineDash([]);
    context.lineWidth = 1;
    context.beginPath();
    context.moveTo(plot.x(now.t), plot.top);
    context.lineTo(plot.x(now.t), plot.bottom);
    context.stroke();
    context.restore();
  };
  usePaint(canvas, paint);

  const row = rows[Math.min(rows.length - 1, at ?? rows.length - 1)];
  const percent = quantity === 'right';
  const near = ({ clientX, currentTarget }: MouseEvent): number => {
    const box = currentTarget.getBoundingClientRect();
    const t = plot.x.invert(((clientX - box.left) * width) / box.width);
    const before = latestBefore(rows, t);
    return before ? rows.indexOf(before) : 0;
  };
  const go = (): void => {
    if (row) goToTraining(store, readMeasurement(row).t);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const stride = { ArrowRight: 1, ArrowUp: 1, ArrowLeft: -1, ArrowDown: -1 }[event.key];
    const end = { Home: 0, End: rows.length - 1 }[event.key];
    const leap = { PageUp: 10, PageDown: -10 }[event.key];
    const here = at ?? rows.length - 1;
    const next = end ?? here + (stride ?? leap ?? Number.NaN);
    if (event.key === 'Enter') go();
    else if (Number.isNaN(next)) return;
    else setAt(Math.max(0, Math.min(rows.length - 1, next)));
    event.preventDefault();
  };

  return (
    <>
      <svg viewBox={`0 0 ${width} ${height}`} aria-hidden="true">
        {axes}
        {row && at !== null && (
          <g className="room-reading">
            <line x1={plot.x(row[0]!)} x2={plot.x(row[0]!)} y1={plot.top} y2={plot.bottom} />
            {lines.map(({ name, value }) => (
              <circle key={name} cx={plot.x(row[0]!)} cy={plot.y(value(row))} r={4} />
            ))}
          </g>
        )}
      </svg>
      <canvas ref={canvas} aria-hidden="true" />
      <div
        className="room-reader"
        role="slider"
        tabIndex={0}
        aria-label={`Read ${quantities[quantity]} at a training step; Enter goes there`}
        aria-valuemin={0}
        aria-valuemax={Math.max(0, rows.length - 1)}
        aria-valuenow={Math.min(rows.length - 1, at ?? rows.length - 1)}
        aria-valuetext={row ? inWords(row, lines, percent) : 'nothing measured yet'}
        onPointerMove={(event) => setAt(near(event))}
        onPointerLeave={() => setAt(null)}
        onBlur={() => setAt(null)}
        onClick={go}
        onKeyDown={onKeyDown}
      />
      <p className="room-legend">
        {lines.map(({ name }, n) => (
          <span key={name} data-line={lineStyle(n, quantity)}>
            <i /> {name}
          </span>
        ))}
        {row && at !== null && <output>{inWords(row, lines, percent)}</output>}
      </p>
    </>
  );
}

/** The same plot as long as its scales are: axes are drawn when they change. */
function useSteady(plot: Plot): Plot {
  const [kept, keep] = useState(plot);
  if (scalesOf(kept) === scalesOf(plot)) return kept;
  keep(plot);
  return plot;
}

const scalesOf = ({ x, y }: Plot): string => [x.domain(), x.range(), y.domain(), y.range()].join();

const lineStyle = (n: number, quantity: Quantity): string =>
  quantity === 'loss' || quantity === 'right' ? ['training', 'held'][n]! : `layer-${(n % 5) + 1}`;

/** Pixels under which the next point of a line is not another one. */
const NEXT = 0.75;

interface Stroke {
  readonly plot: Plot;
  readonly rows: readonly MeasurementRow[];
  readonly line: CurveLine;
  readonly n: number;
  readonly quantity: Quantity;
  readonly palette: Palette;
}

function stroke(
  context: CanvasRenderingContext2D,
  { plot, rows, line, n, quantity, palette }: Stroke,
): void {
  const bySet = quantity === 'loss' || quantity === 'right';
  const colour = bySet ? [palette.training, palette.held][n]! : palette.classes[n % 5]!;
  context.strokeStyle = css(colour);
  context.lineWidth = 1.75;
  context.lineJoin = 'bevel';
  context.setLineDash(
    bySet ? (n ? [5, 3] : []) : [[], [7, 3], [2, 3], [9, 3, 2, 3], [4, 4]][n % 5]!,
  );
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
