import { useEffect, useId, useMemo, useRef } from 'react';
import { differencePixels, regionPixels, squareAround } from '../../../draw/plots/regions.ts';
import { coordinates } from '../../../experiment/data/plane.ts';
import { checkpointAt } from '../../../experiment/experiment.ts';
import { parametersAt } from '../../../experiment/replay.ts';
import { print } from '../../../notation/printing/number.ts';
import type { KeptRun } from '../../../state/training/kept-runs.ts';
import { agreement, areComparable, differentShare } from '../../../training/agreement.ts';
import { decisionRegions, type PlaneGrid } from '../../../training/decision-regions.ts';
import type { Run } from '../../../training/run-settings.ts';
import { pixelsOf } from '../../plots/pixel-canvas.ts';
import { sharpContext } from '../../plots/sharp-canvas.ts';
import { usePlane, type ChosenPlane } from '../charts/plane/use-plane.ts';
import { drawPoints } from '../charts/plane/sample-marks.ts';
import { hasPlane } from '../data-kinds.ts';
import { usePalette } from '../palette.ts';
import { SavePicture } from '../SavePicture.tsx';
import { useLive } from '../use-live.ts';
import * as chart from '../charts/Chart.module.css';
import * as styles from './RunDifference.module.css';

/** Points on a side, and pixels of a picture on the page. */
const [SIDE, SHOWN] = [160, 208];
/** Radius of a mark in px. */
const RADIUS = 2;

interface RunDifferenceProps {
  readonly run: KeptRun;
  readonly plane: ChosenPlane;
}

/** What the run on the page and a kept one say differently: of the samples, and where the data are a plane, all over it. */
export function RunDifference({ run, plane: chosen }: RunDifferenceProps) {
  const { experiment, t } = useLive();
  const id = useId();
  const part = useRef<HTMLElement>(null);
  const now = { experiment, t };
  const comparable = areComparable(now, run);
  const plane = comparable && hasPlane(experiment, t) && hasPlane(run.experiment, run.t);
  return (
    <section ref={part} className={chart.part} aria-labelledby={id}>
      <div className={chart.head}>
        <h3 id={id}>This run and “{run.name}”</h3>
        {plane && <SavePicture of={() => part.current!} name={`difference-to-${run.name}`} />}
      </div>
      {comparable ? (
        <>
          <Words now={now} run={run} />
          {plane && <Pictures now={now} run={run} chosen={chosen} />}
        </>
      ) : (
        <p className={styles.words}>
          Their classes or features differ: only their curves and settings can be compared.
        </p>
      )}
    </section>
  );
}

interface Pair {
  readonly now: Run;
  readonly run: KeptRun;
}

function Words({ now, run }: Pair) {
  const { experiment, t } = now;
  const { different, samples, heldOut } = useMemo(
    () => agreement({ experiment, t }, run),
    [experiment, t, run],
  );
  return (
    <p className={styles.words} role="status">
      They give {different} of {samples} {heldOut ? 'held-out' : 'training'} samples different
      classes.
    </p>
  );
}

function Pictures({ now, run, chosen }: Pair & { readonly chosen: ChosenPlane }) {
  const { experiment, t } = now;
  const palette = usePalette();
  const { data } = checkpointAt(experiment, t);
  const { network } = experiment;
  const plane = usePlane(data, chosen);
  const points = useMemo(() => coordinates(plane, data.X), [plane, data]);
  const grid = useMemo((): PlaneGrid => ({ ...squareAround(points), side: SIDE }), [points]);
  const evaluate = useMemo(() => decisionRegions(network, grid, plane), [network, grid, plane]);
  const other = useMemo(() => {
    const kept = decisionRegions(run.experiment.network, grid, plane);
    return kept(parametersAt(run.experiment, run.t)).p.data.slice();
  }, [run, grid, plane]);
  const own = useMemo(
    () => evaluate(parametersAt(experiment, t)).p.data.slice(),
    [evaluate, experiment, t],
  );
  const share = differentShare(own, other, SIDE * SIDE);
  const canvases = useRef<(HTMLCanvasElement | null)[]>([]);
  useEffect(() => {
    if (!palette) return;
    const image = new ImageData(SIDE, SIDE);
    const paints = [
      () => regionPixels(image.data, own, SIDE, 1, palette),
      () => regionPixels(image.data, other, SIDE, 1, palette),
      () => differencePixels(image.data, [own, other], SIDE, palette),
    ];
    for (const [n, paint] of paints.entries()) {
      const context = sharpContext(canvases.current[n]!, SHOWN, SHOWN);
      paint();
      context.imageSmoothingQuality = 'high';
      context.drawImage(pixelsOf(image), 0, 0, SHOWN, SHOWN);
      const marks = { data, points, square: grid, side: SHOWN, palette, radius: RADIUS };
      drawPoints(context, { ...marks, looked: null, at: null });
    }
  }, [palette, own, other, data, points, grid]);
  const percent = `${print(100 * share, { digits: 1 })} %`;
  const captions = ['this run', run.name, `different on ${percent} of the square`];
  return (
    <ul className={styles.pictures}>
      {captions.map((caption, n) => (
        <li key={n} data-share={n === 2 ? share : undefined}>
          <canvas
            ref={(canvas) => void (canvases.current[n] = canvas)}
            role="img"
            aria-label={
              n < 2
                ? `Decision regions of ${caption}`
                : `Where the two runs give different classes: striped, ${percent} of the square`
            }
          />
          <small>{caption}</small>
        </li>
      ))}
    </ul>
  );
}
