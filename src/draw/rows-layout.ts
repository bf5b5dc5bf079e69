/** How the units of one column share the height, in px. */
export interface RowsLayout {
  /** Top of each unit. */
  readonly tops: readonly number[];
  /** Height of a unit, of both its cells where they are stacked. */
  readonly height: number;
  /** Room between two units. */
  readonly gap: number;
}

interface Band {
  readonly top: number;
  readonly bottom: number;
}

interface Unit {
  readonly height: number;
  /** Units that would be less high than this are squeezed into the band. */
  readonly least: number;
}

/** Between a bead and the next unit. */
const AIR = 5;
/** Units of small layers are closer together than an equal division of the height would place them. */
const CLOSER = 0.8;

/** Whether the units of all layers but the input's are high enough with that room under each of them. */
export const haveRoom = (
  layers: readonly number[],
  band: Band,
  { least }: Unit,
  under: number,
): boolean => layers.slice(1).every((count) => share(count, under, band) >= least);

/**
 * Columns of units within a band: the largest layer takes its whole height, smaller ones less of it, and units shrink
 * where they do not fit, those of all roomy layers alike. `under` is the room for a bias below a unit, or 0.
 */
export function rowsLayout(
  layers: readonly number[],
  band: Band,
  unit: Unit,
  input: Unit,
  under: number,
): RowsLayout[] {
  const most = Math.max(...layers);
  const [inputs = 1, ...others] = layers;
  const fits = (count: number, { least }: Unit): boolean => share(count, under, band) >= least;
  const column = (count: number, height: number, kind: Unit): RowsLayout =>
    fits(count, kind)
      ? spread(count, most, height, under, band)
      : squeezed(count, kind.height, band);
  const roomy = others.filter((count) => fits(count, unit));
  const common = Math.min(unit.height, ...roomy.map((count) => share(count, under, band)));
  return [
    column(inputs, Math.min(input.height, share(inputs, under, band)), input),
    ...others.map((count) => column(count, common, unit)),
  ];
}

const room = ({ top, bottom }: Band): number => bottom - top;

/** Height that each of so many units gets, a bead under each. */
const share = (count: number, under: number, band: Band): number =>
  (room(band) + AIR) / count - AIR - under;

function spread(
  count: number,
  most: number,
  height: number,
  under: number,
  band: Band,
): RowsLayout {
  const travel = room(band) - height - under;
  const wanted = (travel / Math.max(1, most - 1)) * (most / count) ** CLOSER;
  const pitch = Math.min(
    count > 1 ? travel / (count - 1) : 0,
    Math.max(height + under + AIR, Math.min(wanted, 0.45 * room(band))),
  );
  const first = band.top + (travel - pitch * (count - 1)) / 2;
  const gap = count > 1 ? pitch - height : AIR + under;
  return { tops: every(count, first, pitch), height, gap };
}

function squeezed(count: number, tallest: number, band: Band): RowsLayout {
  const pitch = room(band) / count;
  const gap = Math.max(pitch - tallest, Math.min(3, 0.16 * pitch));
  return { tops: every(count, band.top + gap / 2, pitch), height: pitch - gap, gap };
}

const every = (count: number, first: number, pitch: number): number[] =>
  Array.from({ length: count }, (_, i) => first + i * pitch);
