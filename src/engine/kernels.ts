import { expTable } from '../tensor/exp.ts';

/** Where the kernels expect the table of the exponential, and what is free for tensors after it. */
const TABLE = 1024;
export const FREE = TABLE + expTable.byteLength;

/** An instance of the compiled kernels; its memory holds the tensors of the trainer that ran last. */
export interface Kernels {
  readonly memory: WebAssembly.Memory;
  /** Runs the instructions at `code`, which may use `room`, over `steps` mini-batches of `samples` columns, listed from `chosen` on. */
  run(code: number, room: number, chosen: number, samples: number, steps: number): void;
  /** Copies back what that trainer has in memory, before another takes its place. */
  release(): void;
}

/** Throws where the browser lacks what the module uses. */
export function instantiate(module: WebAssembly.Module): Kernels {
  const memory = new WebAssembly.Memory({ initial: 1 });
  const { exports } = new WebAssembly.Instance(module, {
    env: { memory },
    log1p: { log1p: Math.log1p },
  });
  new Float64Array(memory.buffer, TABLE, expTable.length).set(expTable);
  return { memory, run: exports['run'] as Kernels['run'], release: () => {} };
}

let loaded: Kernels | null = null;

/** What trainers run on; null for TypeScript. */
export const loadedKernels = (): Kernels | null => loaded;

/**
 * Has trainers made from now on run on the compiled kernels, given as a response, as bytes or compiled. Gives the
 * module, for a worker to load too; null where it cannot be had, and training stays with TypeScript.
 */
export async function loadKernels(
  source: WebAssembly.Module | BufferSource | Promise<Response>,
): Promise<WebAssembly.Module | null> {
  try {
    const module = await compile(source);
    loaded = instantiate(module);
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
