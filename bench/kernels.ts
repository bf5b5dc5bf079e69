import type { Kernels } from '../src/engine/training/executor.ts';
import { instantiate } from '../src/engine/training/kernels.ts';

/** The compiled kernels: a file in Node, from the server in a browser. */
export const fetchKernels = async (): Promise<Kernels> => instantiate(await fetchModule('kernels'));

/** Products and sums of 64 bits, each counted, in a second: the most of some runs of vectors of 128 bits in registers. */
export async function peakSpeed(): Promise<number> {
  const env = { memory: new WebAssembly.Memory({ initial: 1 }) };
  const { exports } = await WebAssembly.instantiate(await fetchModule('peak'), { env });
  const sumProducts = exports['sumProducts'] as (steps: number, by: number) => number;
  const speeds = Array.from({ length: RUNS }, () => {
    const began = performance.now();
    sumProducts(STEPS, 1);
    return (STEPS * PER_STEP) / ((performance.now() - began) / 1000);
  });
  return Math.max(...speeds);
}

const RUNS = 9;
const STEPS = 5e6;
/** Products and sums in a step of kernels/peak.ts. */
const PER_STEP = 24;

async function fetchModule(name: string): Promise<WebAssembly.Module> {
  const bytes = import.meta.env.SSR
    ? await (await import('node:fs/promises')).readFile(`${process.cwd()}/dist/${name}.wasm`)
    : await (await fetch(`/kernels/${name}.wasm`)).arrayBuffer();
  return WebAssembly.compile(bytes);
}
