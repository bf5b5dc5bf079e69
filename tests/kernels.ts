import { fileURLToPath } from 'node:url';
import { compileKernels } from '../src/app/build/kernels.ts';
import { instantiate } from '../src/engine/training/kernels.ts';

/** The kernels, compiled as the build does it. */
export const compiledModule: WebAssembly.Module = await WebAssembly.compile(
  await compileKernels(fileURLToPath(new URL('..', import.meta.url))),
);

export const compiledKernels = instantiate(compiledModule);
