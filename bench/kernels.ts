import { instantiate, type Kernels } from '../src/engine/kernels.ts';

/** The compiled kernels. */
export const fetchKernels = async (): Promise<Kernels> => instantiate(await compiled('kernels'));

/** 64-bit multiplications and additions per second that 128-bit vectors can do at most, measured for so many ms. */
export async function peak(milliseconds: number): Promise<number> {
  const { exports } = new WebAssembly.Instance(await compiled('simd'));
  const run = exports['multiplyAndAdd'] as (operations: number) => number;
  const began = performance.now();
  let [now, done] = [began, 0];
  while (now - began < milliseconds) {
    run(TURN);
    done += TURN;
    now = performance.now();
  }
  return done / ((now - began) / 1000);
}

/** Operations between two looks at the clock: some ms. */
const TURN = 1e8;

const modules = new Map<string, Promise<WebAssembly.Module>>();

/** A module that main.ts has built: a file in Node, from the server in a browser. */
function compiled(name: string): Promise<WebAssembly.Module> {
  const known = modules.get(name) ?? bytesOf(name).then((bytes) => WebAssembly.compile(bytes));
  modules.set(name, known);
  return known;
}

async function bytesOf(name: string): Promise<BufferSource> {
  if (!import.meta.env.SSR) return (await fetch(`/kernels/${name}.wasm`)).arrayBuffer();
  const { readFile } = await import('node:fs/promises');
  return Uint8Array.from(await readFile(`${process.cwd()}/dist/${name}.wasm`));
}
