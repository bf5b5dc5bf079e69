import { useCallback, useEffect, useId, useMemo, useRef, useState, type ReactNode } from 'react';
import { regionPixels, squareAround, valuePixels } from '../../../draw/plots/regions.ts';
import { unitColumns, type UnitBox } from '../../../draw/unit-columns.ts';
import { activationOf, modelOf, outputSize, widthsOf } from '../../../layers/network.ts';
import { checkpointAt } from '../../../experiment/experiment.ts';
import { parametersAt } from '../../../experiment/replay.ts';
import type { Named } from '../../../notation/expression.ts';
import { parseKey } from '../../../notation/symbol.ts';
import { inspectedSample } from '../../../state/training/inspect-sample.ts';
import type { Cell } from '../../../tensor/tensor.ts';
import type { TrainingStatus } from '../../../state/training/training-runner.ts';
import { decisionRegions } from '../../../training/decision-regions.ts';
import { className, predictions } from '../../../training/predictions.ts';
import { SymbolName } from '../../maths/Maths.tsx';
import { PlotFrame } from '../../plots/PlotFrame.tsx';
import { sharpContext } from '../../plots/sharp-canvas.ts';
import { usePage } from '../../islands/use-reader.ts';
import { ChosenLine } from '../inspect/ChosenLine.tsx';
import { chosenOf, unitName } from '../inspect/chosen.ts';
import { EdgePicker } from '../inspect/EdgePicker.tsx';
import { usePalette } from '../palette.ts';
import { SavePicture } from '../SavePicture.tsx';
import { useHighWindow } from '../use-high-window.ts';
import { useLive } from '../use-live.ts';
import { ClassMark } from './ClassMark.tsx';
import { coloursOf, fullOf, paintNetwork, pixelsOf, valuesOf } from './plane-paint.ts';
import { RegionPicture } from './RegionPicture.tsx';
import { drawPoints } from './sample-marks.ts';
import { usePaint } from './use-paint.ts';
import * as chart from './Chart.module.css';
import * as styles from './PlanePicture.module.css';

/** Side of the picture of the regions, as it is drawn, and height of the network in a low and a high window, in px. */
const SIDE = 416;
const [LOW, HIGH] = [272, 384];
/** Points on a side of the square: at least, at most while it moves and at rest; multiplications that a frame can afford. */
const [COARSE, MOVING, FINE, WORK] = [28, 72, 100, 1.5e6];
/** Pixels for each point. */
const SCALE = 2;

