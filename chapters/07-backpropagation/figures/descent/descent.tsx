import { useDeferredValue, useId, useState, type ReactNode } from 'react';
import { contourPaths, trail } from '../../../../src/draw/plots/contours.ts';
import {
  linearPlot,
  intervalAround,
  evenlySpaced,
  type Interval,
} from '../../../../src/draw/plots/plot.ts';
import type { CellRef } from '../../../../src/engine/gradient-path.ts';
import { symbolText } from '../../../../src/notation/printing/glyphs.ts';
import { equalsSign, print, printed } from '../../../../src/notation/printing/number.ts';
import { parseKey } from '../../../../src/notation/symbol.ts';
import { change } from '../../../../src/experiment/change.ts';
import { descendTwo, surface, type ParameterPair, type DescentStep } from './two-parameters.ts';
import { checkpointAt } from '../../../../src/experiment/experiment.ts';
import { commit } from '../../../../src/state/undo.ts';
import { firstPlaces, isParameter } from '../../../../src/experiment/places.ts';
import { PlotClip } from '../../../../src/ui/plots/PlotClip.tsx';
import { usePage } from '../../../../src/ui/islands/use-reader.ts';
import { usePass } from '../../../../src/ui/islands/use-pass.ts';
import { Axes } from '../../../../src/ui/plots/Axes.tsx';
import { DescentResult } from './DescentResult.tsx';
import type { FigureSpec } from '../../../../src/ui/figures/parts/Frame.tsx';
import { ParameterPicker } from '../../../../src/ui/figures/parts/ParameterPicker.tsx';
import { PlotFrame } from '../../../../src/ui/plots/PlotFrame.tsx';
import { Printed } from '../../../../src/ui/maths/Printed.tsx';
import * as shared from '../../../../src/ui/figures/parts/figure.module.css';
import * as plotted from '../../../../src/ui/plots/plot.module.css';
import * as styles from './descent.module.css';

const FIRST: ParameterPair = [
  { key: 'W3', cell: [1, 3] },
  { key: 'W3', cell: [0, 3] },
];
const [STEPS, GRID, REACH, HEIGHT] = [50, 21, 3, 320];
/** Decimal logarithms of the rates of the slider. */
const [SLOWEST, FASTEST] = [-2, 2.5];

export const figure: FigureSpec = {
  title: 'Gradient descent in two parameters',
  caption: (
    <>
      Increase the learning rate. At first the path needs fewer steps. Then it jumps from side to
      side, and at last it leaves the frame. All other parameters are fixed in this figure; in a
      training step they change too.
    </>
  ),
  description:
    'Contour lines of the loss over two parameters, with all others fixed; the higher the loss, the darker the background. A path of fifty steps of gradient descent in these two parameters starts from their current values. A slider sets the learning rate of the path.',
  Body: Descent,
};

function Descent() {
  // The surface takes longest to compute: it follows when everything else has been drawn.
  const { store } = usePage();
  const { trace, experiment, t } = useDeferredValue(usePass());
  const { rate: inUse } = checkpointAt(experiment, t);
  const [picked, pick] = useState(FIRST);
  const [tried, tryOut] = useState<number | null>(null);
  const rate = tried ?? inUse;
  const there = picked.every((place) => isParameter(place, experiment.network));
  const pair: ParameterPair = there ? picked : firstPlaces(experiment.network);
  const stops = descendTwo(experiment, t, pair, { rate, steps: STEPS });
  const [x, y] = ([0, 1] as const).map((axis) => frameOf(stops.map(({ at }) => at[axis])));
  const left = stops.findIndex(({ at }) => !inside(at[0], x!) || !inside(at[1], y!));
  const heights = surface(experiment, t, pair, evenlySpaced(x!, GRID), evenlySpaced(y!, GRID));
  const [across, up] = pair;

  return (
    <>
      <div className={`${shared.controls} needs-js`}>
        <ParameterPicker
          label="Across"
          trace={trace}
          value={across}
          onPick={(place) => pick([place, same(place, up) ? across : up])}
        />
        <ParameterPicker
          label="Up"
          trace={trace}
          value={up}
          onPick={(place) => pick([same(place, across) ? up : across, place])}
        />
      </div>
      <PlotFrame className={plotted.plot} height={HEIGHT}>
        {(width) => (
          <Chart
            {...{ width, stops, heights, x: x!, y: y!, across: nameOf(across), up: nameOf(up) }}
          />
        )}
      </PlotFrame>
      <div className={`${shared.rate} needs-js`}>
        <label>
          Rate α = <b data-value={rate}>{print(rate)}</b>
          <input
            type="range"
            min={SLOWEST}
            max={FASTEST}
            step={0.05}
            value={Math.max(SLOWEST, Math.log10(rate))}
            aria-valuetext={print(rate)}
            onChange={(event) => tryOut(Number((10 ** event.target.valueAsNumber).toPrecision(2)))}
          />
        </label>
        <span className={shared.buttons}>
          <button
            type="button"
            disabled={rate === inUse}
            onClick={() => commit(store, change(experiment, t, { rate }))}
          >
            Use this rate
          </button>
        </span>
      </div>
      <DescentResult stops={stops} steps={STEPS} rate={rate} left={left} />
      <Update place={across} stop={stops[0]!} rate={rate} />
    </>
  );
}

