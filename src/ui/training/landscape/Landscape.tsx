import { useRef, useState } from 'react';
import type { Span } from '../../../experiment/landscape.ts';
import { firstPlaces, isParameter } from '../../../experiment/places.ts';
import { parameterCount } from '../../../experiment/run/parameter-vector.ts';
import type { CellRef } from '../../../engine/gradient-path.ts';
import { print } from '../../../notation/printing/number.ts';
import { ParameterPicker } from '../../figures/parts/ParameterPicker.tsx';
import { useTrace } from '../../islands/use-reader.ts';
import { SavePicture } from '../SavePicture.tsx';
import { TimeLeft } from '../TimeLeft.tsx';
import { useLivePart } from '../use-live.ts';
import { LossMap } from './LossMap.tsx';
import { useLandscape } from './use-landscape.ts';
import * as styles from './Landscape.module.css';

const spans = {
  random: 'two random directions',
  way: 'the way of the run',
  step: 'the gradient and the last step',
  parameters: 'two parameters',
} as const satisfies Record<Span['kind'], string>;

const zooms = [0.1, 0.25, 0.5, 1, 2, 4] as const;

/** Parameters that a list to choose from has at most. */
const MOST = 2000;

/** The loss on a plane through the weights on the page, opened when it is wanted: it takes a second to compute. */
export function Landscape() {
  const [open, setOpen] = useState(false);
  return (
    <details
      className={styles.landscape}
      onToggle={({ currentTarget }) => setOpen(currentTarget.open)}
    >
      <summary>
        <h3>The loss around these weights</h3>
      </summary>
      {open && <Open />}
    </details>
  );
}

function Open() {
  const network = useLivePart(({ experiment }) => experiment.network);
  const [span, setSpan] = useState<Span>({ kind: 'random', seed: 0 });
  const [zoom, setZoom] = useState<number>(1);
  const part = useRef<HTMLDivElement>(null);
  const lost = span.kind === 'parameters' && !span.places.every((one) => isParameter(one, network));
  if (lost) setSpan({ kind: 'parameters', places: firstPlaces(network) });
  const { drawn, coming, way } = useLandscape(span, zoom);
  const few = parameterCount(network) <= MOST;
  const choose = (kind: Span['kind']): void =>
    setSpan(
      kind === 'parameters'
        ? { kind, places: firstPlaces(network) }
        : kind === 'random'
          ? { kind, seed: 0 }
          : { kind },
    );
  return (
    <>
      <p className={`${styles.controls} needs-js`}>
        <label>
          over{' '}
          <select
            value={span.kind}
            aria-label="Directions of the plane"
            onChange={({ target }) => choose(target.value as Span['kind'])}
          >
            {Object.entries(spans)
              .filter(([kind]) => few || kind !== 'parameters')
              .map(([kind, words]) => (
                <option key={kind} value={kind}>
                  {words}
                </option>
              ))}
          </select>
        </label>
        {span.kind === 'random' && (
          <button type="button" onClick={() => setSpan({ kind: 'random', seed: span.seed + 1 })}>
            Other directions
          </button>
        )}
        {span.kind === 'parameters' && <Places places={span.places} onPick={setSpan} />}
        <label>
          as far as{' '}
          <select
            value={zoom}
            aria-label="How far the plane goes"
            onChange={({ target }) => setZoom(Number(target.value))}
          >
            {zooms.map((one) => (
              <option key={one} value={one}>
                {print(one)} ×
              </option>
            ))}
          </select>
        </label>
        <SavePicture of={() => part.current!} name="landscape" />
      </p>
      <div ref={part}>{drawn && way && <LossMap landscape={drawn} way={way} />}</div>
      {coming && (
        <TimeLeft done={coming.done} of={coming.of} ms={coming.ms} what="losses">
          The plane of these weights:{' '}
        </TimeLeft>
      )}
      {!drawn && !coming && (
        <p className={styles.words}>The plane is computed when training is paused.</p>
      )}
    </>
  );
}

interface PlacesProps {
  readonly places: readonly [CellRef, CellRef];
  readonly onPick: (span: Span) => void;
}

/** The two parameters; that which is chosen twice changes places with the other. */
function Places({ places: [across, up], onPick }: PlacesProps) {
  const trace = useTrace();
  const same = (one: CellRef, other: CellRef): boolean =>
    one.key === other.key && one.cell.join() === other.cell.join();
  const pick = (next: readonly [CellRef, CellRef]): void =>
    onPick({ kind: 'parameters', places: next });
  return (
    <>
      <ParameterPicker
        label="across"
        trace={trace}
        value={across}
        onPick={(place) => pick([place, same(place, up) ? across : up])}
      />
      <ParameterPicker
        label="up"
        trace={trace}
        value={up}
        onPick={(place) => pick([same(place, across) ? up : across, place])}
      />
    </>
  );
}
