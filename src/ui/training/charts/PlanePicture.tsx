import { useCallback, useId, useMemo, useRef, useState, type ReactNode } from 'react';
import { useStore } from 'zustand';
import { regionPixels, valuePixels } from '../../../draw/plots/regions.ts';
import { unitColumns, type UnitBox } from '../../../draw/unit-columns.ts';
import { checkpointAt } from '../../../experiment/experiment.ts';
import { coordinates } from '../../../experiment/data/plane.ts';
import { parametersAt } from '../../../experiment/replay.ts';
import { activationOf, modelOf, outputSize, widthsOf } from '../../../layers/network.ts';
import { inspectedSample } from '../../../state/training/inspect-sample.ts';
import type { TrainingStatus } from '../../../state/training/training-runner.ts';
import { decisionRegions } from '../../../training/decision-regions.ts';
import { className, predictions } from '../../../training/predictions.ts';
import { PlotFrame } from '../../plots/PlotFrame.tsx';
import { pixelsOf } from '../../plots/pixel-canvas.ts';
import { sharpContext } from '../../plots/sharp-canvas.ts';
import { usePage } from '../../islands/use-reader.ts';
import { ChosenLine } from '../inspect/ChosenLine.tsx';
import { chosenOf } from '../inspect/chosen.ts';
import { usePalette } from '../palette.ts';
import { EditSwitch, PointTools } from '../setup/PointTools.tsx';
import { pointEditing } from '../setup/edit-points.ts';
import { SavePicture } from '../SavePicture.tsx';
import { useLive } from '../use-live.ts';
import { ClassMark } from './ClassMark.tsx';
import { edgesLayer } from './edges-layer.ts';
import { coloursOf, fullOf, paintUnits, valuesOf } from './plane-paint.ts';
import { PlaneChoice } from './PlaneChoice.tsx';
import { RegionPicture } from './RegionPicture.tsx';
import { marksLayer } from './sample-marks.ts';
import { isSame, UnitName, Units } from './Units.tsx';
import { usePaint } from './use-paint.ts';
import { usePlane, type ChosenPlane } from './use-plane.ts';
import { useSide } from './use-side.ts';
import { useSquare } from './use-square.ts';
import * as chart from './Chart.module.css';
import * as styles from './PlanePicture.module.css';

/** Room in px of the names of the layers, above the network. */
const NAMES = 24;
/** Pixels for each point. */
const SCALE = 2;

interface PlanePictureProps {
  /** Of the picture of the regions, in px. */
  readonly side: number;
  readonly plane: ChosenPlane;
  readonly onChoosePlane: (chosen: ChosenPlane) => void;
  /** What is said under the network. */
  readonly children?: ReactNode;
}

