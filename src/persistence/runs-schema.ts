import * as v from 'valibot';
import type { SetOf } from './deserialize.ts';
import { deserialize } from './deserialize.ts';
import type { Experiment } from '../experiment/experiment.ts';
import type { KeptRun } from '../state/training/kept-runs.ts';
import { parseJson } from './json.ts';
import { networkOf } from './load-state.ts';
import { exactly, expected, finite, listOf, object, read, whole } from './schema.ts';
import { experiment, parameters } from './state-schema.ts';
import { RUNS_VERSION } from './lasting-state.ts';
import type { Network } from '../layers/network.ts';

const outline = object({
  version: v.literal(RUNS_VERSION, expected(`version ${RUNS_VERSION}`)),
  runs: listOf(object({ experiment: object({ network: v.unknown() }) })),
});

/** What is not known or not finite is kept as null. */
const measured = v.pipe(
  v.nullable(finite),
  v.transform((value) => value ?? Number.NaN),
);

const run = (of: Network) =>
  object({
    name: v.string(expected('a text')),
    experiment: experiment(of),
    t: whole(0),
    parameters: parameters(of),
    rows: listOf(
      v.pipe(
        exactly(measured, 5, 'numbers', 'a measurement'),
        v.transform((numbers) => Float64Array.from(numbers)),
      ),
    ),
    divergence: v.nullable(object({ began: whole(0), at: whole(0), loss: measured })),
  });

/**
 * Kept runs from the text that keeps them. Rejects with a FileError where it holds others, and as `setOf` does where a
 * set does not come.
 */
export async function runsFrom(
  text: string,
  own: Experiment,
  setOf: SetOf,
): Promise<Omit<KeptRun, 'id'>[]> {
  const json = parseJson(text);
  const { runs } = read(outline, json);
  const kept = (json as { readonly runs: readonly unknown[] }).runs;
  return Promise.all(
    runs.map(async ({ experiment: { network: found } }, n) => {
      const network = networkOf(found, own);
      const { experiment: saved, ...rest } = read(run(network), kept[n]);
      const revived = await deserialize({ ...saved, network }, setOf);
      return { ...rest, goal: rest.t, experiment: revived };
    }),
  );
}
