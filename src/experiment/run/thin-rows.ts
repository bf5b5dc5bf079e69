import type { MeasurementRow } from './measurement.ts';

/** Numbers of a measurement before the norms. */
const TOLD = 5;

/** At most `most` measurements about evenly apart, the first and the last among them, without the norms. */
export function thinRows(rows: readonly MeasurementRow[], most: number): MeasurementRow[] {
  const stride = Math.max(1, Math.ceil((rows.length - 1) / (most - 1)));
  return rows
    .filter((_, n) => n % stride === 0 || n === rows.length - 1)
    .map((row) => row.slice(0, TOLD));
}
