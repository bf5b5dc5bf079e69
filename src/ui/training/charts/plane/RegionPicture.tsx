import type { KeyboardEvent, MouseEvent, PointerEvent, Ref } from 'react';
import { useRef } from 'react';
import { arrowOrder } from '../../../../draw/arrow-order.ts';
import type { DataPlane } from '../../../../experiment/data/plane.ts';
import { print } from '../../../../notation/printing/number.ts';
import type { Data } from '../../../../experiment/experiment.ts';
import { usePage } from '../../../islands/use-reader.ts';
import { inspectSample } from '../../../../state/training/inspect-sample.ts';
import { className, type SamplePrediction } from '../../../../training/predictions.ts';
import { pointEditor } from '../../setup/edit-points.ts';
import { nearestPoint, pointAt, type PlotArea } from './sample-marks.ts';
import * as styles from './RegionPicture.module.css';

type Point = readonly [number, number];

interface RegionPictureProps {
  readonly canvas: Ref<HTMLCanvasElement>;
  readonly data: Data;
  readonly plane: DataPlane;
  /** Where the samples lie in it. */
  readonly points: readonly Point[];
  readonly square: PlotArea;
  /** Whether presses and keys change the points. */
  readonly editing: boolean;
  /** The sample that is read, or selected. */
  readonly at: number | null;
  readonly onRead: (sample: number | null) => void;
  /** Where the keys begin. */
  readonly first: number;
  /** What is said of the sample that is read, or of the first. */
  readonly said: SamplePrediction;
}

/** Axis of the plane and places along it, by the key. */
const strides: Readonly<Record<string, readonly [0 | 1, number]>> = {
  ArrowRight: [0, 1],
  ArrowLeft: [0, -1],
  ArrowUp: [1, 1],
  ArrowDown: [1, -1],
  PageUp: [0, 10],
  PageDown: [0, -10],
  Home: [0, -Infinity],
  End: [0, Infinity],
};

/** By how much of the side of the square a key moves a point. */
const NUDGE = 0.02;

/**
 * The picture of the plane: point at a sample, or go from one to the next with the arrow keys; a press or Enter traces
 * it. While points are edited, a press adds one, and one is dragged or moved with Shift and the arrow keys.
 */
export function RegionPicture(props: RegionPictureProps) {
  const { canvas, data, plane, points, square, editing, at, onRead, first, said } = props;
  const page = usePage();
  const editor = pointEditor(page);
  const dragged = useRef<number | null>(null);
  const shares = ({ clientX, clientY, currentTarget }: MouseEvent): Point => {
    const box = currentTarget.getBoundingClientRect();
    const within = (share: number): number => Math.max(0, Math.min(1, share));
    return [within((clientX - box.left) / box.width), within((clientY - box.top) / box.height)];
  };
  const near = (event: MouseEvent): number | null => nearestPoint(points, square, shares(event));
  const grab = (event: PointerEvent): void => {
    if (!editing || event.button !== 0) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    const sample = near(event);
    dragged.current = sample ?? editor.add(pointAt(square, shares(event)));
    // A new point is not selected: the next press on a class is about the next point.
    editor.select(sample);
  };
  const letGo = (): void => {
    if (dragged.current !== null) editor.endMove();
    dragged.current = null;
  };
  const onPointerMove = (event: PointerEvent): void => {
    if (!editing) onRead(near(event));
    else if (dragged.current !== null) editor.move(dragged.current, pointAt(square, shares(event)));
  };
  const nudge = ([axis, by]: readonly [0 | 1, number]): void => {
    if (at === null) return;
    const reach = (square.x[1] - square.x[0]) * NUDGE;
    const within = (value: number, [low, high]: readonly [number, number]): number =>
      Math.max(low, Math.min(high, value));
    const [x, y] = points[at]!;
    const moved = [x, y].with(axis, [x, y][axis]! + by * reach);
    editor.move(at, [within(moved[0]!, square.x), within(moved[1]!, square.y)]);
  };
  const edit = ({ key, shiftKey }: KeyboardEvent): boolean => {
    const stride = strides[key];
    if (stride && shiftKey && key.startsWith('Arrow')) nudge(stride);
    else if (stride)
      editor.select(at === null ? first : arrowOrder(points, stride[0], at, stride[1]));
    else if (key === 'Enter' || key === ' ') editor.add(beside());
    else if (at === null) return false;
    else if (key === 'Delete' || key === 'Backspace') editor.remove(at);
    else if (/^[1-9]$/.test(key)) editor.relabel(at, Number(key) - 1);
    else if (key === 'Escape') editor.select(null);
    else return false;
    return true;
  };
  /** A place for a new point: a little off the selected one, or in the middle. */
  const beside = (): Point => {
    if (at === null) return pointAt(square, [0.5, 0.5]);
    const [x, y] = points[at]!;
    const off = (square.x[1] - square.x[0]) * 3 * NUDGE;
    return [x + off <= square.x[1] ? x + off : x - off, y];
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (editing) {
      if (edit(event)) event.preventDefault();
      return;
    }
    const stride = strides[event.key];
    if (stride) onRead(at === null ? first : arrowOrder(points, stride[0], at, stride[1]));
    else if (event.key === 'Enter' || event.key === ' ') inspectSample(page, at ?? first);
    else return;
    event.preventDefault();
  };
  const words = wordsFor(said, data, plane, points[said.sample]!);
  return (
    <div className={styles.picture}>
      <canvas
        ref={canvas}
        className={styles.region}
        data-editing={editing || undefined}
        role="slider"
        tabIndex={0}
        aria-label={
          editing
            ? 'Points in the plane: arrow keys select one, with Shift they move it, digits give its class, Enter adds one, Delete deletes it'
            : 'Samples in the plane. The arrow keys move from sample to sample; Enter traces one.'
        }
        aria-valuemin={1}
        aria-valuemax={data.X.length}
        aria-valuenow={said.sample + 1}
        aria-valuetext={words}
        onPointerDown={grab}
        onPointerMove={onPointerMove}
        onPointerUp={letGo}
        onPointerCancel={letGo}
        onPointerLeave={() => onRead(null)}
        onBlur={() => onRead(null)}
        onClick={(event) => {
          const sample = editing ? null : near(event);
          if (sample !== null) inspectSample(page, sample);
        }}
        onKeyDown={onKeyDown}
      />
      {!editing && at !== null && (
        <p className={styles.reading} aria-hidden="true">
          {words}
        </p>
      )}
      {!editing && (
        <p className="needs-js" aria-hidden="true">
          {HELP[data.X.length === 1 ? 'one' : 'many']}
        </p>
      )}
    </div>
  );
}

const HELP = {
  many: 'Press a sample to trace its pass.',
  one: 'One sample only: as it is learned, all of the plane becomes its class. Add points, or choose other data.',
} as const;

/** `Sample 17 at x₁ 0.31, x₂ −1.2: rings, held out; predicted blobs, p = 0.82.` */
function wordsFor(
  { sample, truth, predicted, p }: SamplePrediction,
  data: Data,
  { names: [across, up] }: DataPlane,
  point: Point,
): string {
  const [x, y] = point.map((value) => print(value, { digits: 2 }));
  const held = data.heldOut.includes(sample) ? ', held out' : '';
  return (
    `Sample ${sample + 1} at ${across} ${x}, ${up} ${y}: ${className(data, truth)}${held}; ` +
    `predicted ${className(data, predicted)}, p = ${print(p, { digits: 2 })}.`
  );
}
