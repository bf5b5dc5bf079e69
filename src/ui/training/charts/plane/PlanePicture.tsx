import { useId, useMemo, useRef, useState, type ReactNode } from 'react';
import { useStore } from 'zustand';
import { unitColumns, type UnitBox } from '../../../../draw/unit-columns.ts';
import { checkpointAt } from '../../../../experiment/experiment.ts';
import { coordinates } from '../../../../experiment/data/plane.ts';
import { activationOf, widthsOf } from '../../../../layers/network.ts';
import { inspectedSample } from '../../../../state/training/inspect-sample.ts';
import { predictions } from '../../../../training/predictions.ts';
import { PlotFrame } from '../../../plots/PlotFrame.tsx';
import { usePage } from '../../../islands/use-reader.ts';
import { ChosenLine } from '../../inspect/ChosenLine.tsx';
import { chosenOf } from '../../inspect/chosen.ts';
import { usePalette } from '../../palette.ts';
import { pointEditing } from '../../setup/edit-points.ts';
import { SavePicture } from '../../SavePicture.tsx';
import { useLive } from '../../use-live.ts';
import { PlaneChoice } from './PlaneChoice.tsx';
import { Regions } from './Regions.tsx';
import { isSame, Units } from './Units.tsx';
import { usePlanePaint } from './use-plane-paint.ts';
import { usePlane, type ChosenPlane } from './use-plane.ts';
import { useSquare } from './use-square.ts';
import * as chart from '../Chart.module.css';
import * as styles from './PlanePicture.module.css';

/** Room in px of the names of the layers, above the network. */
const NAMES = 24;

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
  const unitsId = useId();
  const part = useRef<HTMLDivElement>(null);
  const networkPart = useRef<HTMLElement>(null);
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

  usePlanePaint(
    { part, diagram, picture },
    { network, plane, square, columns, width, height, px, large, marks, moving: goal !== null },
  );

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
          <SignScale />
          <span>{bounded ? '1' : 'above 0'}</span> activation; thick edges: large weights
        </p>
        {!flat && (
          <PlaneChoice {...{ data, plane }} chosen={chosenPlane} onChoose={onChoosePlane} />
        )}
        <div className={flat ? styles.below : undefined}>
          <ChosenLine />
          {children}
        </div>
      </section>
      <Regions
        {...{ picture, data, plane, points, square, at, editing, large, said: said! }}
        layers={widths.length}
        first={looked ?? 0}
        onRead={setRead}
        onBack={() => choose(null)}
      />
    </div>
  );
}

/** The colours of a unit, from the least to the largest activation. */
function SignScale() {
  const id = useId();
  return (
    <svg width={48} height={8}>
      <linearGradient id={id}>
        <stop stopColor="var(--cell-neg)" />
        <stop offset={0.5} stopColor="var(--cell-zero)" />
        <stop offset={1} stopColor="var(--cell-pos)" />
      </linearGradient>
      <rect width={48} height={8} rx={3} fill={`url(#${id})`} />
    </svg>
  );
}
