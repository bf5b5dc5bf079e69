import { expTable } from '../../tensor/exp.ts';
import { compiled, TABLE, type Machine } from './compiled.ts';
import { takeKernels, type Kernels } from './executor.ts';

/** Throws where the browser lacks what the module uses. */
export function instantiate(module: WebAssembly.Module): Machine & Kernels {
  const memory = new WebAssembly.Memory({ initial: 1 });
  const { exports } = new WebAssembly.Instance(module, {
    env: { memory },
    log1p: { log1p: Math.log1p },
  });
  new Float64Array(memory.buffer, TABLE, expTable.length).set(expTable);
  const machine: Machine = { memory, run: exports['run'] as Machine['run'], release: () => {} };
  return Object.assign(machine, {
    executor: (...of: Parameters<Kernels['executor']>) => compiled(machine, ...of),
  });
}

/**
 * Has trainers made from now on run on the compiled kernels, given as a response, as bytes or compiled. Gives the
 * module, for a worker to load too; null where it cannot be had, and training stays with TypeScript.
 */
export async function loadKernels(
  source: WebAssembly.Module | BufferSource | Promise<Response>,
): Promise<WebAssembly.Module | null> {
  try {
    const module = await compile(source);
    takeKernels(instantiate(module));
    return module;
  } catch {
    return null; // no WebAssembly, no SIMD, or no such file
  }
}

async function compile(
  source: WebAssembly.Module | BufferSource | Promise<Response>,
): Promise<WebAssembly.Module> {
  if (source instanceof WebAssembly.Module) return source;
  const bytes = source instanceof Promise ? await (await source).arrayBuffer() : source;
  return WebAssembly.compile(bytes);
}
