import { expect, test } from 'vitest';
import { change } from '../../src/experiment/change.ts';
import { trainingSamples, type Experiment } from '../../src/experiment/experiment.ts';
import {
  lossSurvey,
  planeThrough,
  samplesOf,
  wayOn,
  wayTo,
  type Span,
} from '../../src/experiment/landscape.ts';
import { meanLossOf } from '../../src/experiment/loss.ts';
import {
  dot,
  length,
  mainDirections,
  pointOn,
  projected,
} from '../../src/experiment/parameter-plane.ts';
import { mapValues, parametersAt, toJson, traceOf } from '../../src/experiment/replay.ts';
import { fromVector } from '../../src/experiment/run/parameter-vector.ts';
import { runCacheOf } from '../../src/experiment/run/run-cache.ts';
import { surveyLength, type Survey } from '../../src/experiment/run/survey.ts';
import { Scheduler } from '../../src/training/scheduler.ts';
import { blobs, FakeBrowser, flatAt } from './runs.ts';

const experiment = blobs({ optimizer: { type: 'momentum', beta: 0.5 } });
const T = 40;
const spans: readonly Span[] = [
  { kind: 'random', seed: 3 },
  { kind: 'way' },
  { kind: 'step' },
  {
    kind: 'parameters',
    places: [
      { key: 'W1', cell: [2, 1] },
      { key: 'b2', cell: [1] },
    ],
  },
];

/** What the worker of a page answers. */
function surveyed(survey: Survey): number[] {
  const browser = new FakeBrowser();
  const values: number[] = [];
  const scheduler = new Scheduler(browser.around);
  scheduler.survey({
    job: runCacheOf(experiment.network, experiment.checkpoints[0]).job,
    survey,
    to: surveyLength(survey),
    onProgress: (progress) => void values.push(...progress.values),
    onLoss: (why) => expect.unreachable(why),
  });
  browser.frames(300);
  expect(browser.waiting).toBe(0);
  return values;
}

/** The experiment with other parameters at step T. */
const moved = (row: Float64Array): Experiment =>
  change(experiment, T, {
    parameters: mapValues(fromVector(experiment.network, row), toJson),
  });

test.each(spans)(
  'the losses over a plane are those of the network with these parameters: $kind',
  (span) => {
    parametersAt(experiment, T);
    const plane = planeThrough(experiment, T, span);
    const survey = lossSurvey(plane, { reach: 0.8, side: 5 }, samplesOf(experiment, T));
    const losses = surveyed(survey);
    expect(losses).toHaveLength(25);
    const training = trainingSamples(experiment.checkpoints[0].data);
    losses.forEach((loss, n) => {
      const place = [survey.across[n % 5]!, survey.up[Math.floor(n / 5)]!] as const;
      const direct = meanLossOf(moved(pointOn(plane, place)), T, training);
      expect(Math.abs(loss - direct)).toBeLessThan(1e-12 * Math.max(1, direct));
    });
    expect(losses[12]).toBeCloseTo(meanLossOf(experiment, T, training), 12);
  },
);

test('a random direction is as long as the weights, unit by unit, and the same for the same seed', () => {
  const [one, other] = [0, 1].map((seed) => planeThrough(experiment, T, { kind: 'random', seed }));
  expect(planeThrough(experiment, T, { kind: 'random', seed: 0 })).toEqual(one);
  expect(other!.directions[0]).not.toEqual(one!.directions[0]);
  const weights = parametersAt(experiment, T);
  const drawn = fromVector(experiment.network, one!.directions[1]);
  for (const key of ['W1', 'W2']) {
    const [units = 0, inputs = 0] = weights[key]!.shape;
    for (let unit = 0; unit < units; unit++) {
      const row = ({ data }: { data: Float64Array }) =>
        data.subarray(unit * inputs, (unit + 1) * inputs);
      expect(length(row(drawn[key]!))).toBeCloseTo(length(row(weights[key]!)), 12);
    }
  }
  expect(length(drawn['b1']!.data)).toBeCloseTo(length(weights['b1']!.data), 12);
  // What momentum remembers is not moved.
  expect(length(drawn['vW1']!.data)).toBe(0);
});

test('the first direction of a step is downhill, the second stands on it', () => {
  const { directions } = planeThrough(experiment, T, { kind: 'step' });
  expect(Math.abs(dot(...directions))).toBeLessThan(1e-9);
  const trace = traceOf(experiment, T, samplesOf(experiment, T));
  const slope = trace.at('dW1', trace.steps.length)!.data;
  const { data } = fromVector(experiment.network, directions[0])['W1']!;
  expect(dot(data, slope)).toBeCloseTo(-length(data) * length(slope), 9);
});

test('the way of the run ends in the middle, and lies best on its own plane', () => {
  const way = wayTo(experiment, T);
  expect(way.length).toBeGreaterThan(20);
  const own = wayOn(experiment, planeThrough(experiment, T, { kind: 'way' }), way);
  const random = wayOn(experiment, planeThrough(experiment, T, { kind: 'random', seed: 1 }), way);
  expect(own.points.at(-1)!.map((value) => Math.abs(value))).toEqual([0, 0]);
  expect(own.share).toBeGreaterThan(0.9);
  expect(own.share).toBeLessThanOrEqual(1 + 1e-12);
  expect(random.share).toBeLessThan(own.share);
});

test('what is left of a place beside a plane is perpendicular to it', () => {
  const plane = planeThrough(experiment, T, { kind: 'random', seed: 5 });
  const place = flatAt(experiment, 7);
  const nearest = pointOn(plane, projected(plane, place));
  const rest = place.map((value, n) => value - nearest[n]!);
  for (const direction of plane.directions) {
    expect(Math.abs(dot(rest, direction))).toBeLessThan(1e-9 * length(direction));
  }
});

test('the main directions of places on two lines are these lines', () => {
  const origin = Float64Array.of(1, 1, 1, 1);
  const places = [
    [4, 1, 1, 1],
    [-5, 1, 1, 1],
    [1, 1, 3, 1],
  ].map((place) => Float64Array.from(place));
  const { directions, share } = mainDirections(origin, places)!;
  expect([...directions[0]].map(Math.abs)).toEqual([1, 0, 0, 0]);
  expect([...directions[1]].map(Math.abs)).toEqual([0, 0, 1, 0]);
  expect(share).toBeCloseTo(1, 12);
  expect(mainDirections(origin, [origin])).toBeNull();
});

test('the gradients of single samples are as long as those of their own passes', () => {
  const samples = [0, 17, 41];
  const lengths = surveyed({ of: 'gradients', parameters: flatAt(experiment, T), samples });
  samples.forEach((sample, n) => {
    const trace = traceOf(experiment, T, [sample]);
    const all = trace.graph.parameters.flatMap((key) => [
      ...trace.at(`d${key}`, trace.steps.length)!.data,
    ]);
    expect(lengths[n]).toBeCloseTo(Math.hypot(...all), 12);
  });
});
