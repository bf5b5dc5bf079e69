import { useId, useMemo, useRef, useState, type PointerEvent } from 'react';
import {
  curve,
  linearPlot,
  intervalAround,
  paddedInterval,
  evenlySpaced,
  tangent,
  type Interval,
} from '../../../../src/draw/plots/plot.ts';
import type { CellRef } from '../../../../src/engine/gradient-path.ts';
import { symbolText } from '../../../../src/notation/printing/glyphs.ts';
import { print } from '../../../../src/notation/printing/number.ts';
import { parseKey } from '../../../../src/notation/symbol.ts';
import { setValue, VALUE_LIMIT } from '../../../../src/experiment/change.ts';
import { gradientAt } from '../../../../src/experiment/checking/gradient-check.ts';
import { samplesAt } from '../../../../src/experiment/experiment.ts';
import { commit, endGesture } from '../../../../src/state/undo.ts';
import { lossAt } from '../../../../src/experiment/checking/loss-probe.ts';
import { withOtherSamples } from '../../../../src/experiment/sample-gradients.ts';
import * as styles from './loss-slice.module.css';
import { usePage } from '../../../../src/ui/islands/use-reader.ts';
import { at } from '../../../../src/tensor/tensor.ts';
import { PlotClip } from '../../../../src/ui/plots/PlotClip.tsx';
import { usePass } from '../../../../src/ui/islands/use-pass.ts';
import { Axes } from '../../../../src/ui/plots/Axes.tsx';
import type { FigureSpec } from '../../../../src/ui/figures/parts/Frame.tsx';
import { ParameterPicker } from '../../../../src/ui/figures/parts/ParameterPicker.tsx';
import { PlotFrame } from '../../../../src/ui/plots/PlotFrame.tsx';
import { NumberEntry, Numbers } from '../../../../src/ui/figures/parts/Numbers.tsx';
import { useParameter } from '../../../../src/ui/figures/parts/use-parameter.ts';
import * as shared from '../../../../src/ui/figures/parts/figure.module.css';
import * as plotted from '../../../../src/ui/plots/plot.module.css';

const FIRST: CellRef = { key: 'W3', cell: [1, 3] };
/** Half of the range at first, and the narrowest and widest. */
const [REACH, NARROWEST, WIDEST] = [3, 3 / 16, 48];
const POINTS = 81;
/** Pixels from which on a press is a drag. */
const SLACK = 4;
const HEIGHT = 260;
/** Lower curves than this are drawn flat, as they are. */
const LEAST = 0.01;

export const figure: FigureSpec = {
  title: 'A slice of the loss',
  caption: (
    <>
      Drag the point. The line stays tangent to the curve, because its slope is the gradient. With a
      single sample and a one-hot target, the curve of a weight of the last layer has no minimum: it
      only approaches its lowest value. The dashed curve is the mean loss with three more samples.
      It has a minimum, and there its slope is 0. A change in this figure changes the current
      network; Undo reverts it.
    </>
  ),
  description:
    'A curve: across, the value of one parameter; up, the loss of the mini-batch with all other parameters fixed. A point marks the current value, and a straight line through it has the gradient as its slope. The slider under the curve changes the parameter.',
  Body: LossSlice,
};

