import type { ImageBox, ImageColumn } from '../../../../draw/image-columns.ts';
import { valuePixels } from '../../../../draw/plots/regions.ts';
import { largestSize } from '../../../../draw/scale.ts';
import type { Values } from '../../../../engine/operation.ts';
import { print } from '../../../../notation/printing/number.ts';
import { pixelsOf } from '../../../plots/pixel-canvas.ts';
import { css, type Palette } from '../../palette.ts';

export interface Drawing {
  readonly columns: readonly ImageColumn[];
  readonly boxes: readonly ImageBox[];
  /** Parameters, and what the layers compute of the sample. */
  readonly values: Values;
  readonly pixels: readonly number[];
  readonly palette: Palette;
  /** The class of the sample. */
  readonly truth: number;
  readonly names: readonly string[];
}

export function paintBox(context: CanvasRenderingContext2D, box: ImageBox, drawing: Drawing): void {
  const { columns, values, pixels, palette } = drawing;
  const { kind, key, rows, columns: across, parts } = columns[box.column]!;
  if (kind === 'class') return paintClass(context, box, drawing);
  const area = rows * across;
  const all = kind === 'input' ? Float64Array.from(pixels) : values[key]!.data;
  const own = all.subarray(box.n * area * parts, (box.n + 1) * area * parts);
  const max = Math.max(
    1e-9,
    kind === 'template' || kind === 'kernel' ? largestSize(own) : largestSize(all),
  );
  const colours =
    kind === 'input' ? ([palette.paper, palette.paper, palette.ink] as const) : palette.cells;
  const image = new ImageData(across, rows);
  const seam = parts > 1 ? 2 : 0;
  const wide = (box.width - (parts - 1) * seam) / parts;
  context.imageSmoothingEnabled = false;
  for (let part = 0; part < parts; part++) {
    valuePixels(image.data, own.subarray(part * area, (part + 1) * area), max, colours);
    const x = box.x + part * (wide + seam);
    const height = parts > 1 ? Math.min(box.height, (wide * rows) / across) : box.height;
    const y = box.y + (box.height - height) / 2;
    context.drawImage(pixelsOf(image), x, y, wide, height);
    context.lineWidth = 1;
    context.strokeStyle = css(palette.faint);
    context.strokeRect(x + 0.5, y + 0.5, wide - 1, height - 1);
  }
  if (kind !== 'template') return;
  const activation = values['a1']?.data[box.n] ?? 0;
  const tall = Math.min(1, Math.abs(activation)) * box.height;
  context.fillStyle = css(palette.edges[activation < 0 ? 0 : 1]);
  context.fillRect(box.x + box.width + 1, box.y + box.height - tall, 3, tall);
}

/** A class: its name, its probability as a bar, framed where it is the truth. */
function paintClass(
  context: CanvasRenderingContext2D,
  { n, x, y, width, height }: ImageBox,
  { values, columns, palette, truth, names }: Drawing,
): void {
  const p = values[columns.at(-1)!.key]!.data[n]!;
  const middle = y + height / 2;
  context.font = `${n === truth ? 600 : 400} 13px 'Source Sans 3', system-ui, sans-serif`;
  context.textBaseline = 'middle';
  context.fillStyle = css(palette.ink);
  context.fillText(names[n]!, x + 4, middle, 24);
  const [left, right] = [x + 30, x + width - 34];
  const thick = Math.min(12, height - 6);
  context.strokeStyle = css(palette.faint);
  context.lineWidth = 1;
  context.strokeRect(left + 0.5, middle - thick / 2 + 0.5, right - left - 1, thick - 1);
  context.fillStyle = css(palette.edges[1]);
  context.fillRect(left, middle - thick / 2, p * (right - left), thick);
  context.fillStyle = css(palette.ink);
  context.fillText(print(p, { digits: 2 }), right + 4, middle, 30);
  if (n !== truth) return;
  context.strokeStyle = css(palette.ink);
  context.lineWidth = 1.5;
  context.strokeRect(x + 0.75, y + 1.75, width - 1.5, height - 3.5);
}

/** Edges from the units of the last hidden layers to the next ones, as thick as their weights. */
export function paintEdges(context: CanvasRenderingContext2D, drawing: Drawing): void {
  const { columns, boxes, values, palette } = drawing;
  columns.forEach(({ kind }, column) => {
    const before = columns[column - 1]?.kind;
    if ((kind !== 'class' && kind !== 'unit') || (before !== 'template' && before !== 'unit'))
      return;
    const layer =
      columns.slice(0, column).filter((one) => one.kind === 'template' || one.kind === 'unit')
        .length + 1;
    const weights = values[`W${layer}`];
    const [from, to] = [column - 1, column].map((own) => boxes.filter((box) => box.column === own));
    if (!weights || weights.data.length !== from!.length * to!.length) return;
    const largest = Math.max(1e-9, largestSize(weights.data));
    const start = Math.max(...from!.map(({ x, width }) => x + width)) + 5;
    for (const target of to!) {
      for (const source of from!) {
        const weight = weights.data[target.n * from!.length + source.n]!;
        const share = Math.abs(weight) / largest;
        if (share < 0.3) continue;
        const [y0, y1] = [source.y + source.height / 2, target.y + target.height / 2];
        const middle = (start + target.x) / 2;
        context.globalAlpha = 0.15 + 0.6 * share;
        context.lineWidth = 0.4 + 2.6 * share;
        context.strokeStyle = css(palette.edges[weight < 0 ? 0 : 1]);
        context.beginPath();
        context.moveTo(start, y0);
        context.bezierCurveTo(middle, y0, middle, y1, target.x, y1);
        context.stroke();
      }
    }
  });
  context.globalAlpha = 1;
}
