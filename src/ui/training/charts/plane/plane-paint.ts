import { largestSize } from '../../../../draw/scale.ts';
import { thinned, valuePixels } from '../../../../draw/plots/regions.ts';
import type { UnitBox, UnitColumns } from '../../../../draw/unit-columns.ts';
import type { PlaneOutputs } from '../../../../training/decision-regions.ts';
import { pixelsOf } from '../../../plots/pixel-canvas.ts';
import { css, type Palette } from '../../palette.ts';

/** Points across the picture of a unit, about. */
const UNIT = 40;

/** The values of a unit all over the square, row by row from the top. */
export function valuesOf(
  { inputs, hidden, p }: PlaneOutputs,
  box: Pick<UnitBox, 'layer' | 'unit'>,
) {
  const layers = [inputs, ...hidden, p];
  const { data, shape } = layers[box.layer]!;
  const points = shape[1]!;
  return data.subarray(box.unit * points, (box.unit + 1) * points);
}

/** What is drawn full in colour: 1 for a probability and where a unit cannot exceed it, else its own largest. */
export const fullOf = (values: Float64Array, bounded: boolean): number =>
  bounded ? 1 : Math.max(1e-9, largestSize(values));

/** Colours of a unit: those of the sign, and of an output that of its class. */
export const coloursOf = (palette: Palette, layer: number, unit: number, layers: number) =>
  layer < layers - 1
    ? palette.cells
    : ([palette.paper, palette.paper, palette.classes[unit % palette.classes.length]!] as const);

interface Units {
  readonly columns: UnitColumns;
  /** Units of each layer. */
  readonly widths: readonly number[];
  readonly outputs: PlaneOutputs;
  /** Points on a side of the square. */
  readonly side: number;
  /** Whether the activations stay within −1 and 1. */
  readonly bounded: boolean;
  readonly palette: Palette;
}

/** What each unit computes, on its own square. */
export function paintUnits(context: CanvasRenderingContext2D, units: Units): void {
  const { columns, widths, outputs, side, bounded, palette } = units;
  const stride = Math.max(1, Math.round(side / UNIT));
  const small = Math.floor(side / stride);
  const { size, boxes } = columns;
  // All units side by side in one picture, which the browser takes over once.
  const atlas = new ImageData(small, small * boxes.length);
  const area = 4 * small * small;
  boxes.forEach((box, n) => {
    const last = box.layer === widths.length - 1;
    const values = thinned(valuesOf(outputs, box), side, stride);
    const full = fullOf(values, box.layer > 0 && (bounded || last));
    const own = atlas.data.subarray(n * area, (n + 1) * area);
    valuePixels(own, values, full, coloursOf(palette, box.layer, box.unit, widths.length));
  });
  const pictures = pixelsOf(atlas);
  context.imageSmoothingEnabled = true;
  context.strokeStyle = css(palette.faint);
  context.beginPath();
  for (const [n, { x, y }] of boxes.entries()) {
    const [left, top] = [x - size / 2, y - size / 2];
    // Half a pixel within its own square: smoothing must not reach the next unit.
    const [from, tall] = [n * small + 0.5, small - 1];
    context.drawImage(pictures, 0.5, from, tall, tall, left, top, size, size);
    context.roundRect(left, top, size, size, Math.min(3, size / 8));
  }
  context.lineWidth = 1;
  context.stroke();
}