function LossSlice() {
  const { store } = usePage();
  const { trace, experiment, t } = usePass();
  const [place, pick] = useParameter(FIRST, experiment.network);
  const [reach, setReach] = useState(REACH);
  // While the point is dragged the range does not change.
  const [grabbed, grab] = useState<Interval | null>(null);

  const value = at(trace.at(place.key, 0)!, place.cell);
  const slope = gradientAt(trace, place);
  const loss = lossAt(experiment, t, place, value);
  const [from, to] = grabbed ?? intervalAround(value, reach);
  const points = evenlySpaced([from, to], POINTS).map(
    (x) => [x, lossAt(experiment, t, place, x)] as const,
  );
  // One sample with a one-hot target has no minimum; a few with different targets have one.
  const few = useMemo(
    () => (samplesAt(experiment, t).length > 1 ? null : withOtherSamples(experiment, t).experiment),
    [experiment, t],
  );
  const ofFew = few && points.map(([x]) => [x, lossAt(few, t, place, x)] as const);
  const mean = samplesAt(experiment, t).length > 1;
  const name = symbolText({ kind: 'symbol', sym: parseKey(place.key), at: place.cell });
  const move = (wanted: number): void => {
    const rounded = Number(Math.max(-VALUE_LIMIT, Math.min(VALUE_LIMIT, wanted)).toPrecision(4));
    const { experiment } = store.getState();
    commit(store, setValue(experiment, t, place.key, place.cell, rounded), `slice ${name}`);
  };
  const release = (): void => {
    grab(null);
    endGesture(store);
  };
  const slice = { place, name, value, loss, slope, points, ofFew, range: [from, to] as const };

  return (
    <>
      <div className={`${shared.controls} needs-js`}>
        <ParameterPicker label="Parameter" trace={trace} value={place} onPick={pick} />
        <span className={shared.buttons}>
          <button type="button" disabled={reach <= NARROWEST} onClick={() => setReach(reach / 2)}>
            Narrower
          </button>
          <button type="button" disabled={reach >= WIDEST} onClick={() => setReach(reach * 2)}>
            Wider
          </button>
        </span>
      </div>
      <PlotFrame className={plotted.plot} height={HEIGHT}>
        {(width) => <Slice {...slice} width={width} grab={grab} move={move} release={release} />}
      </PlotFrame>
      <input
        className={`${shared.slider} needs-js`}
        type="range"
        min={from}
        max={to}
        step="any"
        value={value}
        aria-label={`Value of ${name}`}
        aria-valuetext={print(value)}
        onKeyDown={(event) => {
          const direction = { ArrowRight: 1, ArrowUp: 1, ArrowLeft: -1, ArrowDown: -1 }[event.key];
          if (direction === undefined) return;
          event.preventDefault();
          move(value + (direction * reach) / (event.shiftKey ? 10 : 100));
        }}
        onPointerDown={() => grab([from, to])}
        onPointerUp={release}
        onBlur={release}
        onChange={(event) => move(event.target.valueAsNumber)}
      />
      <Numbers>
        <NumberEntry of={place} value={value} />
        <NumberEntry of={{ key: mean ? 'Lbar' : 'L', cell: [] }} value={loss} />
        <NumberEntry words="slope" of={{ key: `d${place.key}`, cell: place.cell }} value={slope} />
      </Numbers>
    </>
  );
}

interface SliceProps {
  readonly name: string;
  readonly value: number;
  readonly loss: number;
  readonly slope: number;
  readonly points: readonly (readonly [number, number])[];
  /** The same of a few samples more; null where there are several. */
  readonly ofFew: readonly (readonly [number, number])[] | null;
  readonly range: Interval;
  readonly width: number;
  readonly grab: (range: Interval) => void;
  readonly move: (value: number) => void;
  readonly release: () => void;
}

function Slice(props: SliceProps) {
  const { name, value, loss, slope, points, ofFew, range, width, grab, move, release } = props;
  const clip = useId();
  // Where the pointer went down; −∞ once it drags, so that a finger that scrolls moves nothing.
  const pressed = useRef<number | null>(null);
  const plot = linearPlot({
    width,
    height: HEIGHT,
    x: range,
    y: paddedInterval([...[...points, ...(ofFew ?? [])].map(([, y]) => y), loss], LEAST),
  });
  const line = tangent(plot, [value, loss], slope, width / 4);
  const valueUnder = (event: PointerEvent<SVGSVGElement>): number => {
    const { left, width: wide } = event.currentTarget.getBoundingClientRect();
    const px = ((event.clientX - left) / wide) * width;
    return plot.x.invert(Math.max(plot.left, Math.min(plot.right, px)));
  };
  const drop = (): void => {
    pressed.current = null;
    release();
  };
  return (
    <svg
      viewBox={`0 0 ${width} ${HEIGHT}`}
      role="img"
      aria-label={`Loss ${print(loss)} at ${name} = ${print(value)}, slope ${print(slope, { digits: 4 })}`}
      data-draggable
      onPointerDown={(event) => {
        if (event.button !== 0) return;
        event.currentTarget.setPointerCapture(event.pointerId);
        pressed.current = event.clientX;
        grab(range);
      }}
      onPointerMove={(event) => {
        if (pressed.current === null || Math.abs(event.clientX - pressed.current) < SLACK) return;
        pressed.current = Number.NEGATIVE_INFINITY;
        move(valueUnder(event));
      }}
      onPointerUp={(event) => {
        if (pressed.current !== null && Number.isFinite(pressed.current)) move(valueUnder(event));
        drop();
      }}
      onPointerCancel={drop}
    >
      <Axes plot={plot} across={name} up="loss" />
      <PlotClip id={clip} plot={plot} />
      <g clipPath={`url(#${clip})`}>
        {ofFew && <path className={styles.few} d={curve(plot, ofFew)} />}
        <path className={plotted.curve} d={curve(plot, points)} />
        <line
          className={plotted.tangent}
          x1={line.from[0]}
          y1={line.from[1]}
          x2={line.to[0]}
          y2={line.to[1]}
          data-slope={slope}
        />
      </g>
      <line
        className={plotted.drop}
        x1={plot.x(value)}
        x2={plot.x(value)}
        y1={plot.y(loss)}
        y2={plot.bottom}
      />
      <circle className={plotted.point} cx={plot.x(value)} cy={plot.y(loss)} r={7} />
    </svg>
  );
}
