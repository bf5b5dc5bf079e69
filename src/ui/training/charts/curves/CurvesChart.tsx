import { useMemo, useRef, useState } from 'react';
import { useStore } from 'zustand';
import { curvesPlot } from '../../../../draw/plots/curves.ts';
import type { Plot } from '../../../../draw/plots/plot.ts';
import { depth } from '../../../../layers/network.ts';
import { checkpointAt } from '../../../../experiment/experiment.ts';
import { keptRunsOf } from '../../../../state/training/kept-runs.ts';
import { runnerOf } from '../../../../state/training/runner-of.ts';
import type { TrainingStatus } from '../../../../state/training/training-status.ts';
import { measurementsOf, snapshotSteps, latestBefore } from '../../../../training/measurements.ts';
import { runsBeside } from '../../../../training/run-preview.ts';
import { usePage } from '../../../islands/use-reader.ts';
import { Axes } from '../../../plots/Axes.tsx';
import { sharpContext } from '../../../plots/sharp-canvas.ts';
import { usePalette } from '../../palette.ts';
import { useMeasured } from '../../RunSummary.tsx';
import { TimeLeft } from '../../TimeLeft.tsx';
import { useLive } from '../../use-live.ts';
import { CurveScrubber } from './CurveScrubber.tsx';
import { paintCurves } from './curves-paint.ts';
import { CurvesLegend } from './CurvesLegend.tsx';
import { endLabels } from './end-labels.ts';
import { linesOf, quantities, rangeOf, type Quantity } from './lines.ts';
import { usePaint } from '../use-paint.ts';
import * as chart from '../Chart.module.css';

interface CurvesChartProps {
  readonly width: number;
  readonly height: number;
  readonly quantity: Quantity;
  readonly log: boolean;
}

/** The lines with their axes, what they are, and the place on them. */
export function CurvesChart({ width, height, quantity, log }: CurvesChartProps) {
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
  const { loss } = useMeasured();
  const drawn = [...rows, ...beside];
  // Before the first step the axes are already those that it needs.
  const first = quantity === 'loss' && drawn.length === 0 ? ([loss, loss] as const) : null;
  const values = accuracy ? ([0.01, 1] as const) : (first ?? rangeOf(drawn, lines));
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
    const past = bySet ? { kept: runs, compared, trial, ghost } : null;
    paintCurves(context, { now, plot, height, lines, quantity, past, palette });
  };
  usePaint(canvas, paint);

  const ends = runs.map((run) => {
    const last = run.rows.at(-1);
    return { name: run.name, x: run.t, y: last && lines[0] ? lines[0].value(last) : Number.NaN };
  });
  const here = Math.max(0, rows.indexOf(latestBefore(rows, t)!));
  const row = rows[pointed ?? here];
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
      <CurveScrubber
        {...{ plot, width, rows, here, lines, accuracy, pointed }}
        onPoint={setPointed}
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
