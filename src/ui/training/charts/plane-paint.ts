import { largestSize } from '../../../draw/scale.ts';
import { thinned, valuePixels } from '../../../draw/plots/regions.ts';
import type { UnitBox, UnitColumns } from '../../../draw/unit-columns.ts';
import type { Values } from '../../../engine/operation.ts';
import type { PlaneOutputs } from '../../../training/decision-regions.ts';
import { css, type Palette } from '../palette.ts';

/** Points across the picture of a unit, about. */
const UNIT = 40;
/** Width of the strongest edge in px, and of the weakest. */
const [STRONG, WEAK] = [5, 0.4];

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

interface Network {
  readonly columns: UnitColumns;
  readonly widths: readonly number[];
  readonly outputs: PlaneOutputs;
  /** Points on a side of the square. */
  readonly side: number;
  readonly parameters: Values;
  /** Whether the activations stay within −1 and 1. */
  readonly bounded: boolean;
  readonly palette: Palette;
}

/** The edges of a network by their weights, and over them what each unit computes. */
export function paintNetwork(context: CanvasRenderingContext2D, network: Network): void {
  paintEdges(context, network);
  const { columns, widths, outputs, side, bounded, palette } = network;
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

function paintEdges(
  context: CanvasRenderingContext2D,
  { columns: { boxes, size }, widths, parameters, palette }: Network,
): void {
  const weights = widths.slice(1).map((_, m) => parameters[`W${m + 1}`]!);
  const largest = Math.max(1e-9, ...weights.map(({ data }) => largestSize(data)));
  context.setLineDash([]);
  for (const to of boxes.filter(({ layer }) => layer > 0)) {
    const inputs = widths[to.layer - 1]!;
    for (const from of boxes.filter(({ layer }) => layer === to.layer - 1)) {
      const weight = weights[to.layer - 1]!.data[to.unit * inputs + from.unit]!;
      const share = Math.abs(weight) / largest;
      const [left, right] = [from.x + size / 2, to.x - size / 2];
      const middle = (left + right) / 2;
      context.globalAlpha = 0.25 + 0.75 * Math.sqrt(share);
      context.lineWidth = WEAK + (STRONG - WEAK) * share;
      context.strokeStyle = css(palette.edges[weight < 0 ? 0 : 1]);
      context.beginPath();
      context.moveTo(left, from.y);
      context.bezierCurveTo(middle, from.y, middle, to.y, right, to.y);
      context.stroke();
    }
  }
  context.globalAlpha = 1;
}

let scratch: OffscreenCanvas | null = null;

/** Pixels as something that can be drawn larger. */
export function pixelsOf(image: ImageData): OffscreenCanvas {
  if (scratch?.width !== image.width || scratch.height !== image.height) {
    scratch = new OffscreenCanvas(image.width, image.height);
  }
  scratch.getContext('2d')!.putImageData(image, 0, 0);
  return scratch;
}
