import { useId, useRef, type Ref } from 'react';
import type { UnitBox } from '../../../../draw/unit-columns.ts';
import type { DataPlane } from '../../../../experiment/data/plane.ts';
import type { Data } from '../../../../experiment/experiment.ts';
import { className, type SamplePrediction } from '../../../../training/predictions.ts';
import { SavePicture } from '../../SavePicture.tsx';
import { EditSwitch, PointTools } from '../../setup/PointTools.tsx';
import { ClassMark } from '../ClassMark.tsx';
import { RegionPicture } from './RegionPicture.tsx';
import type { PlotArea } from './sample-marks.ts';
import { UnitName } from './Units.tsx';
import * as chart from '../Chart.module.css';
import * as styles from './PlanePicture.module.css';

interface RegionsProps {
  readonly picture: Ref<HTMLCanvasElement>;
  readonly data: Data;
  readonly plane: DataPlane;
  /** Where the samples lie in it. */
  readonly points: readonly (readonly [number, number])[];
  readonly square: PlotArea;
  /** The sample that is read or selected, and where the keys begin. */
  readonly at: number | null;
  readonly first: number;
  readonly editing: boolean;
  /** The unit whose map is shown instead of the regions. */
  readonly large: UnitBox | null | undefined;
  readonly layers: number;
  readonly said: SamplePrediction;
  readonly onRead: (sample: number | null) => void;
  readonly onBack: () => void;
}

/** The large picture: the regions of the classes, or the map of one unit, with the samples and what can be done with them. */
export function Regions(props: RegionsProps) {
  const { picture, data, plane, points, square, at, first, editing, large, layers, said } = props;
  const { onRead, onBack } = props;
  const part = useRef<HTMLElement>(null);
  const id = useId();
  const flat = data.X[0]!.length === 2;
  return (
    <section
      ref={part}
      className={styles.regions}
      data-single={data.X.length === 1 || undefined}
      aria-labelledby={id}
    >
      <div className={chart.head}>
        <h3 id={id}>{large ? <UnitName box={large} last={layers - 1} /> : 'Decision regions'}</h3>
        {large && (
          <button
            type="button"
            className="quiet needs-js"
            aria-label="Back to the regions"
            onClick={onBack}
          >
            Regions
          </button>
        )}
        {!large && flat && <EditSwitch on={editing} />}
      </div>
      <RegionPicture
        canvas={picture}
        {...{ data, points, square, at, plane, editing }}
        first={first}
        said={said}
        onRead={onRead}
      />
      {editing ? (
        <PointTools data={data} selected={at} />
      ) : (
        <p className={chart.legend}>
          {data.Y[0]!.map((_, n) => (
            <span key={n}>
              <ClassMark place={n} /> {className(data, n)}
            </span>
          ))}
          {data.heldOut.length > 0 && (
            <span>
              <ClassMark place={0} hollow /> held out
            </span>
          )}
          <SavePicture of={() => part.current!} name="regions" />
        </p>
      )}
    </section>
  );
}
