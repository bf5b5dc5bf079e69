import { seeded, shuffled } from '../src/tensor/random.ts';
import type { Host, Remote } from './hosts/host.ts';
import { median } from './median.ts';
import { prove, referenceOf, type Proof } from './proof.ts';
import type { Workload } from './workloads.ts';

export const OURS = ['engine', 'engine-wasm'] as const;
export const BASELINE = 'plain';
export const LIBRARIES = ['convnetjs', 'tfjs-cpu', 'tfjs-wasm', 'jax-js'] as const;

export interface Effort {
  readonly rounds: number;
  /** How long each contender trains in a round, in ms. */
  readonly span: number;
}

export interface Measured {
  readonly proof: Proof;
  /** Samples per second, round by round. */
  readonly speeds: readonly number[];
}

/** One workload in one host: what each contender did, or why it did nothing. */
export interface Comparison {
  readonly host: string;
  readonly workload: Workload;
  readonly measured: Readonly<Record<string, Measured>>;
  readonly failed: Readonly<Record<string, string>>;
}

/**
 * Proves the contenders, then has them train in turn, each in a process of its own, in an order that is shuffled in
 * each round: a noisy moment hurts all alike, and ratios are taken within a round.
 */
async function compare(
  host: Host,
  workload: Workload,
  names: readonly string[],
  { rounds, span }: Effort,
): Promise<Comparison> {
  const reference = referenceOf(workload);
  const remotes = new Map<string, Remote>();
  const proofs: Record<string, Proof> = {};
  const speeds: Record<string, number[]> = {};
  const failed: Record<string, string> = {};
  try {
    for (const name of names) {
      try {
        const remote = await host.open(name);
        remotes.set(name, remote);
        const bits = (await remote.subject.prepare(workload)) as 32 | 64;
        proofs[name] = await prove(remote.subject, bits, reference);
        if (!proofs[name].passes) failed[name] = `wrong: ${showProof(proofs[name])}`;
        else await remote.subject.time(2 * span);
      } catch (error) {
        failed[name] = (error as Error).message.split('\n').slice(0, 3).join(' ');
      }
    }
    const running = names.filter((name) => !(name in failed));
    const random = seeded(workload.samples);
    for (let round = 0; round < rounds; round++) {
      for (const place of shuffled(running.length, random)) {
        const name = running[place]!;
        (speeds[name] ??= []).push(await remotes.get(name)!.subject.time(span));
      }
    }
    const measured = Object.fromEntries(
      running.map((name) => [name, { proof: proofs[name]!, speeds: speeds[name]! }]),
    );
    return { host: host.name, workload, measured, failed };
  } finally {
    for (const remote of remotes.values()) await remote.close();
  }
}

/** Median over the rounds of the ratio within a round; NaN where either did not run. */
export function ratio({ measured }: Comparison, one: string, other: string): number {
  const [above, below] = [measured[one]?.speeds ?? [], measured[other]?.speeds ?? []];
  return median(below.map((speed, round) => above[round]! / speed));
}

export const speedOf = ({ measured }: Comparison, name: string): number =>
  median(measured[name]?.speeds ?? []);

/** The fastest of some contenders; undefined where none ran. */
export const fastest = (comparison: Comparison, names: readonly string[]): string | undefined =>
  names
    .filter((name) => comparison.measured[name])
    .toSorted((one, other) => speedOf(comparison, other) - speedOf(comparison, one))[0];

const showProof = ({ gradient, parameters }: Proof): string =>
  `gradient off by ${gradient.toExponential(0)}, parameters by ${parameters.toExponential(0)}`;

/** Workloads in a host, one after the other, as they are done. */
export async function* compareAll(
  host: Host,
  workloads: readonly Workload[],
  names: readonly string[],
  effort: Effort,
): AsyncGenerator<Comparison> {
  for (const workload of workloads) yield await compare(host, workload, names, effort);
}
