import type { Interval } from '../../../../draw/plots/plot.ts';
import { print } from '../../../../notation/printing/number.ts';
import {
  readMeasurement,
  norms,
  type MeasurementRow,
} from '../../../../experiment/run/measurement.ts';

/** What the history of a training can be drawn of. */
export const quantities = {
  loss: 'loss',
  right: 'accuracy',
  weights: 'weights by layer',
  gradients: 'gradients by layer',
} as const;
export type Quantity = keyof typeof quantities;

/** One line of a plot. */
export interface CurveLine {
  readonly name: string;
  readonly value: (row: MeasurementRow) => number;
}

/** The lines of a quantity: training and held out, or one for each layer. */
export function linesOf(
  quantity: Quantity,
  layers: number,
  heldOut: boolean,
): readonly CurveLine[] {
  switch (quantity) {
    case 'loss':
      return sets(
        heldOut,
        (row) => readMeasurement(row).loss,
        (row) => readMeasurement(row).heldLoss,
      );
    case 'right':
      return sets(
        heldOut,
        (row) => readMeasurement(row).right,
        (row) => readMeasurement(row).heldRight,
      );
    case 'weights':
    case 'gradients':
      return Array.from({ length: layers }, (_, m) => ({
        name: `layer ${m + 1}`,
        value: (row: MeasurementRow) => norms(row, quantity)[m]!,
      }));
  }
}

const sets = (
  heldOut: boolean,
  seen: CurveLine['value'],
  held: CurveLine['value'],
): CurveLine[] => [
  { name: 'training', value: seen },
  ...(heldOut ? [{ name: 'held out', value: held }] : []),
];

/** The smallest above 0 and the largest of what is drawn. */
export function rangeOf(rows: readonly MeasurementRow[], lines: readonly CurveLine[]): Interval {
  let [low, high] = [Infinity, 0];
  for (const row of rows) {
    for (const { value } of lines) {
      const at = value(row);
      if (at > 0 && at < low) low = at;
      if (at > high && at < Infinity) high = at;
    }
  }
  return [low === Infinity ? 0 : low, high];
}

/** A measurement in words: `step 320: training 0.213, held out 0.25`. */
export const inWords = (
  row: MeasurementRow,
  lines: readonly CurveLine[],
  percent: boolean,
): string =>
  `step ${readMeasurement(row).t}: ${lines
    .map(({ name, value }) => `${name} ${shownValue(value(row), percent)}`)
    .join(', ')}`;

export const shownValue = (value: number, percent: boolean): string =>
  Number.isNaN(value) ? '–' : percent ? `${print(100 * value, { digits: 1 })} %` : print(value);
