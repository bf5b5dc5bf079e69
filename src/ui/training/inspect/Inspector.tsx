import { useId, useMemo } from 'react';
import { useStore } from 'zustand';
import type { CellRef } from '../../../engine/gradient-path.ts';
import { checkpointAt, type Experiment } from '../../../experiment/experiment.ts';
import {
  batchGradient,
  gradientAt,
  ownGradient,
  shareOfPlaces,
  type BatchGradient,
} from '../../../experiment/gradient-shares.ts';
import { parametersAt } from '../../../experiment/replay.ts';
import { isClassifier, widthsOf } from '../../../layers/network.ts';
import { symbolText } from '../../../notation/printing/glyphs.ts';
import { print } from '../../../notation/printing/number.ts';
import { parseKey } from '../../../notation/symbol.ts';
import { followGradient, showStep } from '../../../state/navigation.ts';
import { inspectedSample, openPass, showBatch } from '../../../state/training/inspect-sample.ts';
import { className, classOf, predictions } from '../../../training/predictions.ts';
import { SymbolName } from '../../maths/Maths.tsx';
import { Printed } from '../../maths/Printed.tsx';
import { usePage } from '../../islands/use-reader.ts';
import { InspectedSample } from '../InspectedSample.tsx';
import { useLive } from '../use-live.ts';
import { chosenOf, placesOf, unitName, type Chosen } from './chosen.ts';
import { percent } from './percent.ts';
import { PullingSamples } from './PullingSamples.tsx';
import * as chart from '../charts/Chart.module.css';
import * as styles from './Inspector.module.css';

/** Parameters of a unit that are listed: those with the largest gradients. */
const MOST = 8;

/** From the pictures to the derivation: the step, the sample, the unit or the edge that is chosen, each with its way to the stage. */
export function Inspector() {
  const page = usePage();
  const { experiment, t } = useLive();
  const chosen = useStore(chosenOf(page), ({ of }) => of);
  const batch = useMemo(() => batchGradient(experiment, t), [experiment, t]);
  const sample = inspectedSample(experiment, t);
  const { data } = checkpointAt(experiment, t);
  const id = useId();
  const open = (before: () => void): void => {
    before();
    showStep(page.store);
  };
  return (
    <section className={chart.part} aria-labelledby={id} data-inspector>
      <div className={chart.head}>
        <h3 id={id}>From the picture to the derivation</h3>
        <p>press a sample, a unit or an edge, or a place of the curve</p>
      </div>
      {data.X.length > 1 && <InspectedSample />}
      <dl className={styles.list}>
        <div>
          <dt>Step {t}</dt>
          <dd>
            the gradient of its mini-batch of {batch.samples.length} is{' '}
            <Printed value={Math.sqrt(batch.square)} /> long
          </dd>
          <dd>
            <button
              type="button"
              onClick={() =>
                open(() => {
                  openPass(page);
                  if (sample !== null) showBatch(page.store);
                })
              }
            >
              Its pass on the stage ›
            </button>
          </dd>
        </div>
        {sample !== null && (
          <Sample {...{ experiment, t, sample, batch }} onOpen={() => open(() => openPass(page))} />
        )}
        {chosen && <Parameters {...{ experiment, t, chosen, batch }} />}
      </dl>
      {data.X.length > 1 && <PullingSamples batch={batch} />}
    </section>
  );
}

interface SampleProps {
  readonly experiment: Experiment;
  readonly t: number;
  readonly sample: number;
  readonly batch: BatchGradient;
  readonly onOpen: () => void;
}

/** The sample whose pass is on the page, and what it asks of the weights. */
function Sample({ experiment, t, sample, batch, onOpen }: SampleProps) {
  const { data } = checkpointAt(experiment, t);
  const { length, share } = ownGradient(experiment, t, sample, batch);
  const [said] = predictions(experiment, t, [sample]);
  return (
    <div data-sample-gradient={length}>
      <dt>Sample {sample + 1}</dt>
      <dd>
        {isClassifier(experiment.network) && (
          <>
            {className(data, classOf(data, sample))}, predicted {className(data, said!.predicted)}{' '}
            with p = {print(said!.p, { digits: 2 })};{' '}
          </>
        )}
        its own gradient is <Printed value={length} /> long,{' '}
        {share === null ? (
          <>it is not in the mini-batch</>
        ) : (
          <b data-share={share}>{percent(share)} of the mini-batch’s</b>
        )}
      </dd>
      <dd>
        <button type="button" onClick={onOpen}>
          Its pass on the stage ›
        </button>
      </dd>
    </div>
  );
}

interface ParametersProps {
  readonly experiment: Experiment;
  readonly t: number;
  readonly chosen: Chosen;
  readonly batch: BatchGradient;
}

/** The parameters of a unit, or that of an edge: each leads to its gradient path. */
function Parameters({ experiment, t, chosen, batch }: ParametersProps) {
  const page = usePage();
  const places = placesOf(experiment.network, chosen);
  const values = parametersAt(experiment, t);
  const sizeOf = (place: CellRef): number => Math.abs(gradientAt(batch.gradient, place));
  const listed = places.toSorted((one, other) => sizeOf(other) - sizeOf(one)).slice(0, MOST);
  const follow = (place: CellRef): void => {
    openPass(page);
    followGradient(page.store, place);
  };
  return (
    <div data-chosen={chosen.kind}>
      <dt>
        {chosen.kind === 'edge'
          ? 'Edge'
          : unitName(chosen, widthsOf(experiment.network).length - 1)}
      </dt>
      <dd>
        {places.length === 0 ? (
          <>has no weights of its own</>
        ) : (
          <>
            {percent(shareOfPlaces(batch, places))} of the mini-batch’s gradient, as squares;{' '}
            {places.length > 1 && 'each of its parameters leads to its gradient path'}
          </>
        )}
        {places.length > listed.length && `, the ${MOST} with the largest gradients`}
      </dd>
      <dd className={styles.places}>
        {listed.map((place) => {
          const named = {
            kind: 'symbol',
            sym: parseKey(place.key),
            at: place.cell,
          } as const;
          const [value, slope] = [gradientAt(values, place), gradientAt(batch.gradient, place)].map(
            (number) => print(number),
          );
          return (
            <button
              key={`${place.key} ${place.cell.join()}`}
              type="button"
              aria-label={`Gradient path of ${symbolText(named)}, ${value}, gradient ${slope}`}
              onClick={() => follow(place)}
            >
              <SymbolName named={named} /> {value} <small>gradient {slope}</small>
            </button>
          );
        })}
      </dd>
    </div>
  );
}