/** Around the start, wide enough for the whole path unless that goes too far. */
function frameOf(values: readonly number[]): Interval {
  const [from, to] = intervalAround(values[0]!, REACH);
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const widest = 4 * REACH;
  const margin = 0.05 * Math.min(high - low, widest);
  return [
    Math.max(Math.min(from, low - margin), values[0]! - widest),
    Math.min(Math.max(to, high + margin), values[0]! + widest),
  ];
}

const inside = (value: number, [from, to]: Interval): boolean => value >= from && value <= to;

interface ChartProps {
  readonly width: number;
  readonly stops: readonly DescentStep[];
  readonly heights: readonly number[];
  readonly x: readonly [number, number];
  readonly y: readonly [number, number];
  readonly across: string;
  readonly up: string;
}

function Chart({ width, stops, heights, x, y, across, up }: ChartProps) {
  const clip = useId();
  const plot = linearPlot({ width, height: HEIGHT, x, y });
  const places = stops.map(({ at }) => [plot.x(at[0]), plot.y(at[1])] as const);
  const [start] = places;
  return (
    <svg
      viewBox={`0 0 ${width} ${HEIGHT}`}
      role="img"
      aria-label={`Path of gradient descent over ${across} and ${up}: the loss goes from ${print(stops[0]!.loss)} to ${print(stops.at(-1)!.loss)} in ${stops.length - 1} steps`}
    >
      <PlotClip id={clip} plot={plot} />
      <g className={styles.contours}>
        {contourPaths(plot, heights, GRID).map(({ level, path }) => (
          <path key={level} d={path} />
        ))}
      </g>
      <Axes plot={plot} across={across} up={up} />
      <g clipPath={`url(#${clip})`}>
        <path
          className={`${plotted.tangent} ${styles.trail}`}
          d={trail(
            plot,
            stops.map(({ at }) => at),
          )}
        />
        {places.slice(1).map(([cx, cy], n) => (
          <circle key={n} className={styles.stop} cx={cx} cy={cy} r={2.5} />
        ))}
      </g>
      <circle className={plotted.point} cx={start![0]} cy={start![1]} r={7} />
    </svg>
  );
}

interface UpdateProps {
  readonly place: CellRef;
  readonly stop: DescentStep;
  readonly rate: number;
}

/** The first step in one parameter: old − α · gradient = new, in the digits that are printed. */
function Update({ place, stop, rate }: UpdateProps) {
  const [old, gradient] = [stop.at[0], stop.gradient[0]];
  const next = old - rate * gradient;
  const closed = printed(old) - printed(rate) * printed(gradient, { digits: 4 });
  return (
    <p className={shared.value}>
      {nameOf(place)}: <Printed value={old} /> − <Printed value={rate} /> · {bracketed(gradient)}{' '}
      {equalsSign(closed, printed(next, { digits: 4 }))}{' '}
      <b data-value={next}>{print(next, { digits: 4 })}</b>
    </p>
  );
}

const bracketed = (value: number): ReactNode => (
  <>
    {value < 0 && '('}
    <Printed value={value} digits={4} />
    {value < 0 && ')'}
  </>
);

const same = (one: CellRef, other: CellRef): boolean => nameOf(one) === nameOf(other);

const nameOf = ({ key, cell }: CellRef): string =>
  symbolText({ kind: 'symbol', sym: parseKey(key), at: cell });
