import { showStep } from '../../../state/navigation.ts';
import { useEffect, useId, useRef, useState, type CSSProperties } from 'react';
import { checkpointAt, trainingSamples, type Data } from '../../../experiment/experiment.ts';
import type { BatchGradient } from '../../../experiment/gradient-shares.ts';
import { parameterVectorAt, runCacheOf } from '../../../experiment/run/run-cache.ts';
import { isClassifier } from '../../../layers/network.ts';
import { print } from '../../../notation/printing/number.ts';
import { inspectSample } from '../../../state/training/inspect-sample.ts';
import { runnerOf } from '../../../state/training/runner-of.ts';
import { className, classOf } from '../../../training/predictions.ts';
import { usePage } from '../../islands/use-reader.ts';
import { Printed } from '../../maths/Printed.tsx';
import { ClassMark } from '../charts/ClassMark.tsx';
import { isPicture } from '../data-kinds.ts';
import { DigitPicture } from '../samples/DigitPicture.tsx';
import { useLive } from '../use-live.ts';
import * as styles from './Inspector.module.css';

/** Samples that are listed, and looked at. */
const [SHOWN, MOST] = [6, 2000];
/** Milliseconds between two rankings while training continues, and without a change before one at rest. */
const [BEAT, STILL] = [1000, 200];

interface Ranking {
  readonly data: Data;
  readonly t: number;
  /** Those with the longest gradients, the longest first. */
  readonly samples: readonly { readonly sample: number; readonly length: number }[];
  /** How many were looked at. */
  readonly of: number;
}

/** Which samples have the longest gradients of their own now: each leads to its pass. */
export function PullingSamples({ batch }: { readonly batch: BatchGradient }) {
  const page = usePage();
  const { experiment } = useLive();
  const ranking = useRanking();
  const id = useId();
  if (!ranking || ranking.samples.length === 0) return null;
  const { data, samples, t, of } = ranking;
  const classes = isClassifier(experiment.network);
  const longest = samples[0]!.length;
  return (
    <div className={styles.pulling}>
      <p id={id}>
        Samples with the largest gradients at step {t}, of {of}
      </p>
      <ol aria-labelledby={id}>
        {samples.map(({ sample, length }) => {
          const label = classOf(data, sample);
          const within = batch.samples.includes(sample);
          const words = `Sample ${sample + 1}${classes ? `, ${className(data, label)}` : ''}: its gradient is ${print(length)} long${within ? ', in this mini-batch' : ''}. Its pass on the stage.`;
          return (
            <li key={sample}>
              <button
                type="button"
                aria-label={words}
                title={words}
                data-pull={length}
                onClick={() => {
                  inspectSample(page, sample);
                  showStep(page.store);
                }}
              >
                <span className={styles.thumb}>
                  {isPicture(data) ? (
                    <DigitPicture pixels={data.X[sample]!} />
                  ) : (
                    <>
                      {classes && <ClassMark place={label} />} {sample + 1}
                    </>
                  )}
                </span>
                <i style={{ '--share': longest > 0 ? length / longest : 0 } as CSSProperties} />
                <small>
                  <Printed value={length} />
                  {within && ' •'}
                </small>
              </button>
            </li>
          );
        })}
      </ol>
      <p>• in the mini-batch of this step</p>
    </div>
  );
}

/** Computed in the worker: at rest once nothing changes any more, while training continues at most once a second. */
function useRanking(): Ranking | null {
  const { scheduler } = runnerOf(usePage());
  const { experiment, t, goal } = useLive();
  const { network } = experiment;
  const checkpoint = checkpointAt(experiment, t);
  const [ranking, setRanking] = useState<Ranking | null>(null);
  const asked = useRef({ at: -Infinity, end: () => {} });
  const rests = goal === null;
  useEffect(() => {
    if (!rests && performance.now() - asked.current.at < BEAT) return;
    const ask = (): void => {
      asked.current.end();
      const { data } = checkpoint;
      const all = trainingSamples(data);
      const stride = Math.max(1, Math.ceil(all.length / MOST));
      const samples = all.filter((_, n) => n % stride === 0);
      const parameters = parameterVectorAt(network, checkpoint, t).slice();
      const lengths: number[] = [];
      const end = scheduler.survey({
        job: runCacheOf(network, checkpoint).job,
        survey: { of: 'gradients', parameters, samples },
        to: samples.length,
        onProgress: ({ values }) => {
          lengths.push(...values);
          if (lengths.length < samples.length) return;
          const ranked = samples
            .map((sample, n) => ({ sample, length: lengths[n]! }))
            .toSorted((one, other) => other.length - one.length)
            .slice(0, SHOWN);
          setRanking({ data, t, samples: ranked, of: samples.length });
        },
        onLoss: () => {},
      });
      asked.current = { at: performance.now(), end };
    };
    const timer = setTimeout(ask, rests ? STILL : 0);
    return () => clearTimeout(timer);
  }, [network, checkpoint, t, rests, scheduler]);
  useEffect(() => {
    const last = asked;
    return () => last.current.end();
  }, []);
  return ranking?.data === checkpoint.data ? ranking : null;
}
