import type { Reached } from './digits.ts';
import { median } from './median.ts';
import { BASELINE, fastest, LIBRARIES, ratio, speedOf, type Comparison } from './engine.ts';
import { operationsOf, title } from './workloads.ts';

/** A comparison as lines of a table in Markdown. */
export function tableOf(comparison: Comparison): string {
  const { host, workload, measured, failed } = comparison;
  const best = fastest(comparison, LIBRARIES);
  const rows = Object.entries(measured)
    .toSorted(([one], [other]) => speedOf(comparison, other) - speedOf(comparison, one))
    .map(([name, { proof }]) => [
      name,
      String(proof.bits),
      proof.gradient.toExponential(0),
      proof.parameters.toExponential(0),
      showSpeed(speedOf(comparison, name)),
      billions(speedOf(comparison, name) * operationsOf(workload)),
      showRatio(ratio(comparison, name, BASELINE)),
      best ? showRatio(ratio(comparison, name, best)) : '',
    ]);
  const head = [
    'contender',
    'bits',
    'gradient off by',
    'after 20 steps',
    'samples/s',
    'GFLOP/s',
    `÷ ${BASELINE}`,
    `÷ ${best ?? 'library'}`,
  ];
  return [
    `${title(workload)}, in ${host}`,
    '',
    ...markdown([head, ...rows]),
    ...Object.entries(failed).map(([name, why]) => `\n${name} failed: ${why}`),
    '',
  ].join('\n');
}

/** How many times as fast as TypeScript the compiled kernels are: a row for each network, a column for each batch. */
export function sizesTable(comparisons: readonly Comparison[]): string {
  const batches = [...new Set(comparisons.map(({ workload }) => workload.batch))];
  const networks = [...new Set(comparisons.map(({ workload }) => workload.id))];
  const cell = (id: string, batch: number): string => {
    const found = comparisons.find(
      ({ workload }) => workload.id === id && workload.batch === batch,
    );
    return found ? showRatio(ratio(found, 'engine-wasm', 'engine')) : '';
  };
  return [
    `engine-wasm ÷ engine, in ${comparisons[0]?.host ?? 'nothing'}`,
    '',
    ...markdown([
      ['network', ...batches.map((batch) => `batch ${batch}`)],
      ...networks.map((id) => [id, ...batches.map((batch) => cell(id, batch))]),
    ]),
    '',
  ].join('\n');
}

/** Rows as a table in Markdown, the first row its head. */
export function markdown([head = [], ...rows]: readonly (readonly string[])[]): string[] {
  const widths = head.map((_, n) => Math.max(...[head, ...rows].map((row) => row[n]!.length)));
  const line = (row: readonly string[]): string =>
    `| ${row.map((text, n) => (n ? text.padStart(widths[n]!) : text.padEnd(widths[n]!))).join(' | ')} |`;
  const rule = `| ${widths.map((width, n) => (n ? `${'-'.repeat(width - 1)}:` : '-'.repeat(width))).join(' | ')} |`;
  return [line(head), rule, ...rows.map(line)];
}

const showSpeed = (speed: number): string =>
  speed >= 1e6
    ? `${(speed / 1e6).toPrecision(3)}M`
    : speed >= 1e4
      ? `${(speed / 1e3).toPrecision(3)}k`
      : speed.toFixed(0);

const billions = (speed: number): string => (speed / 1e9).toPrecision(3);

const showRatio = (value: number): string => value.toPrecision(value < 100 ? 2 : 3);

/** The first run of a fresh process apart, since it compiles on the way. */
export function digitsLine(name: string, [first, ...rest]: readonly Reached[]): string {
  const time = median(rest.map(({ milliseconds }) => milliseconds));
  const epochs = median(rest.map((reached) => reached.epochs));
  return (
    `Digits, 64-32-10, batch 32, to 96 % on held-out images, ${name}: ${time.toFixed(1)} ms, ` +
    `${epochs} epochs (medians of ${rest.length} runs); the first run ${first!.milliseconds.toFixed(1)} ms`
  );
}

export const peakLine = (peak: number): string =>
  `Sums of products of 64 bits in registers alone, vectors of 128 bits: ${billions(peak)} GFLOP/s; 32 bits do twice as many`;
