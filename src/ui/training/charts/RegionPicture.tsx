import type { KeyboardEvent, MouseEvent, Ref } from 'react';
import { arrowOrder } from '../../../draw/arrow-order.ts';
import { print } from '../../../notation/printing/number.ts';
import type { Data } from '../../../experiment/experiment.ts';
import { usePage } from '../../islands/use-reader.ts';
import { inspectSample } from '../../../state/training/inspect-sample.ts';
import { className, type SamplePrediction } from '../../../training/predictions.ts';
import { nearestPoint, type PlotArea } from './sample-marks.ts';
import * as styles from './RegionPicture.module.css';

interface RegionPictureProps {
  readonly canvas: Ref<HTMLCanvasElement>;
  readonly data: Data;
  readonly square: PlotArea;
  /** The sample that is read. */
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

/** The picture of the plane: point at a sample, or go from one to the next with the arrow keys; a press or Enter traces it. */
export function RegionPicture({
  canvas,
  data,
  square,
  at,
  onRead,
  first,
  said,
}: RegionPictureProps) {
  const page = usePage();
  const near = ({ clientX, clientY, currentTarget }: MouseEvent): number | null => {
    const box = currentTarget.getBoundingClientRect();
    return nearestPoint(data, square, [
      (clientX - box.left) / box.width,
      (clientY - box.top) / box.height,
    ]);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const stride = strides[event.key];
    if (stride) onRead(at === null ? first : arrowOrder(data.X, stride[0], at, stride[1]));
    else if (event.key === 'Enter' || event.key === ' ') inspectSample(page, at ?? first);
    else return;
    event.preventDefault();
  };
  const words = wordsFor(said, data);
  return (
    <div className={styles.picture}>
      <canvas
        ref={canvas}
        className={styles.region}
        role="slider"
        tabIndex={0}
        aria-label="Samples in the plane. The arrow keys move from sample to sample; Enter traces one."
        aria-valuemin={1}
        aria-valuemax={data.X.length}
        aria-valuenow={said.sample + 1}
        aria-valuetext={words}
        onPointerMove={(event) => onRead(near(event))}
        onPointerLeave={() => onRead(null)}
        onBlur={() => onRead(null)}
        onClick={(event) => {
          const sample = near(event);
          if (sample !== null) inspectSample(page, sample);
        }}
        onKeyDown={onKeyDown}
      />
      <p aria-hidden="true">
        {at === null
          ? 'Point at a sample, or use the arrow keys; a press or Enter traces it.'
          : words}
      </p>
    </div>
  );
}

/** `Sample 17 at x₁ 0.31, x₂ −1.2: rings, held out; predicted blobs, p = 0.82.` */
function wordsFor({ sample, truth, predicted, p }: SamplePrediction, data: Data): string {
  const [x, y] = data.X[sample]!.map((value) => print(value, { digits: 2 }));
  const [across = 'x₁', up = 'x₂'] = data.features;
  const held = data.heldOut.includes(sample) ? ', held out' : '';
  return (
    `Sample ${sample + 1} at ${across} ${x}, ${up} ${y}: ${className(data, truth)}${held}; ` +
    `predicted ${className(data, predicted)}, p = ${print(p, { digits: 2 })}.`
  );
}
