import { loadKernels } from '../engine/training/kernels.ts';

/** Loads the compiled kernels that lie beside the page, for the trainers made from then on. See loadKernels. */
export async function fetchKernels(): Promise<WebAssembly.Module | null> {
  const { default: url } = await import('virtual:kernels');
  return loadKernels(fetch(url));
}
