import { trainer, type Trainer } from '../../engine/training/trainer.ts';
import { graphOf, type Network } from '../../layers/network.ts';
import { pointOn, type ParameterPlane } from '../parameter-plane.ts';
import type { Job } from './job.ts';
import { fromVector } from './parameter-vector.ts';

/** Numbers to be computed one after the other, with parameters that do not change: plain data that can be posted. */
export type Survey =
  /** Mean losses of some samples over a plane of parameters, row by row from below. */
  | {
      readonly of: 'losses';
      readonly plane: ParameterPlane;
      readonly across: readonly number[];
      readonly up: readonly number[];
      readonly samples: readonly number[];
    }
  /** Lengths of the gradients of single samples, over all parameters together. */
  | {
      readonly of: 'gradients';
      /** All in one row. */
      readonly parameters: Float64Array;
      readonly samples: readonly number[];
    };

/** What a survey has computed since it was asked last. */
export interface SurveyProgress {
  /** Numbers computed in all. */
  readonly t: number;
  readonly values: Float64Array;
}

export interface SurveyRun {
  /** Computes numbers up to the place `to`, or until it is enough. */
  advance(to: number, enough: () => boolean): void;
  /** Hands over what was computed since the last time. */
  report(): SurveyProgress;
}

/** How many numbers a survey computes. */
export const surveyLength = (survey: Survey): number =>
  survey.of === 'losses' ? survey.across.length * survey.up.length : survey.samples.length;

export function surveyRun({ network, samples }: Job, survey: Survey): SurveyRun {
  const parameters = survey.of === 'losses' ? survey.plane.origin : survey.parameters;
  const learner = trainer(graphOf(network), fromVector(network, parameters), samples);
  const at = survey.of === 'losses' ? lossAt(network, learner, survey) : lengthAt(learner, survey);
  const length = surveyLength(survey);
  let t = 0;
  let values: number[] = [];
  return {
    advance(to, enough) {
      while (t < Math.min(to, length)) {
        values.push(at(t++));
        if (enough()) break;
      }
    },
    report() {
      const progress = { t, values: Float64Array.from(values) };
      values = [];
      return progress;
    },
  };
}

type Of<Kind> = Extract<Survey, { readonly of: Kind }>;

function lossAt(network: Network, learner: Trainer, survey: Of<'losses'>): (n: number) => number {
  const { plane, across, up, samples } = survey;
  return (n) => {
    const place = [across[n % across.length]!, up[Math.floor(n / across.length)]!] as const;
    learner.load(fromVector(network, pointOn(plane, place)));
    return learner.measure(samples).loss;
  };
}

function lengthAt(learner: Trainer, { samples }: Of<'gradients'>): (n: number) => number {
  return (n) =>
    Math.sqrt(
      Object.values(learner.gradients([samples[n]!])).reduce(
        (sum, { data }) => data.reduce((so, value) => so + value * value, sum),
        0,
      ),
    );
}
