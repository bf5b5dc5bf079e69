import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { cpus } from 'node:os';
import { join } from 'node:path';
import type { Reached } from './digits.ts';
import { BASELINE, compareAll, LIBRARIES, OURS, type Comparison, type Effort } from './engine.ts';
import { compileKernels } from '../src/app/build/kernels.ts';
import { BUILT, RESULTS, ROOT } from './folders.ts';
import { chromiumHost } from './hosts/chromium.ts';
import type { Host } from './hosts/host.ts';
import { nodeHost } from './hosts/node.ts';
import { measurePage, type Watch } from './page/measure.ts';
import { reportOf } from './page/report.ts';
import { digitsLine, peakLine, sizesTable, tableOf } from './table.ts';
import { sizes, workloads, type Workload } from './workloads.ts';

const FULL: Effort = { rounds: 9, span: 250 };
const QUICK: Effort = { rounds: 3, span: 60 };
/** For the grid of sizes. */
const SHORT: Effort = { rounds: 9, span: 40 };
const GLIMPSE: Effort = { rounds: 3, span: 20 };
const WATCH: Watch = { frames: 10_000, tasks: 60_000, loads: 5 };
const GLANCE: Watch = { frames: 3_000, tasks: 5_000, loads: 1 };

const say = (text: string): void => void process.stdout.write(`${text}\n`);

/** `npm run bench -- [engine | node | chromium | sizes | page] [W1 C1 …] [--quick]`; without a name, everything. */
export async function main(args: readonly string[]): Promise<void> {
  // React is built as readers get it.
  process.env['NODE_ENV'] = 'production';
  const quick = args.includes('--quick');
  const effort = quick ? QUICK : FULL;
  const named = workloads.filter(({ id }) => args.includes(id));
  const chosen = named.length > 0 ? named : workloads;
  const [only] = args.filter((word) => /^[a-z]/.test(word));
  const wants = (...names: readonly string[]): boolean => !only || names.includes(only);
  say(`${cpus()[0]?.model ?? 'unknown processor'}, Node ${process.versions.node}\n`);
  if (wants('engine', 'node')) await engine(nodeHost, chosen, effort);
  if (wants('engine', 'chromium')) await engine(chromiumHost, chosen, effort);
  if (wants('sizes')) await compareSizes(quick ? GLIMPSE : SHORT);
  if (wants('page')) await page(quick ? GLANCE : WATCH);
}

async function engine(
  open: () => Promise<Host>,
  chosen: readonly Workload[],
  effort: Effort,
): Promise<void> {
  await buildKernels();
  const host = await open();
  const csv = await readFile(join(ROOT, 'public/data/digits.csv'), 'utf8');
  const comparisons: Comparison[] = [];
  const digits: Record<string, readonly Reached[]> = {};
  let peak: number | undefined;
  try {
    for await (const comparison of compareAll(
      host,
      chosen,
      [...OURS, BASELINE, ...LIBRARIES],
      effort,
    )) {
      say(tableOf(comparison));
      comparisons.push(comparison);
    }
    for (const name of OURS) {
      const { subject, close } = await host.open(name);
      if (peak === undefined) say(`${peakLine((peak = await subject.peak()))}\n`);
      digits[name] = await subject.digits(csv);
      say(digitsLine(name, digits[name]));
      await close();
    }
    say('');
  } finally {
    await host.close();
  }
  await store(host.name.split(' ')[0]!.toLowerCase(), { effort, comparisons, peak, digits });
}

async function buildKernels(): Promise<void> {
  await mkdir(BUILT, { recursive: true });
  await writeFile(join(BUILT, 'kernels.wasm'), await compileKernels(ROOT));
  await writeFile(join(BUILT, 'peak.wasm'), await compileKernels(ROOT, 'peak.ts'));
}

/** Our two forms over all sizes, in Chromium. */
async function compareSizes(effort: Effort): Promise<void> {
  await buildKernels();
  const host = await chromiumHost();
  const comparisons: Comparison[] = [];
  try {
    for await (const comparison of compareAll(host, sizes, OURS, effort)) {
      comparisons.push(comparison);
    }
  } finally {
    await host.close();
  }
  say(sizesTable(comparisons));
  await store('sizes', { effort, comparisons });
}

async function page(watch: Watch): Promise<void> {
  const figures = await measurePage(watch);
  say(reportOf(figures));
  await store('page', figures);
}

async function store(name: string, results: object): Promise<void> {
  await mkdir(RESULTS, { recursive: true });
  const machine = { processor: cpus()[0]?.model ?? null, node: process.versions.node };
  const file = join(RESULTS, `${name}.json`);
  await writeFile(file, `${JSON.stringify({ machine, ...results }, null, 1)}\n`);
  say(`Stored in ${file}\n`);
}
