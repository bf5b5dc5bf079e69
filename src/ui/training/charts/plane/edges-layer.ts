import { largestSize } from '../../../../draw/scale.ts';
import type { UnitColumns } from '../../../../draw/unit-columns.ts';
import { unitEdges, type UnitEdge } from '../../../../draw/unit-edges.ts';
import type { Values } from '../../../../engine/operation.ts';
import { css, type Palette } from '../../palette.ts';

/** Width of the strongest edge in px, and of the weakest. */
const [STRONG, WEAK] = [5, 0.4];
/** Change of a weight, as a share of the largest one, from which it is seen. */
const SEEN = 0.01;

interface Edges {
  readonly columns: UnitColumns;
  /** Units of each layer. */
  readonly widths: readonly number[];
  readonly parameters: Values;
  readonly palette: Palette;
  /** Of the picture, in px. */
  readonly width: number;
  readonly height: number;
}

/** Draws the edges by their weights from a picture of them, which is made anew when one has changed so that it is seen. */
export function edgesLayer(): (context: CanvasRenderingContext2D, edges: Edges) => void {
  let layer: OffscreenCanvasRenderingContext2D | null = null;
  let drawn: Pick<Edges, 'columns' | 'palette'> | null = null;
  let all: readonly UnitEdge[] = [];
  let shares: Float64Array = new Float64Array();
  return (context, { columns, widths, parameters, palette, width, height }) => {
    const ratio = devicePixelRatio || 1;
    const [across, down] = [Math.round(width * ratio), Math.round(height * ratio)];
    if (drawn?.columns !== columns) all = unitEdges(columns);
    const now = sharesOf(all, widths, parameters);
    const same =
      drawn?.columns === columns &&
      drawn.palette === palette &&
      layer?.canvas.width === across &&
      now.every((share, n) => Math.abs(share - shares[n]!) < SEEN);
    if (!same) {
      layer = new OffscreenCanvas(across, down).getContext('2d')!;
      layer.scale(ratio, ratio);
      paintEdges(layer, columns.size, all, now, palette);
      [drawn, shares] = [{ columns, palette }, now];
    }
    context.drawImage(layer!.canvas, 0, 0, width, height);
  };
}

/** The weight of each edge as a share of the largest one, with its sign. */
function sharesOf(
  edges: readonly UnitEdge[],
  widths: readonly number[],
  parameters: Values,
): Float64Array {
  const weights = widths.slice(1).map((_, m) => parameters[`W${m + 1}`]!);
  const largest = Math.max(1e-9, ...weights.map(({ data }) => largestSize(data)));
  return Float64Array.from(edges, ({ from, to }) => {
    const inputs = widths[from.layer]!;
    return weights[from.layer]!.data[to.unit * inputs + from.unit]! / largest;
  });
}

function paintEdges(
  context: OffscreenCanvasRenderingContext2D,
  size: number,
  edges: readonly UnitEdge[],
  shares: Float64Array,
  { edges: colours }: Palette,
): void {
  edges.forEach(({ from, to }, n) => {
    const share = Math.abs(shares[n]!);
    const [left, right] = [from.x + size / 2, to.x - size / 2];
    const middle = (left + right) / 2;
    context.globalAlpha = 0.25 + 0.75 * Math.sqrt(share);
    context.lineWidth = WEAK + (STRONG - WEAK) * share;
    context.strokeStyle = css(colours[shares[n]! < 0 ? 0 : 1]);
    context.beginPath();
    context.moveTo(left, from.y);
    context.bezierCurveTo(middle, from.y, middle, to.y, right, to.y);
    context.stroke();
  });
}
