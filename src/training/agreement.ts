import { trainer } from '../engine/training/trainer.ts';
import { batchOf, checkpointAt, trainingSamples, type Data } from '../experiment/experiment.ts';
import { parametersAt } from '../experiment/replay.ts';
import { graphOf, isClassifier, outputSize } from '../layers/network.ts';
import { largest } from '../tensor/softmax.ts';
import type { Run } from './run-settings.ts';

/** On how many samples two runs say different classes. */
export interface Agreement {
  /** Whether they are the samples held out; else those trained on. */
  readonly heldOut: boolean;
  readonly samples: number;
  readonly different: number;
}

/** Whether two runs tell as many classes apart by as many features. */
export function areComparable(one: Run, other: Run): boolean {
  const [first, second] = [one.experiment.network, other.experiment.network];
  return (
    isClassifier(first) &&
    isClassifier(second) &&
    first.input.join() === second.input.join() &&
    outputSize(first) === outputSize(second)
  );
}

/** What two runs say of the samples of the first. */
export function agreement(one: Run, other: Run): Agreement {
  const { data } = checkpointAt(one.experiment, one.t);
  const heldOut = data.heldOut.length > 0;
  const samples = heldOut ? data.heldOut : trainingSamples(data);
  const [said, otherwise] = [classesOf(one, data, samples), classesOf(other, data, samples)];
  const different = said.filter((place, n) => place !== otherwise[n]).length;
  return { heldOut, samples: samples.length, different };
}

/** The likeliest class of each sample, 0-based. */
function classesOf({ experiment, t }: Run, data: Data, samples: readonly number[]): number[] {
  const { network } = experiment;
  const batch = batchOf(network, data, samples);
  const all = samples.map((_, n) => n);
  const { data: p } = trainer(graphOf(network), parametersAt(experiment, t), batch).predict(all);
  return all.map((n) => largest(p, n, samples.length));
}

/** Share of the places at which the largest of p [classes, places] is another in one than in the other. */
export function differentShare(one: Float64Array, other: Float64Array, places: number): number {
  let different = 0;
  for (let n = 0; n < places; n++) {
    if (largest(one, n, places) !== largest(other, n, places)) different++;
  }
  return different / places;
}
