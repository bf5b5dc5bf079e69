import { useEffect, useMemo, useState } from 'react';
import { checkpointAt } from '../../../experiment/experiment.ts';
import {
  lossSurvey,
  planeThrough,
  samplesOf,
  wayOn,
  wayTo,
  type Span,
} from '../../../experiment/landscape.ts';
import type { ParameterPlane } from '../../../experiment/parameter-plane.ts';
import { runCacheOf } from '../../../experiment/run/run-cache.ts';
import { surveyLength } from '../../../experiment/run/survey.ts';
import type { Network } from '../../../layers/network.ts';
import { runnerOf } from '../../../state/training/runner-of.ts';
import { usePage } from '../../islands/use-reader.ts';
import { useLive } from '../use-live.ts';

/** Places on a side of the plane: odd, so that one of them is where the run is. */
const SIDE = 35;
/** How far the plane of two parameters goes in their own numbers, and room around the way of a run. */
const [NUMBERS, ROOM] = [5, 1.2];

/** A plane whose losses are all known. */
export interface DrawnLandscape {
  readonly network: Network;
  readonly t: number;
  readonly span: Span;
  readonly plane: ParameterPlane;
  /** From −reach to reach along both directions. */
  readonly places: readonly number[];
  /** Row by row from below. */
  readonly losses: readonly number[];
  /** How many samples they are means over. */
  readonly samples: number;
}

interface Landscape {
  /** The last one that is complete; null where there is none of this network. */
  readonly drawn: DrawnLandscape | null;
  /** Losses computed of the next one, how many it has, and milliseconds since it began; null at rest. */
  readonly coming: { readonly done: number; readonly of: number; readonly ms: number } | null;
  /** The way of the run on the plane, and the share of it that lies there. */
  readonly way: ReturnType<typeof wayOn> | null;
}

/** The losses around the weights on the page, computed while training is paused; the path of the run is extended as it trains. */
export function useLandscape(span: Span, zoom: number): Landscape {
  const { scheduler } = runnerOf(usePage());
  const { experiment, t, goal } = useLive();
  const { network } = experiment;
  const checkpoint = checkpointAt(experiment, t);
  const [drawn, setDrawn] = useState<DrawnLandscape | null>(null);
  const [coming, setComing] = useState<Landscape['coming']>(null);
  const rests = goal === null;
  useEffect(() => {
    if (!rests) return;
    const { now } = scheduler.around;
    const since = now();
    const plane = planeThrough(experiment, t, span);
    const reach = zoom * reachOf(span, () => wayOn(experiment, plane, wayTo(experiment, t)).points);
    const samples = samplesOf(experiment, t);
    const survey = lossSurvey(plane, { reach, side: SIDE }, samples);
    const length = surveyLength(survey);
    const losses: number[] = [];
    const end = scheduler.survey({
      job: runCacheOf(network, checkpoint).job,
      survey,
      to: length,
      onProgress: ({ values }) => {
        losses.push(...values);
        const whole = losses.length === length;
        setComing(whole ? null : { done: losses.length, of: length, ms: now() - since });
        if (!whole) return;
        const places = survey.across;
        setDrawn({ network, t, span, plane, places, losses, samples: samples.length });
      },
      onLoss: () => setComing(null),
    });
    return () => {
      end();
      setComing(null);
    };
    // oxlint-disable-next-line react/exhaustive-deps -- choosing a sample changes the experiment, not its run or losses
  }, [network, checkpoint, t, span, zoom, rests, scheduler]);
  const own = drawn?.network === network ? drawn : null;
  const way = useMemo(
    () => own && wayOn(experiment, own.plane, wayTo(experiment, t)),
    [own, experiment, t],
  );
  return { drawn: own, coming, way };
}

/** How far a plane goes along its directions before it is zoomed. */
function reachOf(span: Span, way: () => readonly (readonly [number, number])[]): number {
  if (span.kind === 'parameters') return NUMBERS;
  if (span.kind !== 'way') return 1;
  const farthest = Math.max(0, ...way().flat().map(Math.abs));
  return farthest > 0 ? ROOM * farthest : 1;
}
