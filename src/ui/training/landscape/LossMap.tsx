import { useId, useMemo, useState, type KeyboardEvent, type PointerEvent } from 'react';
import { contourPaths, trail } from '../../../draw/plots/contours.ts';
import { linearPlot, type Interval, type Plot } from '../../../draw/plots/plot.ts';
import type { Span, wayOn } from '../../../experiment/landscape.ts';
import { symbolText } from '../../../notation/printing/glyphs.ts';
import { print } from '../../../notation/printing/number.ts';
import { parseKey } from '../../../notation/symbol.ts';
import { Axes } from '../../plots/Axes.tsx';
import { PlotClip } from '../../plots/PlotClip.tsx';
import { PlotFrame } from '../../plots/PlotFrame.tsx';
import { logOf } from './log-of.ts';
import { LossScale } from './LossScale.tsx';
import type { DrawnLandscape } from './use-landscape.ts';
import * as styles from './Landscape.module.css';

/** Of the drawing, in px: its height, and its width at most. */
const [HEIGHT, WIDTH] = [340, 400];
interface LossMapProps {
  readonly landscape: DrawnLandscape;
  readonly way: ReturnType<typeof wayOn>;
}

/** Contours of the loss over a plane, the way of the run on it, and a place that can be read by pointer and keys. */
export function LossMap({ landscape, way }: LossMapProps) {
  const { losses, samples, t } = landscape;
  const [at, setAt] = useState<number | null>(null);
  const read = at !== null && at < losses.length ? at : null;
  const middle = (losses.length - 1) / 2;
  const words = useMemo(() => inWords(landscape, way.share), [landscape, way.share]);
  return (
    <div className={styles.map}>
      <PlotFrame className={styles.plot} height={HEIGHT}>
        {(width) => (
          <Contours {...{ landscape, way, read }} width={Math.min(WIDTH, width)} onRead={setAt} />
        )}
      </PlotFrame>
      <div className={styles.words}>
        <LossScale losses={losses} />
        <p>{words}</p>
        <p>
          The mean loss of {samples} training samples; the weights of step {t} are in the middle.
        </p>
        <output data-value={losses[read ?? middle]}>{placeInWords(landscape, read)}</output>
      </div>
    </div>
  );
}

interface ContoursProps extends LossMapProps {
  readonly width: number;
  /** The place that is read, counted as the losses are. */
  readonly read: number | null;
  readonly onRead: (place: number | null) => void;
}

function Contours({ landscape, way, width, read, onRead }: ContoursProps) {
  const { span, places, losses } = landscape;
  const clip = useId();
  const ends = useMemo((): Interval => [places[0]!, places.at(-1)!], [places]);
  const plot = useMemo(
    () => linearPlot({ width, height: HEIGHT, x: ends, y: ends }),
    [width, ends],
  );
  const contours = useMemo(
    () => contourPaths(plot, losses.map(logOf), places.length),
    [plot, losses, places],
  );
  const [across, up] = axisNames(span);
  const side = places.length;
  const here = read ?? (losses.length - 1) / 2;
  const [column, row] = [here % side, Math.floor(here / side)];
  const near = ({ clientX, clientY, currentTarget }: PointerEvent): number => {
    const box = currentTarget.getBoundingClientRect();
    const place = (share: number): number =>
      Math.max(0, Math.min(side - 1, Math.round(share * (side - 1))));
    const right = place((clientX - box.left) / box.width);
    return place(1 - (clientY - box.top) / box.height) * side + right;
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const strides: Readonly<Record<string, readonly [number, number]>> = {
      ArrowRight: [1, 0],
      ArrowLeft: [-1, 0],
      ArrowUp: [0, 1],
      ArrowDown: [0, -1],
    };
    const stride = strides[event.key];
    const inside = (place: number): number => Math.max(0, Math.min(side - 1, place));
    if (stride) onRead(inside(row + stride[1]) * side + inside(column + stride[0]));
    else if (event.key === 'Home') onRead(null);
    else return;
    event.preventDefault();
  };
  return (
    <>
      <svg
        viewBox={`0 0 ${width} ${HEIGHT}`}
        width={width}
        height={HEIGHT}
        role="img"
        aria-label={`Contours of the loss over ${across} and ${up}, with the path of the run`}
      >
        <PlotClip id={clip} plot={plot} />
        <g className={styles.contours}>
          {contours.map(({ level, path }) => (
            <path key={level} d={path} />
          ))}
        </g>
        <Axes plot={plot} across="" up="" />
        <text className={styles.axis} x={plot.left} y={14}>
          ↑ {up}
        </text>
        <text className={styles.axis} x={plot.right} y={HEIGHT - 1} textAnchor="end">
          {across} →
        </text>
        <g clipPath={`url(#${clip})`}>
          <Way plot={plot} points={way.points} />
          {read !== null && (
            <circle
              className={styles.read}
              cx={plot.x(places[column]!)}
              cy={plot.y(places[row]!)}
              r={6}
            />
          )}
        </g>
      </svg>
      <div
        className={styles.reader}
        role="slider"
        tabIndex={0}
        aria-label="Place on the plane: arrow keys go across and up, Home goes back to the weights"
        aria-valuemin={1}
        aria-valuemax={losses.length}
        aria-valuenow={here + 1}
        aria-valuetext={placeInWords(landscape, read)}
        style={{
          left: plot.left,
          top: plot.top,
          width: plot.right - plot.left,
          height: plot.bottom - plot.top,
        }}
        onPointerMove={(event) => onRead(near(event))}
        onPointerDown={(event) => onRead(near(event))}
        onPointerLeave={() => onRead(null)}
        onBlur={() => onRead(null)}
        onKeyDown={onKeyDown}
      />
    </>
  );
}

