import { useDeferredValue, useId, useState, type ReactNode } from 'react';
import { contourPaths, trail } from '../../../../src/draw/contours.ts';
import { linearPlot, intervalAround, evenlySpaced } from '../../../../src/draw/plot.ts';
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

const FIRST: ParameterPair = [
  { key: 'W3', cell: [1, 3] },
  { key: 'W3', cell: [0, 3] },
];
const [STEPS, GRID, REACH, HEIGHT] = [50, 33, 3, 320];
/** Decimal logarithms of the rates of the slider. */
const [SLOWEST, FASTEST] = [-2, 2.5];

export const figure: FigureSpec = {
  title: 'Down the slope of two parameters',
  caption: (
    <>
      Try: take the target in hand and share it among the classes, so that there is a bottom. Then
      raise the rate, step by step: the path takes fewer steps, then leaps from side to side, and in
      the end arrives nowhere. All other parameters are held here; in a training step they move too.
    </>
  ),
  description:
    'Contour lines of the loss over two parameters, all others held; the higher, the stronger the ground. A path of fifty steps of gradient descent in these two parameters starts from their present values. A slider sets the learning rate of the path.',
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
  const [x, y] = stops[0]!.at.map((value) => intervalAround(value, REACH));
  const heights = surface(experiment, t, pair, evenlySpaced(x!, GRID), evenlySpaced(y!, GRID));
  const [across, up] = pair;

  return (
    <>
      <div className="figure-controls needs-js">
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
      <PlotFrame className="figure-plot" height={HEIGHT}>
        {(width) => (
          <Chart
            {...{ width, stops, heights, x: x!, y: y!, across: nameOf(across), up: nameOf(up) }}
          />
        )}
      </PlotFrame>
      <div className="figure-rate needs-js">
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
        <span className="figure-buttons">
          <button
            type="button"
            disabled={rate === inUse}
            onClick={() => commit(store, change(experiment, t, { rate }))}
          >
            Use this rate
          </button>
        </span>
      </div>
      <DescentResult stops={stops} steps={STEPS} rate={rate} />
      <Update place={across} stop={stops[0]!} rate={rate} />
    </>
  );
}

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
  const inside = stops.map(({ at }) => [plot.x(at[0]), plot.y(at[1])] as const);
  const [start] = inside;
  return (
    <svg
      viewBox={`0 0 ${width} ${HEIGHT}`}
      role="img"
      aria-label={`Path over the loss by ${across} and ${up}: from ${print(stops[0]!.loss)} to ${print(stops.at(-1)!.loss)} in ${stops.length - 1} steps`}
    >
      <PlotClip id={clip} plot={plot} />
      <g className="contours">
        {contourPaths(plot, heights, GRID).map(({ level, path }) => (
          <path key={level} d={path} />
        ))}
      </g>
      <Axes plot={plot} across={across} up={up} />
      <g clipPath={`url(#${clip})`}>
        <path
          className="plot-tangent"
          d={trail(
            plot,
            stops.map(({ at }) => at),
          )}
        />
        {inside.slice(1).map(([cx, cy], n) => (
          <circle key={n} className="plot-stop" cx={cx} cy={cy} r={2.5} />
        ))}
      </g>
      <circle className="plot-point" cx={start![0]} cy={start![1]} r={7} />
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
    <p className="figure-value">
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
