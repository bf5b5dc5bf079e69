import { useState } from 'react';
import { squareAround } from '../../../../draw/plots/regions.ts';
import { memo } from '../../../../tensor/memo.ts';
import type { PlotArea } from './sample-marks.ts';

type Points = readonly (readonly [number, number])[];

const around = memo((points: Points): PlotArea => squareAround(points));

/** The square of the plane that is drawn: around the points, and while they are edited as it was, unless one lies outside. */
export function useSquare(points: Points, editing: boolean): PlotArea {
  const [kept, keep] = useState<PlotArea>(around(points));
  const square = editing && points.every((point) => isWithin(point, kept)) ? kept : around(points);
  if (square !== kept) keep(square);
  return square;
}

const isWithin = ([across, up]: Points[number], { x, y }: PlotArea): boolean =>
  across >= x[0] && across <= x[1] && up >= y[0] && up <= y[1];
