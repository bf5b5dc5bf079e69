import { useId, useMemo, useRef, useState, type KeyboardEvent, type PointerEvent } from 'react';
import { useStore } from 'zustand';
import { curvesPlot } from '../../../draw/plots/curves.ts';
import type { Plot } from '../../../draw/plots/plot.ts';
import { depth, isClassifier } from '../../../layers/network.ts';
import { checkpointAt } from '../../../experiment/experiment.ts';
import { keptRunsOf } from '../../../state/training/kept-runs.ts';
import { runnerOf } from '../../../state/training/runner-of.ts';
import { runsBeside } from '../../../training/run-preview.ts';
import { measurementsOf, snapshotSteps, latestBefore } from '../../../training/measurements.ts';
import { readMeasurement } from '../../../experiment/run/measurement.ts';
import { usePage } from '../../islands/use-reader.ts';
import { goToTraining } from '../../../state/navigation.ts';
import type { TrainingStatus } from '../../../state/training/training-runner.ts';
import { Axes } from '../../plots/Axes.tsx';
import { PlotFrame } from '../../plots/PlotFrame.tsx';
import { endLabels } from './end-labels.ts';
import { CurvesLegend } from './CurvesLegend.tsx';
import { inWords, linesOf, quantities, rangeOf, type Quantity } from './lines.ts';
import { SavePicture } from '../SavePicture.tsx';
import { TimeLeft } from '../TimeLeft.tsx';
import * as chart from './Chart.module.css';
import { css, usePalette } from '../palette.ts';
import { strokeLine, styleOf, type Stroke } from './stroke-line.ts';
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
  const [log, setLog] = useState(true);
  const id = useId();
  const part = useRef<HTMLElement>(null);
  return (
    <section ref={part} className={chart.part} aria-labelledby={id}>
      <div className={chart.head}>
        <h3 id={id}>{quantity === 'loss' ? 'Loss' : 'Over the training steps'}</h3>
        <span className={`${chart.choices} needs-js`}>
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
          <SavePicture
            of={() => part.current!}
            name={quantity === 'right' ? 'accuracy' : quantity}
          />
        </span>
      </div>
      <PlotFrame className={chart.plot} height={height}>
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
  const [pointed, setPointed] = useState<number | null>(null);
  const { experiment, t } = live;
  const { network } = experiment;
  const heldOut = checkpointAt(experiment, 0).data.heldOut.length > 0;
  const lines = useMemo(
    () => linesOf(quantity, depth(network), heldOut),
    [quantity, network, heldOut],
  );
  const page = usePage();
  const runner = runnerOf(page);
  const { store } = page;
  const { data } = checkpointAt(experiment, t);
  const { now: trial, previous: ghost } = runsBeside(useStore(runner.preview.runs), data);
  const rows = measurementsOf(experiment);
  const accuracy = quantity === 'right';
  const bySet = quantity === 'loss' || accuracy;
  const { runs: kept, compared } = useStore(keptRunsOf(page).state);
  const runs = useMemo(() => (bySet ? kept : []), [bySet, kept]);
  const longest = Math.max(0, ...runs.map((run) => run.t));
  const steps = Math.max(t, snapshotSteps(experiment).at(-1) ?? 0, trial?.steps ?? 0, longest);
  const beside = bySet ? [trial, ghost, ...runs].flatMap((one) => one?.rows ?? []) : [];
  const values = accuracy ? ([0.01, 1] as const) : rangeOf([...rows, ...beside], lines);
  const plot = useSteady(curvesPlot({ width, height, steps, values, log: log && !accuracy }));
  const axes = useMemo(
    () => (
      <Axes
        plot={plot}
        across="step"
        up={quantities[quantity]}
        {...(log && !accuracy && { powers: 'up' })}
      />
    ),
    [plot, quantity, log, accuracy],
  );

  // The lines run on in every frame; the axes, and with them the scales, follow more slowly.
  const paint = (now: TrainingStatus): void => {
    if (!palette || now.experiment.network !== network) return;
    const context = sharpContext(canvas.current!, width, height);
    context.save();
    context.beginPath();
    context.rect(plot.left, 0, plot.right - plot.left + 1, height);
    context.clip();
    const known = measurementsOf(now.experiment);
    const stroke = (of: Pick<Stroke, 'rows' | 'line' | 'style'>): void =>
      strokeLine(context, { plot, ...of });
    const [first] = lines;
    if (bySet && first) {
      const { faint, ink } = palette;
      for (const { id, rows: past } of runs)
        stroke({
          rows: past,
          line: first,
          style: { colour: id === compared ? ink : faint, dash: [] },
        });
      if (ghost) stroke({ rows: ghost.rows, line: first, style: { colour: faint, dash: [] } });
      if (trial) stroke({ rows: trial.rows, line: first, style: { colour: ink, dash: [6, 4] } });
    }
    lines.forEach((line, n) => stroke({ rows: known, line, style: styleOf(n, quantity, palette) }));
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

  const ends = runs.map((run) => {
    const last = run.rows.at(-1);
    return { name: run.name, x: run.t, y: last && lines[0] ? lines[0].value(last) : Number.NaN };
  });
  const here = Math.max(0, rows.indexOf(latestBefore(rows, t)!));
  const row = rows[pointed ?? here];
  const near = ({ clientX, currentTarget }: PointerEvent): number => {
    const box = currentTarget.getBoundingClientRect();
    const at = plot.x.invert(((clientX - box.left) * width) / box.width);
    const before = latestBefore(rows, at);
    return before ? rows.indexOf(before) : 0;
  };
  const go = (place: number): void => {
    const to = rows[Math.max(0, Math.min(rows.length - 1, place))];
    if (!to) return;
    runner.pause();
    goToTraining(store, readMeasurement(to).t);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const stride = { ArrowRight: 1, ArrowUp: 1, ArrowLeft: -1, ArrowDown: -1 }[event.key];
    const end = { Home: 0, End: rows.length - 1 }[event.key];
    const leap = { PageUp: 10, PageDown: -10 }[event.key];
    const next = end ?? here + (stride ?? leap ?? Number.NaN);
    if (Number.isNaN(next)) return;
    go(next);
    event.preventDefault();
  };

  return (
    <>
      <svg viewBox={`0 0 ${width} ${height}`} aria-hidden="true">
        {axes}
        <g className={chart.names}>
          {endLabels(plot, ends).map(({ text, x, y, anchor }) => (
            <text key={text} x={x} y={y} textAnchor={anchor}>
              {text}
            </text>
          ))}
        </g>
        {row && pointed !== null && (
          <g className={chart.reading}>
            <line x1={plot.x(row[0]!)} x2={plot.x(row[0]!)} y1={plot.top} y2={plot.bottom} />
            {lines.map(({ name, value }) => (
              <circle key={name} cx={plot.x(row[0]!)} cy={plot.y(value(row))} r={4} />
            ))}
          </g>
        )}
      </svg>
      <canvas ref={canvas} aria-hidden="true" />
      <div
        className={chart.reader}
        role="slider"
        tabIndex={0}
        aria-label="Training steps done"
        aria-valuemin={0}
        aria-valuemax={Math.max(0, rows.length - 1)}
        aria-valuenow={here}
        aria-valuetext={row ? inWords(row, lines, accuracy) : 'nothing measured yet'}
        onPointerMove={(event) => {
          setPointed(near(event));
          if (event.buttons === 1) go(near(event));
        }}
        onPointerLeave={() => setPointed(null)}
        onPointerDown={(event) => {
          event.currentTarget.setPointerCapture(event.pointerId);
          go(near(event));
        }}
        onKeyDown={onKeyDown}
      />
      <CurvesLegend
        {...{ lines, quantity, trial }}
        kept={runs.length > 0}
        former={bySet && ghost !== null}
        reading={row && pointed !== null ? row : null}
      />
      {trial && !trial.divergence && (
        <TimeLeft done={trial.reached} of={trial.steps} ms={trial.ms} />
      )}
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
