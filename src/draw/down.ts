/** How the units of one column share the height, in px. */
export interface Down {
  /** Top of each unit. */
  readonly tops: readonly number[];
  /** Height of a unit, of both its cells where they are stacked. */
  readonly height: number;
  /** Room between two units. */
  readonly gap: number;
  /** Whether there is room for a bead under each unit. */
  readonly roomy: boolean;
}

interface Band {
  readonly top: number;
  readonly bottom: number;
}

interface Unit {
  readonly height: number;
  /** Height at which a unit still shows its numbers. */
  readonly least: number;
  /** Under each unit, for its bias. */
  readonly under: number;
}

/** Between a bead and the next unit. */
const AIR = 5;
/** Units of small layers stand closer than their share of the height would have them. */
const CLOSER = 0.8;

/**
 * Columns of units within a band: the largest layer takes its whole height, smaller ones less of it, and units shrink
 * where they do not fit.
 */
export function down(layers: readonly number[], band: Band, unit: Unit, input: Unit): Down[] {
  const kinds = layers.map((count, m) => ({ count, unit: m ? unit : input }));
  const fitting = kinds.filter(({ count, unit: { least, under } }) =>
    fits(count, least + under, band),
  );
  const common = Math.min(
    ...fitting.map(({ count, unit: { height, under } }) =>
      Math.min(height, (room(band) + AIR) / count - AIR - under),
    ),
  );
  const most = Math.max(...layers);
  return kinds.map((kind) =>
    fitting.includes(kind)
      ? spread(kind.count, most, Math.min(common, kind.unit.height), unit.under, band)
      : squeezed(kind.count, kind.unit.height, band),
  );
}

const room = ({ top, bottom }: Band): number => bottom - top;

const fits = (count: number, block: number, band: Band): boolean =>
  count * block + (count - 1) * AIR <= room(band);

function spread(count: number, most: number, height: number, under: number, band: Band): Down {
  const travel = room(band) - height - under;
  const wanted = (travel / Math.max(1, most - 1)) * (most / count) ** CLOSER;
  const pitch = Math.min(
    count > 1 ? travel / (count - 1) : 0,
    Math.max(height + under + AIR, Math.min(wanted, 0.45 * room(band))),
  );
  const first = band.top + (travel - pitch * (count - 1)) / 2;
  return { tops: every(count, first, pitch), height, gap: pitch - height, roomy: true };
}

function squeezed(count: number, tallest: number, band: Band): Down {
  const pitch = room(band) / count;
  const gap = Math.max(pitch - tallest, Math.min(3, 0.16 * pitch));
  return { tops: every(count, band.top + gap / 2, pitch), height: pitch - gap, gap, roomy: false };
}

const every = (count: number, first: number, pitch: number): number[] =>
  Array.from({ length: count }, (_, i) => first + i * pitch);
