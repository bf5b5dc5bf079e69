import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Plugin } from 'vite';

const compiler = createRequire(import.meta.url).resolve('assemblyscript/bin/asc.js');

/** A file of `kernels`, as WebAssembly. Throws an error with what the compiler says. */
export async function compileKernels(
  root: string,
  source = 'index.ts',
): Promise<Uint8Array<ArrayBuffer>> {
  const folder = await mkdtemp(join(tmpdir(), 'kernels-'));
  try {
    const file = join(folder, 'kernels.wasm');
    const settings = ['--config', 'kernels/asconfig.json', '--outFile', file];
    const call = [compiler, `kernels/${source}`, ...settings];
    await promisify(execFile)(process.execPath, call, { cwd: root });
    return Uint8Array.from(await readFile(file));
  } finally {
    await rm(folder, { recursive: true });
  }
}

const virtual = 'virtual:kernels';

/** `import url from 'virtual:kernels'` is the address of the compiled kernels, a file of its own. */
export function kernelsPlugin(): Plugin {
  let [root, serving] = ['', false];
  return {
    name: 'kernels',
    configResolved(config) {
      root = config.root;
      serving = config.command === 'serve';
    },
    resolveId: (id) => (id === virtual ? `\0${virtual}` : undefined),
    async load(id) {
      if (id !== `\0${virtual}`) return undefined;
      if (serving) return `export default '/kernels.wasm';`;
      const source = await compileKernels(root);
      const file = this.emitFile({ type: 'asset', name: 'kernels.wasm', source });
      return `export default import.meta.ROLLUP_FILE_URL_${file};`;
    },
    configureServer(server) {
      server.middlewares.use('/kernels.wasm', (_, response, next) => {
        compileKernels(root).then((bytes) => {
          response.setHeader('Content-Type', 'application/wasm');
          response.end(bytes);
        }, next);
      });
    },
  };
}
