import { fileURLToPath } from 'node:url';
import { compileKernels } from '../src/app/kernels.ts';
import { instantiate, type Kernels } from '../src/engine/kernels.ts';

/** The kernels, compiled as the build does it. */
export const compiledModule = async (): Promise<WebAssembly.Module> =>
  WebAssembly.compile(await compileKernels(fileURLToPath(new URL('..', import.meta.url))));

export const compiledKernels = async (): Promise<Kernels> => instantiate(await compiledModule());
