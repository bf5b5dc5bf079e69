import { useEffect, useState } from 'react';
import { nudged } from '../../experiment/drawn.ts';
import type { Experiment } from '../../experiment/experiment.ts';
import type { Values } from '../../engine/operation.ts';
import { MapPicture } from '../maps/MapPicture.tsx';
import { usePreferredMotion } from '../maps/use-preferred-motion.ts';

/** Milliseconds for which each image in between is shown. */
const SHOWN = 80;

interface NudgeProps {
  readonly experiment: Experiment;
  readonly parameters: Values;
  readonly pixels: readonly number[];
}

/** The pixels changed against their gradient, step by step, until the network reads another digit. */
export function Nudge({ experiment, parameters, pixels }: NudgeProps) {
  const [wanted, want] = useState(3);
  const [images, setImages] = useState<readonly (readonly number[])[]>([]);
  const [shown, show] = useState(0);
  const moves = usePreferredMotion();
  const last = images.length - 1;
  const place = moves ? Math.min(shown, last) : last;
  useEffect(() => {
    if (place >= last) return undefined;
    const timer = setTimeout(() => show(place + 1), SHOWN);
    return () => clearTimeout(timer);
  }, [place, last]);
  const begin = (): void => {
    setImages(nudged(experiment, parameters, pixels, wanted));
    show(0);
  };
  return (
    <figure>
      {images.length > 0 && (
        <MapPicture
          values={images[place]!}
          columns={8}
          max={1}
          side={14}
          ink
          label={`The pixels after ${place} steps`}
        />
      )}
      <figcaption>
        <span className="figure-buttons needs-js">
          <button type="button" onClick={begin}>
            Change the pixels until it reads
          </button>
          <select
            aria-label="Digit that it should read"
            value={wanted}
            onChange={({ target }) => want(Number(target.value))}
          >
            {Array.from({ length: 10 }, (_, digit) => (
              <option key={digit}>{digit}</option>
            ))}
          </select>
        </span>
        {images.length > 0 && (
          <span role="status">
            {' '}
            {last === 0 ? 'It already reads this digit.' : `${place} of ${last} steps.`}
          </span>
        )}
      </figcaption>
    </figure>
  );
}
