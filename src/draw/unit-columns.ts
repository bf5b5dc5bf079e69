/** A unit of a network, drawn as a square. */
export interface UnitBox {
  /** Layer, 0 the input, and unit, counted from 0. */
  readonly layer: number;
  readonly unit: number;
  /** Its centre in px. */
  readonly x: number;
  readonly y: number;
}

export interface UnitColumns {
  /** Side of a square in px. */
  readonly size: number;
  readonly boxes: readonly UnitBox[];
  /** Units of each layer that there is no room for. */
  readonly hidden: readonly number[];
}

/** Side of a square in px, at least and at most, and the gap to the next as a share of it. */
const [LEAST, MOST, GAP] = [14, 46, 0.35];

/** Columns of units from left to right, each in the middle of the height; what there is no room for is left out. */
export function unitColumns(widths: readonly number[], width: number, height: number): UnitColumns {
  const room = Math.max(1, Math.floor((height / LEAST + GAP) / (1 + GAP)));
  const shown = widths.map((units) => Math.min(units, room));
  const size = Math.min(
    MOST,
    height / (Math.max(...shown) * (1 + GAP) - GAP),
    width / (widths.length * (1 + GAP)),
  );
  const pitch = Math.min(size * 1.4, (height - size) / Math.max(1, Math.max(...shown) - 1));
  const apart = (width - size) / Math.max(1, widths.length - 1);
  const boxes = shown.flatMap((units, layer) =>
    Array.from({ length: units }, (_, unit) => ({
      layer,
      unit,
      x: size / 2 + layer * apart,
      y: height / 2 + (unit - (units - 1) / 2) * pitch,
    })),
  );
  return { size, boxes, hidden: widths.map((units, layer) => units - shown[layer]!) };
}
