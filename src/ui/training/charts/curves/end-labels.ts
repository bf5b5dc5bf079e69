import type { Plot } from '../../../../draw/plots/plot.ts';

interface Line {
  readonly name: string;
  /** Its last point, in the units of the plot. */
  readonly x: number;
  readonly y: number;
}

export interface EndLabel {
  readonly text: string;
  /** In px. */
  readonly x: number;
  readonly y: number;
  readonly anchor: 'start' | 'end';
}

/** Letters of a label at most, their width about, the height of a label and the gap to its line, in px. */
const [LETTERS, LETTER, LINE, GAP] = [22, 6.2, 14, 5];

/** A name at the end of each line, beside it where there is room, and none over another. */
export function endLabels(plot: Plot, lines: readonly Line[]): EndLabel[] {
  const labels = lines
    .filter(({ x, y }) => Number.isFinite(x) && Number.isFinite(y))
    .map(({ name, x, y }) => {
      const text = name.length > LETTERS ? `${name.slice(0, LETTERS - 1)}…` : name;
      const [px, py] = [plot.x(x), plot.y(y)];
      const fits = px + GAP + text.length * LETTER <= plot.width;
      return fits
        ? { text, x: px + GAP, y: py + 4, anchor: 'start' as const }
        : { text, x: px - GAP, y: py - GAP, anchor: 'end' as const };
    })
    .toSorted((one, other) => one.y - other.y);
  for (let n = 1; n < labels.length; n++) {
    const { y } = labels[n - 1]!;
    if (labels[n]!.y < y + LINE) labels[n] = { ...labels[n]!, y: y + LINE };
  }
  const over = (labels.at(-1)?.y ?? 0) - (plot.bottom - 2);
  return over > 0 ? labels.map((label) => ({ ...label, y: label.y - over })) : labels;
}