/** The way of a run: a line over a wider one in the colour of the paper, with its first place and its last. */
function Way({
  plot,
  points,
}: {
  readonly plot: Plot;
  readonly points: LossMapProps['way']['points'];
}) {
  const line = trail(plot, points);
  const place = ([a, b]: readonly [number, number]) => ({ cx: plot.x(a), cy: plot.y(b) });
  return (
    <>
      <path className={styles.casing} d={line} />
      <path className={styles.way} d={line} />
      {points.length > 1 && <circle className={styles.start} {...place(points[0]!)} r={4} />}
      <circle className={styles.now} {...place(points.at(-1)!)} r={6} />
    </>
  );
}

/** What grows across and up. */
function axisNames(span: Span): readonly [string, string] {
  switch (span.kind) {
    case 'random':
      return ['a first random direction', 'a second'];
    case 'way':
      return ['the main direction of the run', 'its second'];
    case 'step':
      return ['downhill', 'the last step, beside it'];
    case 'parameters': {
      const [across, up] = span.places.map(({ key, cell }) =>
        symbolText({ kind: 'symbol', sym: parseKey(key), at: cell }),
      );
      return [`change of ${across}`, `change of ${up}`];
    }
  }
}

/** `0.2 across, −0.4 up: loss 0.81`. */
function placeInWords({ places, losses }: DrawnLandscape, place: number | null): string {
  const side = places.length;
  const at = place ?? (losses.length - 1) / 2;
  const [a, b] = [places[at % side]!, places[Math.floor(at / side)]!];
  const loss = print(losses[at]!);
  if (place === null) return `At the weights: loss ${loss}.`;
  return `${print(a, { digits: 2 })} across, ${print(b, { digits: 2 })} up: loss ${loss}.`;
}

/** What the plane shows, for everybody. */
function inWords(landscape: DrawnLandscape, share: number): string {
  const { losses, span } = landscape;
  const finite = losses.filter(Number.isFinite);
  const [low, high] = [Math.min(...finite), Math.max(...finite)];
  const place = (loss: number): string =>
    placeInWords(landscape, losses.indexOf(loss)).replace(/:.*$/, '');
  const unit =
    span.kind === 'parameters' ? '' : ' A distance of 1 is as long as all the weights together.';
  return (
    `Lowest on this plane is ${print(low)}, at ${place(low)}; highest ${print(high)}, at ${place(high)}.` +
    ` The plane contains ${percent(share)} of the path of the run.${unit}`
  );
}

/** `99 %`; what is no whole per cent is not read closer. */
const percent = (share: number): string =>
  share < 0.01 ? 'less than 1 %' : `${Math.round(100 * share)} %`;
