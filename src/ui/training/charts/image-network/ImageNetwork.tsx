import { useCallback, useId, useMemo, useRef, useState } from 'react';
import { imageColumns, type ImageColumn } from '../../../../draw/image-columns.ts';
import { checkpointAt, type Data } from '../../../../experiment/experiment.ts';
import { parametersAt } from '../../../../experiment/replay.ts';
import type { Network } from '../../../../layers/network.ts';
import { print } from '../../../../notation/printing/number.ts';
import { inspectedSample } from '../../../../state/training/inspect-sample.ts';
import type { TrainingStatus } from '../../../../state/training/training-status.ts';
import { tensor } from '../../../../tensor/tensor.ts';
import { layerOutputs } from '../../../../training/layer-outputs.ts';
import { className, classOf, predictions } from '../../../../training/predictions.ts';
import { PlotFrame } from '../../../plots/PlotFrame.tsx';
import { sharpContext } from '../../../plots/sharp-canvas.ts';
import { ChosenLine } from '../../inspect/ChosenLine.tsx';
import { usePalette } from '../../palette.ts';
import { SavePicture } from '../../SavePicture.tsx';
import { useLive } from '../../use-live.ts';
import { ColumnNames, inWords } from './ColumnNames.tsx';
import { columnsOf } from './columns.ts';
import { paintBox, paintEdges } from './paint.ts';
import { usePaint } from '../use-paint.ts';
import * as chart from '../Chart.module.css';
import * as styles from './ImageNetwork.module.css';

/** Room in px of the names of the columns, above them. */
const NAMES = 24;

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
          <ColumnNames
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
