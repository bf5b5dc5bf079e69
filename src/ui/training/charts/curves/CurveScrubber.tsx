import type { KeyboardEvent, PointerEvent } from 'react';
import type { Plot } from '../../../../draw/plots/plot.ts';
import { readMeasurement, type MeasurementRow } from '../../../../experiment/run/measurement.ts';
import { goToTraining } from '../../../../state/navigation.ts';
import { runnerOf } from '../../../../state/training/runner-of.ts';
import { latestBefore } from '../../../../training/measurements.ts';
import { usePage } from '../../../islands/use-reader.ts';
import { inWords, type CurveLine } from './lines.ts';
import * as chart from '../Chart.module.css';

interface CurveScrubberProps {
  readonly plot: Plot;
  /** Of the picture, in px. */
  readonly width: number;
  readonly rows: readonly MeasurementRow[];
  /** Place in the rows of the step that training is at, and of the one that is pointed at. */
  readonly here: number;
  readonly pointed: number | null;
  readonly lines: readonly CurveLine[];
  readonly accuracy: boolean;
  readonly onPoint: (place: number | null) => void;
}

/** Over the curves: point to read a measurement; press, drag or use the arrow keys to go to its step. */
export function CurveScrubber(props: CurveScrubberProps) {
  const { plot, width, rows, here, pointed, lines, accuracy, onPoint } = props;
  const page = usePage();
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
    runnerOf(page).pause();
    goToTraining(page.store, readMeasurement(to).t);
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
        onPoint(near(event));
        if (event.buttons === 1) go(near(event));
      }}
      onPointerLeave={() => onPoint(null)}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        go(near(event));
      }}
      onKeyDown={onKeyDown}
    />
  );
}
