import { useCallback, useEffect, useId, useMemo, useRef, useState, type ReactNode } from 'react';
import { imageColumns, type ImageBox, type ImageColumn } from '../../../draw/image-columns.ts';
import { valuePixels } from '../../../draw/plots/regions.ts';
import { largestSize } from '../../../draw/scale.ts';
import type { Values } from '../../../engine/operation.ts';
import { checkpointAt, type Data } from '../../../experiment/experiment.ts';
import { parametersAt } from '../../../experiment/replay.ts';
import type { Network } from '../../../layers/network.ts';
import { print } from '../../../notation/printing/number.ts';
import { inspectedSample } from '../../../state/training/inspect-sample.ts';
import type { TrainingStatus } from '../../../state/training/training-runner.ts';
import { tensor } from '../../../tensor/tensor.ts';
import { layerOutputs } from '../../../training/layer-outputs.ts';
import { className, classOf, predictions } from '../../../training/predictions.ts';
import { PlotFrame } from '../../plots/PlotFrame.tsx';
import { pixelsOf } from '../../plots/pixel-canvas.ts';
import { sharpContext } from '../../plots/sharp-canvas.ts';
import { usePage } from '../../islands/use-reader.ts';
import { ChosenLine } from '../inspect/ChosenLine.tsx';
import { chosenOf, unitName } from '../inspect/chosen.ts';
import { css, usePalette, type Palette } from '../palette.ts';
import { SavePicture } from '../SavePicture.tsx';
import { useLive } from '../use-live.ts';
import { columnsOf } from './image-network.ts';
import { usePaint } from './use-paint.ts';
import * as chart from './Chart.module.css';
import * as styles from './ImageNetwork.module.css';

/** Room in px of the names of the columns, above them. */
const NAMES = 24;

const titles: Readonly<Record<ImageColumn['kind'], string>> = {
  input: 'picture',
  template: 'templates',
  kernel: 'kernels',
  map: 'maps',
  unit: 'units',
  class: 'p',
};

/** A network that reads pictures, on one sample: templates or kernels and maps, and the probabilities of the classes. */
export function ImageNetwork({ side }: { readonly side: number }) {
  const { experiment, t } = useLive();
  const { network } = experiment;
  const { data } = checkpointAt(experiment, t);
  const palette = usePalette();
  const part = useRef<HTMLElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const [width, setWidth] = useState(0);
  const id = useId();
  const height = side - NAMES;
  const columns = useMemo(() => columnsOf(network) ?? [], [network]);
  const boxes = useMemo(
    () => imageColumns(columns, Math.max(1, width), height),
    [columns, width, height],
  );
  const sample = inspectedSample(experiment, t) ?? data.heldOut[0] ?? 0;
  const { pixels, truth, names } = useMemo(() => picked(data, sample), [data, sample]);
  const evaluate = useMemo(() => evaluator(network, columns, pixels), [network, columns, pixels]);
  const [said] = predictions(experiment, t, [sample]);
  const paint = useCallback(
    (live: TrainingStatus) => {
      if (!palette || live.experiment.network !== network || width === 0) return;
      const parameters = parametersAt(live.experiment, live.t);
      const values = { ...parameters, ...evaluate(parameters) };
      const context = sharpContext(canvas.current!, width, height);
      const drawing = { columns, boxes, values, pixels, palette, truth, names };
      paintEdges(context, drawing);
      boxes.forEach((box) => paintBox(context, box, drawing));
    },
    [palette, network, width, height, evaluate, columns, boxes, pixels, truth, names],
  );
  usePaint(part, paint);
  return (
    <section ref={part} className={styles.part} aria-labelledby={id}>
      <div className={chart.head}>
        <h3 id={id}>What each unit looks for</h3>
        <p>
          sample {sample + 1}, {className(data, truth)}: predicted{' '}
          {className(data, said!.predicted)}, p = {print(said!.p, { digits: 2 })}
        </p>
      </div>
      <PlotFrame className={styles.frame} height={height}>
        {(measured) => (
          <Named
            {...{ columns, boxes }}
            width={measured}
            onWidth={setWidth}
            canvas={
              <canvas
                ref={canvas}
                className={styles.canvas}
                data-image-network
                role="img"
                aria-label={inWords(columns)}
              />
            }
          />
        )}
      </PlotFrame>
      <p className={styles.note}>
        Weights and kernels: blue above 0, orange below, each on its own scale.{' '}
        {columns.some(({ kind }) => kind === 'template') &&
          'A template is a unit’s 64 incoming weights, laid out as the pixels are; the bar beside it is its activation.'}
        {columns.some(({ kind }) => kind === 'map') &&
          'A map is what a kernel finds in this picture; kernels of several channels stand side by side.'}
      </p>
      <SavePicture of={() => part.current!} name="units" />
      <ChosenLine />
    </section>
  );
}

