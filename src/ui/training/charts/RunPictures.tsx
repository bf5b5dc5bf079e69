import { useCallback, useEffect, useId, useMemo, useRef } from 'react';
import { useStore } from 'zustand';
import { regionPixels, squareAround } from '../../../draw/plots/regions.ts';
import { checkpointAt } from '../../../experiment/experiment.ts';
import { coordinates } from '../../../experiment/data/plane.ts';
import { fromVector } from '../../../experiment/run/parameter-vector.ts';
import { readMeasurement } from '../../../experiment/run/measurement.ts';
import { isClassifier } from '../../../layers/network.ts';
import { adoptRun } from '../../../state/training/adopt-run.ts';
import { runnerOf } from '../../../state/training/runner-of.ts';
import { decisionRegions } from '../../../training/decision-regions.ts';
import { EPOCHS, runsBeside, type WholeRun } from '../../../training/run-preview.ts';
import { usePage } from '../../islands/use-reader.ts';
import { pixelsOf } from '../../plots/pixel-canvas.ts';
import { sharpContext } from '../../plots/sharp-canvas.ts';
import { hasPlane } from '../data-kinds.ts';
import { usePalette } from '../palette.ts';
import { useLivePart } from '../use-live.ts';
import { shownValue } from './curves/lines.ts';
import { drawPoints } from './plane/sample-marks.ts';
import { planeOf, type ChosenPlane } from './plane/use-plane.ts';
import * as chart from './Chart.module.css';
import * as styles from './RunPictures.module.css';

/** Side of a picture in px, points on it, pixels for each point, and radius of a mark. */
const [SIDE, GRID, SCALE, RADIUS] = [56, 28, 2, 1];

/** What whole runs come to, with the settings that are tried and with those before; pressed, a run is adopted. */
export function RunPictures({ plane }: { readonly plane: ChosenPlane }) {
  const data = useLivePart(({ experiment, t }) => checkpointAt(experiment, t).data);
  const { preview } = runnerOf(usePage());
  const { now, previous } = runsBeside(useStore(preview.runs), data);
  const id = useId();
  return (
    <section className={styles.runs} aria-labelledby={id}>
      <div className={chart.head}>
        <h3 id={id}>After {EPOCHS} epochs</h3>
      </div>
      {now ? (
        <div className={styles.row}>
          {previous && <RunPicture run={previous} name="before" plane={plane} />}
          <RunPicture run={now} name="now" plane={plane} />
        </div>
      ) : (
        <p>Drag a slider: the whole run is drawn as you drag.</p>
      )}
    </section>
  );
}

interface RunPictureProps {
  readonly run: WholeRun;
  readonly name: string;
  readonly plane: ChosenPlane;
}

function RunPicture({ run, name, plane: chosen }: RunPictureProps) {
  const page = usePage();
  const { experiment, parameters, rows, reached, steps, divergence } = run;
  const { network, checkpoints } = experiment;
  const { data } = checkpoints[0];
  const flat = hasPlane(experiment);
  const last = rows.at(-1);
  const { loss, right } = last ? readMeasurement(last) : { loss: Number.NaN, right: Number.NaN };
  const result = divergence
    ? 'diverges'
    : isClassifier(network)
      ? shownValue(right, true)
      : `loss ${shownValue(loss, false)}`;
  return (
    <button
      type="button"
      className={styles.run}
      data-run={name}
      data-reached={reached}
      aria-label={`Adopt the run ${name}: after ${reached} of ${steps} steps ${result}`}
      title="Adopt this run"
      onClick={() => adoptRun(page, run)}
    >
      {flat && <Regions {...{ network, data, parameters, chosen }} />}
      <span>
        {name}
        <br />
        <b>{result}</b>
      </span>
    </button>
  );
}

interface RegionsProps extends Pick<WholeRun['experiment'], 'network'> {
  readonly data: WholeRun['experiment']['checkpoints'][0]['data'];
  readonly parameters: Float64Array;
  readonly chosen: ChosenPlane;
}

function Regions({ network, data, parameters, chosen }: RegionsProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const palette = usePalette();
  const plane = useMemo(() => planeOf(data, chosen), [data, chosen]);
  const points = useMemo(() => coordinates(plane, data.X), [plane, data]);
  const square = useMemo(() => squareAround(points), [points]);
  const evaluate = useMemo(
    () => decisionRegions(network, { ...square, side: GRID }, plane),
    [network, square, plane],
  );
  const paint = useCallback(() => {
    if (!palette) return;
    const { p } = evaluate(fromVector(network, parameters));
    const image = new ImageData(GRID * SCALE, GRID * SCALE);
    regionPixels(image.data, p.data, GRID, SCALE, palette);
    const context = sharpContext(canvas.current!, SIDE, SIDE);
    context.drawImage(pixelsOf(image), 0, 0, SIDE, SIDE);
    const marks = { data, points, square, side: SIDE, palette, radius: RADIUS };
    if (points.length <= 1000) drawPoints(context, { ...marks, looked: null, at: null });
  }, [palette, evaluate, network, parameters, data, points, square]);
  useEffect(paint, [paint]);
  return <canvas ref={canvas} style={{ width: SIDE, height: SIDE }} aria-hidden="true" />;
}
