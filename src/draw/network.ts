import { columnsLayout, SEAM, type ColumnsLayout } from './columns-layout.ts';
import { centre, type Box, type Sides } from './box.ts';
import type { BiasPlace, CellBox, Column, PlacedNetwork, UnitBox } from './units.ts';
import { haveRoom, rowsLayout, type RowsLayout } from './rows-layout.ts';
import { thinning, type Curve } from './edge.ts';
import { headings, type Heading } from './heading.ts';
import { legendBox } from './legend.ts';

export interface NetworkGeometry extends PlacedNetwork {
  readonly headings: readonly Heading[];
  readonly legend: Box | null;
}

/** Height of a cell where there is room, and under which it holds no number. */
const CELL = 28;
const LEAST = 12;
/** Narrower cells hold no number. */
const NARROW = 28;
/** From a unit to the middle of the bead of its bias: under it where all units have room for that, else at its left. */
const [BEAD, CLOSE, ASIDE] = [10, 6, 7];
const RADIUS = 2.75;
/** Room that a bead and its line take. */
const ROUND = 3;
const BELOW = 8;

/**
 * Where everything is in a diagram of that size, in px; `layers` are the widths from the input to the output. The
 * edges into layer `inUse` get more room than the others.
 */
export function networkLayout(
  layers: readonly number[],
  width: number,
  height: number,
  inUse: number | null = null,
): NetworkGeometry {
  const wide = columnsLayout(layers.length, width, inUse);
  const band = { top: wide.stacked ? 54 : 48, bottom: height - BELOW };
  const storeys = wide.stacked ? 2 : 1;
  const unit = {
    height: storeys * CELL + (storeys - 1) * SEAM,
    least: wide.stacked ? 34 : 16,
  };
  const stub = [BEAD, CLOSE].find((one) => haveRoom(layers, band, unit, one + ROUND)) ?? null;
  const under = stub === null ? 0 : stub + ROUND;
  const rows = rowsLayout(layers, band, unit, { height: CELL, least: 20 }, under);
  const columns = rows.map((row, m): Column => {
    const units = row.tops.map((top) => unitBox(wide, row, m, top, stub));
    const shown = units[0]!.activation.box;
    return { units, numbers: shown.height >= LEAST && shown.width >= NARROW };
  });
  const outputs = columns.at(-1)!.units;
  const targets = outputs.map((one) => target(wide, one, rows.at(-1)!));
  const tall = wide.stacked ? 52 : 60;
  const middle = (centre(outputs[0]!.pill).y + centre(outputs.at(-1)!.pill).y) / 2;
  const loss = { ...wide.loss, y: middle - tall / 2, height: tall };
  const thin = thinning(layers, columnsLayout(layers.length, width).columns[1]! - wide.cell);
  const placed = { width, height, stacked: wide.stacked, thin, columns, targets, loss };
  return { ...placed, headings: headings(placed, wide), legend: legendBox(placed) };
}

function unitBox(
  wide: ColumnsLayout,
  row: RowsLayout,
  m: number,
  y: number,
  stub: number | null,
): UnitBox {
  const x = wide.columns[m]!;
  const pill = { x, y, width: m ? wide.pill : wide.cell, height: row.height };
  const radius = Math.min(6, row.height / 4);
  const away = Math.min(3, row.gap / 2);
  const half = (row.height - SEAM) / 2;
  const inner = Math.max(0, radius - 1);
  const round = (...sides: Sides): CellBox => ({
    box: pill,
    corners: sides.map((side) => side * inner) as unknown as Sides,
    outline: [away, 3, away, 3],
  });
  const bias = m ? biasPlace(pill, wide, stub) : null;
  const ends = {
    out: { x: x + pill.width, y: y + row.height / 2 },
    in: { x: bias && bias.to.x < x ? bias.to.x - bias.radius : x, y: y + row.height / 2 },
  };
  const base = { pill, radius, bias, ...ends };
  if (m === 0) return { ...base, activation: round(1, 1, 1, 1), delta: null };
  if (wide.stacked && half >= 1) {
    const upper = { ...pill, height: half };
    const lower = { ...upper, y: y + half + SEAM };
    return {
      ...base,
      activation: { box: upper, corners: [inner, inner, 0, 0], outline: [away, 3, 1, 3] },
      delta: { box: lower, corners: [0, 0, inner, inner], outline: [1, 3, away, 3] },
    };
  }
  const left = { ...pill, width: (pill.width - SEAM) / 2 };
  const right = { ...left, x: x + left.width + SEAM };
  return {
    ...base,
    activation: { box: left, corners: [inner, 0, 0, inner], outline: [away, 1, away, 3] },
    delta: { box: right, corners: [0, inner, inner, 0], outline: [away, 3, away, 1] },
  };
}

/** Under the activation, else at the left. */
function biasPlace(pill: Box, wide: ColumnsLayout, stub: number | null): BiasPlace {
  if (stub === null) {
    const y = pill.y + pill.height / 2;
    const radius = Math.min(RADIUS, pill.height / 3);
    return { from: { x: pill.x, y }, to: { x: pill.x - ASIDE + RADIUS, y }, radius };
  }
  const [x, y] = [pill.x + wide.cell / 2, pill.y + pill.height];
  return { from: { x, y }, to: { x, y: y + stub }, radius: RADIUS };
}

function target(wide: ColumnsLayout, { pill }: UnitBox, row: RowsLayout): CellBox {
  const height = Math.min(26, pill.height);
  const radius = Math.min(5, height / 4);
  const away = Math.min(3, row.gap / 2);
  return {
    box: { ...wide.target, y: centre(pill).y - height / 2, height },
    corners: [radius, radius, radius, radius],
    outline: [away, 3, away, 3],
  };
}

/** Room for the edges into column m, in px. */
export function gapBefore({ columns }: Pick<PlacedNetwork, 'columns'>, m: number): number {
  const before = columns[m - 1]!.units[0]!.pill;
  return columns[m]!.units[0]!.pill.x - before.x - before.width;
}

/** Edges into the units of column m, row by row as the weights are in W. */
export function edgesInto({ columns }: Pick<PlacedNetwork, 'columns'>, m: number): Curve[] {
  const from = columns[m - 1]!.units;
  return columns[m]!.units.flatMap((to) => from.map(({ out }) => ({ from: out, to: to.in })));
}
