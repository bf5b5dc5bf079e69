import { useEffect, useMemo, useState } from 'react';
import { nudged, passOver } from '../../experiment/drawn.ts';
import type { Experiment } from '../../experiment/experiment.ts';
import type { Values } from '../../engine/operation.ts';
import { graphOf } from '../../layers/network.ts';
import { print } from '../../notation/printing/number.ts';
import { MapPicture } from '../maps/MapPicture.tsx';
import { usePreferredMotion } from '../maps/use-preferred-motion.ts';
import * as styles from './DrawDigit.module.css';

/** Milliseconds for which each image in between is shown. */
const SHOWN = 80;

interface NudgeProps {
  readonly experiment: Experiment;
  readonly parameters: Values;
  readonly pixels: readonly number[];
}

type Image = readonly number[];

/** The pixels changed against their gradient, step by step, until the network reads another digit; any step can be shown again. */
export function Nudge({ experiment, parameters, pixels }: NudgeProps) {
  const [wanted, want] = useState(3);
  const [images, setImages] = useState<readonly Image[]>([]);
  /** The images to come, while they are computed. */
  const [rest, setRest] = useState<Generator<Image> | null>(null);
  const [picked, pick] = useState<number | null>(null);
  const moves = usePreferredMotion();
  const last = images.length - 1;
  const place = Math.min(picked ?? last, last);
  const image = images[place];
  useEffect(() => {
    if (!rest) return undefined;
    const timer = setInterval(() => {
      const { value, done } = rest.next();
      if (done) setRest(null);
      else setImages((so) => [...so, value]);
    }, SHOWN);
    return () => clearInterval(timer);
  }, [rest]);
  const said = useMemo(() => {
    if (!image) return null;
    const trace = passOver(experiment, parameters, image, wanted, 0);
    return trace.at(graphOf(experiment.network).prediction, trace.steps.length)!.data;
  }, [experiment, parameters, image, wanted]);
  const begin = (): void => {
    const all = nudged(experiment, parameters, pixels, wanted);
    pick(null);
    setImages(moves ? [all.next().value as Image] : [...all]);
    setRest(moves ? all : null);
  };
  const choose = (digit: number): void => {
    want(digit);
    setImages([]);
    setRest(null);
  };
  return (
    <figure className={styles.nudge}>
      {image && (
        <MapPicture
          values={image}
          columns={8}
          max={1}
          side={14}
          ink
          label={`The pixels after ${place} steps`}
        />
      )}
      <figcaption>
        <span className="figure-buttons needs-js">
          <button type="button" onClick={rest ? () => setRest(null) : begin}>
            {rest ? 'Stop' : 'Change the pixels until it reads'}
          </button>{' '}
          <select
            aria-label="Digit that it should read"
            value={wanted}
            onChange={({ target }) => choose(Number(target.value))}
          >
            {Array.from({ length: 10 }, (_, digit) => (
              <option key={digit}>{digit}</option>
            ))}
          </select>
        </span>
        {said && (
          <>
            {last > 0 && !rest && (
              <input
                type="range"
                min={0}
                max={last}
                value={place}
                aria-label="Step of the change"
                onChange={({ target }) => pick(Number(target.value))}
              />
            )}
            <span role={rest ? undefined : 'status'}>
              {last === 0 && !rest ? 'It already reads this digit.' : `Step ${place}: it reads `}
              {(last > 0 || rest) && (
                <>
                  <b>{said.indexOf(Math.max(...said))}</b>, probability of {wanted}{' '}
                  {print(said[wanted]!, { fixed: true })}.
                </>
              )}
            </span>
          </>
        )}
      </figcaption>
    </figure>
  );
}