/** What of a sample is drawn: its pixels, its class, and the names of all classes. */
const picked = (data: Data, sample: number) => ({
  pixels: data.X[sample]!,
  truth: classOf(data, sample),
  names: data.Y[0]!.map((_, n) => className(data, n)),
});

/** Computes what the columns show besides parameters, and the activations beside templates. */
function evaluator(network: Network, columns: readonly ImageColumn[], pixels: readonly number[]) {
  const own = columns.flatMap(({ kind, key }) => {
    if (kind === 'template') return ['a1'];
    return kind === 'map' || kind === 'unit' || kind === 'class' ? [key] : [];
  });
  return layerOutputs(network, tensor([...network.input, 1], [...pixels]), [...new Set(own)]);
}

const inWords = (columns: readonly ImageColumn[]): string =>
  `From left to right: ${columns
    .map(({ kind, count }) =>
      kind === 'class'
        ? `${count} probabilities`
        : `${count === 1 && kind === 'input' ? 'the' : count} ${count === 1 ? titles[kind].replace(/s$/, '') : titles[kind]}`,
    )
    .join(', ')}.`;

interface NamedProps {
  readonly columns: readonly ImageColumn[];
  readonly boxes: readonly ImageBox[];
  readonly width: number;
  readonly onWidth: (width: number) => void;
  readonly canvas: ReactNode;
}

function Named({ columns, boxes, width, onWidth, canvas }: NamedProps) {
  const chosen = chosenOf(usePage());
  const last = columns.filter(({ kind }) => weighted.has(kind)).length;
  useEffect(() => onWidth(width), [width, onWidth]);
  return (
    <>
      {canvas}
      {columns.map(({ kind, count }, n) => {
        const own = boxes.filter(({ column }) => column === n);
        if (own.length === 0) return null;
        const left = Math.min(...own.map(({ x }) => x));
        return (
          <span key={n} className={styles.name} style={{ left }} aria-hidden="true">
            {count > 1 && kind !== 'class' ? `${count} ` : ''}
            {titles[kind]}
          </span>
        );
      })}
      {boxes.flatMap(({ column, n, x, y, width: wide, height }) => {
        const layer = columns.slice(0, column + 1).filter(({ kind }) => weighted.has(kind)).length;
        if (!weighted.has(columns[column]!.kind)) return [];
        return (
          <button
            key={`${column} ${n}`}
            type="button"
            className={styles.unit}
            data-unit={`${layer} ${n + 1}`}
            aria-label={`${unitName({ layer, unit: n }, last)}: its weights and their gradients`}
            style={{ left: x, top: y, width: wide, height }}
            onClick={() => chosen.setState({ of: { kind: 'unit', layer, unit: n } })}
          />
        );
      })}
    </>
  );
}

/** Columns of what has weights of its own. */
const weighted: ReadonlySet<ImageColumn['kind']> = new Set(['template', 'kernel', 'unit', 'class']);

interface Drawing {
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

function paintBox(context: CanvasRenderingContext2D, box: ImageBox, drawing: Drawing): void {
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
function paintEdges(context: CanvasRenderingContext2D, drawing: Drawing): void {
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