/** The network on the plane of its two inputs: what each unit computes, and the regions of the classes with the samples. */
export function PlanePicture() {
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
  const height = useHighWindow() ? HIGH : LOW;
  const widths = widthsOf(network);
  const columns = useMemo(
    () => unitColumns(widths, Math.max(1, width), height),
    [widths, width, height],
  );
  const square = useMemo(() => squareAround(data.X), [data]);
  const side = Math.round(
    Math.max(
      COARSE,
      Math.min(goal === null ? FINE : MOVING, Math.sqrt(WORK / modelOf(network).work)),
    ),
  );
  const evaluate = useMemo(
    () => decisionRegions(network, { ...square, side }),
    [network, square, side],
  );
  // Made at the first painting: where the page is prerendered there are no pictures.
  const buffers = useRef<{ readonly regions: ImageData; readonly values: ImageData } | null>(null);
  const [chosen, choose] = useState<UnitBox | null>(null);
  const inspected = chosenOf(usePage());
  const large = chosen && columns.boxes.find((box) => isSame(box, chosen));
  const looked = inspectedSample(experiment, t);
  const [read, setRead] = useState<number | null>(null);
  const at = read !== null && read < data.X.length ? read : null;
  const [said] = predictions(experiment, t, [at ?? looked ?? 0]);
  const bounded = ['sigmoid', 'tanh'].includes(activationOf(network));

  const paint = useCallback(
    (live: TrainingStatus) => {
      if (!palette || live.experiment.network !== network || width === 0) return;
      const parameters = parametersAt(live.experiment, live.t);
      const outputs = evaluate(parameters);
      const own = { columns, widths, outputs, side, parameters, bounded, palette };
      paintNetwork(sharpContext(diagram.current!, width, height), own);
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
      const context = sharpContext(picture.current!, SIDE, SIDE);
      context.imageSmoothingEnabled = true;
      context.imageSmoothingQuality = 'high';
      context.drawImage(pixelsOf(large ? values : regions), 0, 0, SIDE, SIDE);
      drawPoints(context, { data, square, side: SIDE, palette, looked, at });
    },
    [
      palette,
      network,
      width,
      height,
      evaluate,
      columns,
      widths,
      side,
      bounded,
      large,
      data,
      square,
      looked,
      at,
    ],
  );
  usePaint(part, paint);

  return (
    <div ref={part} className={styles.picture}>
      <section ref={networkPart} className={styles.network} aria-labelledby={unitsId}>
        <div className={chart.head}>
          <h3 id={unitsId}>What each unit computes</h3>
          <p>over the plane of the two inputs</p>
        </div>
        <PlotFrame className={styles.frame} height={height}>
          {(measured) => (
            <Units
              {...{ columns, widths, large, height }}
              width={measured}
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
          <span>{bounded ? '1' : 'above 0'}</span> activation; a thicker edge means a larger weight
        </p>
        <SavePicture of={() => networkPart.current!} name="units" />
      </section>
      <section ref={regionsPart} className={styles.regions} aria-labelledby={regionsId}>
        <div className={chart.head}>
          <h3 id={regionsId}>
            {large ? <UnitName box={large} last={widths.length - 1} /> : 'Decision regions'}
          </h3>
          {large && (
            <button type="button" className="quiet needs-js" onClick={() => choose(null)}>
              Back to the regions
            </button>
          )}
        </div>
        <RegionPicture
          canvas={picture}
          {...{ data, square, at }}
          first={looked ?? 0}
          said={said!}
          onRead={setRead}
        />
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
        </p>
        <SavePicture of={() => regionsPart.current!} name="regions" />
        <ChosenLine />
      </section>
    </div>
  );
}

const named = (name: string, at: Cell | null): Named => ({
  kind: 'symbol',
  sym: parseKey(name),
  at,
});

const isSame = (one: UnitBox, other: UnitBox): boolean =>
  one.layer === other.layer && one.unit === other.unit;

interface UnitsProps {
  readonly columns: ReturnType<typeof unitColumns>;
  readonly widths: readonly number[];
  readonly large: UnitBox | null | undefined;
  readonly width: number;
  readonly height: number;
  readonly onWidth: (width: number) => void;
  readonly onChoose: (box: UnitBox | null) => void;
  readonly canvas: ReactNode;
}

/** A button over each unit: pressed, its map is shown large. */
function Units({ columns, widths, large, width, height, onWidth, onChoose, canvas }: UnitsProps) {
  useEffect(() => onWidth(width), [width, onWidth]);
  const { size, boxes, hidden } = columns;
  const last = widths.length - 1;
  return (
    <>
      {canvas}
      <EdgePicker columns={columns} width={width} height={height} />
      {widths.map((_, layer) => {
        const box = boxes.find((one) => one.layer === layer)!;
        return (
          <span key={layer} className={styles.layer} style={{ left: box.x }}>
            <SymbolName named={named(layer === last ? 'p' : `a${layer}`, null)} />
            {hidden[layer]! > 0 && <small> and {hidden[layer]} more</small>}
          </span>
        );
      })}
      {boxes.map((box) => (
        <button
          key={`${box.layer} ${box.unit}`}
          type="button"
          className={styles.unit}
          data-unit={`${box.layer} ${box.unit}`}
          aria-pressed={large ? isSame(large, box) : false}
          aria-label={`${unitName(box, last)}: enlarge its map`}
          style={{ left: box.x - size / 2, top: box.y - size / 2, width: size, height: size }}
          onClick={() => onChoose(large && isSame(large, box) ? null : box)}
        />
      ))}
    </>
  );
}

const UnitName = ({ box, last }: { readonly box: UnitBox; readonly last: number }) => (
  <>
    {unitName(box, last)},{' '}
    <SymbolName named={named(box.layer === last ? 'p' : `a${box.layer}`, [box.unit])} />
  </>
);