/** The network on a plane of its inputs: what each unit computes, and the regions of the classes with the samples. */
export function PlanePicture(props: PlanePictureProps) {
  const { side: px, plane: chosenPlane, onChoosePlane, children } = props;
  const { experiment, t, goal } = useLive();
  const { data } = checkpointAt(experiment, t);
  const { network } = experiment;
  const palette = usePalette();
  const [unitsId, regionsId] = [useId(), useId()];
  const part = useRef<HTMLDivElement>(null);
  const [networkPart, regionsPart] = [useRef<HTMLElement>(null), useRef<HTMLElement>(null)];
  const picture = useRef<HTMLCanvasElement>(null);
  const diagram = useRef<HTMLCanvasElement>(null);
  const [width, setWidth] = useState(0);
  const height = px - NAMES;
  const widths = widthsOf(network);
  const columns = useMemo(
    () => unitColumns(widths, Math.max(1, width), height),
    [widths, width, height],
  );
  const plane = usePlane(data, chosenPlane);
  const points = useMemo(() => coordinates(plane, data.X), [plane, data]);
  const flat = widths[0] === 2;
  const { on, selected, moved } = useStore(pointEditing);
  const editing = on && flat;
  const square = useSquare(points, editing);
  const [side, spent] = useSide(goal !== null, modelOf(network).work);
  const evaluate = useMemo(
    () => decisionRegions(network, { ...square, side }, plane),
    [network, square, side, plane],
  );
  // Made at the first painting: where the page is prerendered there are no pictures.
  const buffers = useRef<{ readonly regions: ImageData; readonly values: ImageData } | null>(null);
  const [drawMarks] = useState(marksLayer);
  const [drawEdges] = useState(edgesLayer);
  const [chosen, choose] = useState<UnitBox | null>(null);
  const inspected = chosenOf(usePage());
  const large = chosen && columns.boxes.find((box) => isSame(box, chosen));
  const looked = inspectedSample(experiment, t);
  const [read, setRead] = useState<number | null>(null);
  const wanted = editing ? selected : read;
  const at = wanted !== null && wanted < data.X.length ? wanted : null;
  const [said] = predictions(experiment, t, [at ?? looked ?? 0]);
  const bounded = ['sigmoid', 'tanh'].includes(activationOf(network));
  const marks = useMemo(
    () =>
      palette && {
        data,
        points,
        square,
        side: px,
        palette,
        looked,
        at,
        lifted: editing ? moved : null,
      },
    [data, points, square, px, palette, looked, at, editing, moved],
  );

  const paint = useCallback(
    (live: TrainingStatus) => {
      if (!palette || !marks || live.experiment.network !== network || width === 0) return;
      const began = performance.now();
      const parameters = parametersAt(live.experiment, live.t);
      const outputs = evaluate(parameters);
      const units = sharpContext(diagram.current!, width, height);
      drawEdges(units, { columns, widths, parameters, palette, width, height });
      paintUnits(units, { columns, widths, outputs, side, bounded, palette });
      if (buffers.current?.values.width !== side)
        buffers.current = {
          regions: new ImageData(side * SCALE, side * SCALE),
          values: new ImageData(side, side),
        };
      const { regions, values } = buffers.current;
      if (large) {
        const of = valuesOf(outputs, large);
        const last = large.layer === widths.length - 1;
        const full = fullOf(of, large.layer > 0 && (bounded || last));
        const colours = coloursOf(palette, large.layer, large.unit, widths.length);
        valuePixels(values.data, of, full, colours);
      } else regionPixels(regions.data, outputs.p.data, side, SCALE, palette);
      const context = sharpContext(picture.current!, px, px);
      context.drawImage(pixelsOf(large ? values : regions), 0, 0, px, px);
      drawMarks(context, marks);
      if (live.goal !== null) spent(performance.now() - began);
    },
    [
      palette,
      marks,
      drawMarks,
      drawEdges,
      network,
      width,
      height,
      px,
      evaluate,
      columns,
      widths,
      side,
      spent,
      bounded,
      large,
    ],
  );
  usePaint(part, paint);

  return (
    <div ref={part} className={`${styles.picture} needs-js`}>
      <section ref={networkPart} className={styles.network} aria-labelledby={unitsId}>
        <div className={chart.head}>
          <h3 id={unitsId}>What each unit computes</h3>
          <SavePicture of={() => networkPart.current!} name="units" />
        </div>
        <PlotFrame className={styles.frame} height={height}>
          {(measured) => (
            <Units
              {...{ columns, widths, large, height }}
              width={measured}
              isPlaced={width > 0}
              onWidth={setWidth}
              onChoose={(box) => {
                choose(box);
                const { layer = 0, unit = 0 } = box ?? {};
                inspected.setState({ of: box && { kind: 'unit', layer, unit } });
              }}
              canvas={
                <canvas ref={diagram} className={styles.diagram} data-units aria-hidden="true" />
              }
            />
          )}
        </PlotFrame>
        <p className={styles.scale} aria-hidden="true">
          <span>{bounded ? '−1' : 'below 0'}</span>
          <i />
          <span>{bounded ? '1' : 'above 0'}</span> activation; thick edges: large weights
        </p>
        {!flat && (
          <PlaneChoice {...{ data, plane }} chosen={chosenPlane} onChoose={onChoosePlane} />
        )}
        <div className={styles.below}>
          <ChosenLine />
          {children}
        </div>
      </section>
      <section
        ref={regionsPart}
        className={styles.regions}
        data-single={data.X.length === 1 || undefined}
        aria-labelledby={regionsId}
      >
        <div className={chart.head}>
          <h3 id={regionsId}>
            {large ? <UnitName box={large} last={widths.length - 1} /> : 'Decision regions'}
          </h3>
          {large && (
            <button
              type="button"
              className="quiet needs-js"
              aria-label="Back to the regions"
              onClick={() => choose(null)}
            >
              Regions
            </button>
          )}
          {!large && flat && <EditSwitch on={editing} />}
        </div>
        <RegionPicture
          canvas={picture}
          {...{ data, points, square, at, plane, editing }}
          first={looked ?? 0}
          said={said!}
          onRead={setRead}
        />
        {editing ? (
          <PointTools data={data} selected={at} />
        ) : (
          <p className={chart.legend}>
            {Array.from({ length: outputSize(network) }, (_, n) => (
              <span key={n}>
                <ClassMark place={n} /> {className(data, n)}
              </span>
            ))}
            {data.heldOut.length > 0 && (
              <span>
                <ClassMark place={0} hollow /> held out
              </span>
            )}
            <SavePicture of={() => regionsPart.current!} name="regions" />
          </p>
        )}
      </section>
    </div>
  );
}
