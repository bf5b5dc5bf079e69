import { useCallback, useEffect, useId, useMemo, useRef, useState } from 'react';
import { useStore } from 'zustand';
import { curvesPlot } from '../../../draw/curves.ts';
import { print } from '../../../notation/printing/number.ts';
import { checkpointAt, trainingSamples } from '../../../experiment/experiment.ts';
import { replaceExperiment } from '../../../state/undo.ts';
import { runnerOf } from '../../../state/training/runner-of.ts';
import { experimentOf, settingsAt, type Settings } from '../../../experiment/setup.ts';
import { EPOCHS, RunPreview as InstantRuns, type WholeRun } from '../../../training/run-preview.ts';
import { readMeasurement } from '../../../experiment/run/measurement.ts';
import { Axes } from '../../plots/Axes.tsx';
import { PlotFrame } from '../../plots/PlotFrame.tsx';
import { shownValue } from './lines.ts';
import { css, usePalette } from '../palette.ts';
import { sharpContext } from '../../plots/sharp-canvas.ts';
import { TimeLeft } from '../TimeLeft.tsx';
import { usePage } from '../../islands/use-reader.ts';
import { useLive } from '../use-live.ts';

const HEIGHT = 200;
/** Units of a hidden layer at most, while one drags. */
const WIDEST = 16;

/** A hundred epochs from the first step on, computed anew at every frame while a setting is dragged. */
export function RunPreviewPanel() {
  const page = usePage();
  const { store } = page;
  const { experiment, t } = useLive();
  const own = settingsAt(experiment, t);
  const [draft, setDraft] = useState<{ readonly of: object; readonly settings: Settings } | null>(
    null,
  );
  const [log, setLog] = useState(false);
  const id = useId();
  const settings = draft?.of === experiment.network ? draft.settings : own;
  const runs = useMemo(() => new InstantRuns(runnerOf(page).scheduler), [page]);
  const { data } = checkpointAt(experiment, t);
  const key = JSON.stringify(settings);
  const wanted = useMemo(() => experimentOf(data, JSON.parse(key) as Settings), [data, key]);
  useEffect(() => runs.show(wanted), [runs, wanted]);
  useEffect(() => () => runs.leave(), [runs]);
  const set = (changes: Partial<Settings>): void =>
    setDraft({ of: experiment.network, settings: { ...settings, ...changes } });

  return (
    <section className="room-part instant" aria-labelledby={id}>
      <div className="room-head">
        <h3 id={id}>A hundred epochs, in the hand</h3>
        <label className="needs-js">
          <input type="checkbox" checked={log} onChange={(event) => setLog(event.target.checked)} />{' '}
          log scale
        </label>
      </div>
      <div className="instant-settings needs-js" onPointerDown={() => runs.keepPrevious()}>
        <Sliders
          settings={settings}
          samples={trainingSamples(data).length}
          onChange={set}
          onKey={() => runs.keepPrevious()}
        />
      </div>
      <PlotFrame className="room-plot" height={HEIGHT}>
        {(width) => <Chart width={width} log={log} runs={runs} />}
      </PlotFrame>
      <p className="needs-js">
        <button
          type="button"
          disabled={key === JSON.stringify(own)}
          onClick={() => {
            setDraft(null);
            replaceExperiment(store, wanted);
          }}
        >
          Train with these
        </button>{' '}
        <button type="button" disabled={key === JSON.stringify(own)} onClick={() => setDraft(null)}>
          Back to those in use
        </button>
      </p>
      <Unfinished runs={runs} />
    </section>
  );
}

/** Decimal logarithm of the lowest rate of the slider. */
const SLOWEST = -3;

interface SlidersProps {
  readonly settings: Settings;
  readonly samples: number;
  readonly onChange: (changes: Partial<Settings>) => void;
  readonly onKey: () => void;
}

