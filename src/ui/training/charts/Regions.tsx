import { activationOf, outputSize, widthsOf } from '../../../layers/network.ts';
import { useCallback, useId, useMemo, useRef, useState } from 'react';
import { largestSize } from '../../../draw/scale.ts';
import { regionPixels, squareAround, valuePixels } from '../../../draw/regions.ts';
import { symbol } from '../../maths/symbols.ts';
import { checkpointAt } from '../../../experiment/experiment.ts';
import { inspectedSample } from '../../../state/training/inspect-sample.ts';
import { decisionRegions } from '../../../training/decision-regions.ts';
import { className, predictions } from '../../../training/predictions.ts';
import { parametersAt } from '../../../experiment/replay.ts';
import type { TrainingStatus } from '../../../state/training/training-runner.ts';
import { SymbolName } from '../../maths/Maths.tsx';
import { ClassMark } from './ClassMark.tsx';
import { drawPoints } from './sample-marks.ts';
import { RegionPicture } from './RegionPicture.tsx';
import { usePalette } from '../palette.ts';
import { sharpContext } from '../../plots/sharp-canvas.ts';
import { useLive } from '../use-live.ts';
import { usePaint } from './use-paint.ts';

/** Points of the plane on a side: while training, and at rest. */
const [COARSE, FINE] = [48, 96];
const SIDE = 340;

/** Where in the plane of two inputs each class is the likeliest, with the samples, and what each hidden unit makes of it. */
export function Regions() {
  const { experiment, t, goal } = useLive();
  const { data } = checkpointAt(experiment, t);
  const { network } = experiment;
  const palette = usePalette();
  const id = useId();
  const part = useRef<HTMLElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const square = useMemo(() => squareAround(data.X), [data]);
  const resolution = goal === null ? FINE : COARSE;
  const evaluate = useMemo(
    () => decisionRegions(network, { ...square, side: resolution }),
    [network, square, resolution],
  );
  const buffer = useMemo(
    () => (palette ? new ImageData(resolution, resolution) : null),
    [palette, resolution],
  );
  const looked = inspectedSample(experiment, t);
  const [read, setRead] = useState<number | null>(null);
  const at = read !== null && read < data.X.length ? read : null;
  const [said] = predictions(experiment, t, [at ?? looked ?? 0]);

  const paint = useCallback(
    (live: TrainingStatus) => {
      if (!palette || !buffer || live.experiment.network !== network) return;
      const { p, hidden } = evaluate(parametersAt(live.experiment, live.t));
      regionPixels(buffer.data, p.data, resolution, palette.classes, palette.paper);
      const context = sharpContext(canvas.current!, SIDE, SIDE);
      const small = smallCanvas(buffer);
      context.imageSmoothingEnabled = true;
      context.drawImage(small, 0, 0, SIDE, SIDE);
      drawPoints(context, { data, square, side: SIDE, palette, looked, at });
      for (const unit of part.current!.querySelectorAll<HTMLCanvasElement>('[data-unit]')) {
        const [m = 0, i = 0] = unit.dataset['unit']!.split(' ').map(Number);
        const values = hidden[m]!;
        const points = resolution ** 2;
        const own = values.data.subarray(i * points, (i + 1) * points);
        valuePixels(
          buffer.data,
          own,
          Math.max(1e-9, unitMax(own, activationOf(network))),
          palette.cells,
        );
        if (unit.width !== resolution) [unit.width, unit.height] = [resolution, resolution];
        unit.getContext('2d')!.putImageData(buffer, 0, 0);
      }
    },
    [palette, buffer, evaluate, network, resolution, data, square, looked, at],
  );
  usePaint(part, paint);

  const classes = outputSize(network);
  return (
    <section ref={part} className="room-part" aria-labelledby={id}>
      <div className="room-head">
        <h3 id={id}>Regions of the plane</h3>
        <p className="room-legend">
          {Array.from({ length: classes }, (_, n) => (
            <span key={n}>
              <ClassMark place={n} /> {className(data, n)}
            </span>
          ))}
          <span>
            <ClassMark place={0} hollow /> held out
          </span>
        </p>
      </div>
      <div className="regions">
        <RegionPicture
          {...{ canvas, data, square, at }}
          first={looked ?? 0}
          said={said!}
          onRead={setRead}
        />
        <div className="unit-layers">
          {widthsOf(network)
            .slice(1, -1)
            .map((units, m) => (
              <ul key={m} aria-label={`Units of hidden layer ${m + 1}`}>
                {Array.from({ length: units }, (_, i) => (
                  <li key={i}>
                    <canvas
                      data-unit={`${m} ${i}`}
                      width={COARSE}
                      height={COARSE}
                      aria-hidden="true"
                    />
                    <SymbolName named={symbol('a', m + 1, [i])} />
                  </li>
                ))}
              </ul>
            ))}
        </div>
      </div>
    </section>
  );
}

/** The colours are full at 1 where a unit cannot exceed it, else at its own largest. */
const unitMax = (values: Float64Array, activation: string): number =>
  activation === 'relu' ? largestSize(values) : 1;

let scratch: OffscreenCanvas | null = null;

/** The pixels as something that can be drawn larger. */
function smallCanvas(image: ImageData): OffscreenCanvas {
  if (scratch?.width !== image.width) scratch = new OffscreenCanvas(image.width, image.height);
  scratch.getContext('2d')!.putImageData(image, 0, 0);
  return scratch;
}
