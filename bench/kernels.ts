import { instantiate, type Kernels } from '../src/engine/kernels.ts';

/** The compiled kernels: a file in Node, from the server in a browser. */
export async function fetchKernels(): Promise<Kernels> {
  const bytes = import.meta.env.SSR
    ? await (await import('node:fs/promises')).readFile(`${process.cwd()}/dist/kernels.wasm`)
    : await (await fetch('/kernels/kernels.wasm')).arrayBuffer();
  return instantiate(await WebAssembly.compile(bytes));
}