function Sliders({ settings, samples, onChange, onKey }: SlidersProps) {
  const { network, layers, rate, scale, seed, batch } = settings;
  const slider = (
    label: string,
    { value, text, min, max, step }: Slider,
    take: (value: number) => void,
  ) => (
    <label key={label}>
      {label} <b>{text}</b>
      <input
        type="range"
        {...{ min, max, step, value }}
        aria-label={label}
        aria-valuetext={text}
        onChange={(event) => take(event.target.valueAsNumber)}
        onKeyDown={(event) => event.repeat || onKey()}
      />
    </label>
  );
  return (
    <>
      {slider(
        'learning rate',
        {
          value: Math.max(SLOWEST, Math.log10(rate)),
          text: print(rate),
          min: SLOWEST,
          max: 1.5,
          step: 0.05,
        },
        (value) => onChange({ rate: Number((10 ** value).toPrecision(2)) }),
      )}
      {slider(
        'initial scale',
        { value: scale, text: print(scale), min: 0, max: 5, step: 0.1 },
        (value) => onChange({ scale: Number(value.toPrecision(3)) }),
      )}
      {slider('seed', { value: seed, text: String(seed), min: 0, max: 50, step: 1 }, (value) =>
        onChange({ seed: value }),
      )}
      {slider(
        'batch size',
        { value: batch, text: String(batch), min: 1, max: samples, step: 1 },
        (value) => onChange({ batch: value }),
      )}
      {(network ? [] : layers.slice(1, -1)).map((width, n) =>
        slider(
          `units of hidden layer ${n + 1}`,
          { value: width, text: String(width), min: 1, max: Math.max(WIDEST, width), step: 1 },
          (value) => onChange({ layers: layers.with(n + 1, value) }),
        ),
      )}
    </>
  );
}

interface Slider {
  readonly value: number;
  readonly text: string;
  readonly min: number;
  readonly max: number;
  readonly step: number;
}

interface ChartProps {
  readonly width: number;
  readonly log: boolean;
  readonly runs: InstantRuns;
}

function Chart({ width, log, runs }: ChartProps) {
  const { now, previous } = useStore(runs.runs);
  const palette = usePalette();
  const canvas = useRef<HTMLCanvasElement>(null);
  const plot = useMemo(
    () =>
      curvesPlot({
        width,
        height: HEIGHT,
        steps: EPOCHS,
        values: rangeOf([now, previous]),
        log,
      }),
    [width, now, previous, log],
  );
  const draw = useCallback(() => {
    if (!palette) return;
    const context = sharpContext(canvas.current!, width, HEIGHT);
    const line = (
      whole: WholeRun | null,
      of: 'loss' | 'heldLoss',
      colour: string,
      dash: number[],
    ) => {
      context.strokeStyle = colour;
      context.setLineDash(dash);
      context.beginPath();
      whole?.rows.forEach((row, n) => {
        const [x, y] = [plot.x(n), plot.y(readMeasurement(row)[of])];
        if (n) context.lineTo(x, y);
        else context.moveTo(x, y);
      });
      context.stroke();
    };
    context.lineWidth = 1.75;
    line(previous, 'loss', css(palette.faint), []);
    line(now, 'heldLoss', css(palette.held), [5, 3]);
    line(now, 'loss', css(palette.training), []);
  }, [palette, width, plot, previous, now]);
  useEffect(draw, [draw]);
  const last = now?.rows.at(-1);
  const done = now && last ? readMeasurement(last).t >= now.steps : false;
  return (
    <>
      <svg viewBox={`0 0 ${width} ${HEIGHT}`} aria-hidden="true">
        <Axes plot={plot} across="epoch" up="loss" {...(log && { powers: 'up' })} />
      </svg>
      <canvas ref={canvas} aria-hidden="true" />
      <p className="room-legend" data-whole={done || undefined}>
        <span data-line="training">
          <i /> training {last && shownValue(readMeasurement(last).loss, false)}
        </span>
        {last && !Number.isNaN(readMeasurement(last).heldLoss) && (
          <span data-line="held">
            <i /> held out {shownValue(readMeasurement(last).heldLoss, false)}
          </span>
        )}
        {previous && (
          <span data-line="ghost">
            <i /> before
          </span>
        )}
        {now?.divergence && <b>diverges after step {now.divergence.began}</b>}
      </p>
    </>
  );
}

function Unfinished({ runs }: { readonly runs: InstantRuns }) {
  const { now } = useStore(runs.runs);
  if (!now || now.divergence) return null;
  return <TimeLeft done={now.reached} of={now.steps} ms={now.ms} />;
}

function rangeOf(all: readonly (WholeRun | null)[]): [number, number] {
  let [low, high] = [Infinity, 0];
  for (const whole of all) {
    for (const row of whole?.rows ?? []) {
      const { loss, heldLoss } = readMeasurement(row);
      for (const value of [loss, heldLoss]) {
        if (value > 0) low = Math.min(low, value);
        if (value > high) high = value;
      }
    }
  }
  return [low === Infinity ? 0 : low, high];
}
