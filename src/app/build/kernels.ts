import { execFile } from 'node:child_process';
import { createHash, randomUUID } from 'node:crypto';
import { mkdir, readdir, readFile, rename } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Plugin } from 'vite';

const require = createRequire(import.meta.url);
const compiler = require.resolve('assemblyscript/bin/asc.js');
const assemblyscript = require('assemblyscript/package.json') as { version: string };

/** By the file they end in: page and worker are built at the same time, and wait for the same. */
const compiling = new Map<string, Promise<void>>();

/**
 * A file of `kernels`, as WebAssembly; compiled once for as long as nothing in that folder changes. Throws an error with
 * what the compiler says.
 */
export async function compileKernels(
  root: string,
  source = 'index.ts',
): Promise<Uint8Array<ArrayBuffer>> {
  const cache = join(root, 'node_modules/.cache/kernels');
  const file = join(cache, `${await contentHash(root, source)}.wasm`);
  const known = await readFile(file).catch(() => null);
  if (known) return Uint8Array.from(known);
  let compiled = compiling.get(file);
  if (!compiled) compiling.set(file, (compiled = compile(root, source, cache, file)));
  await compiled;
  return Uint8Array.from(await readFile(file));
}

async function compile(root: string, source: string, cache: string, file: string): Promise<void> {
  await mkdir(cache, { recursive: true });
  // Under a name of its own until it is whole: others may compile the same.
  const own = `${file}.${randomUUID()}`;
  const settings = ['--config', 'kernels/asconfig.json', '--outFile', own];
  const call = [compiler, `kernels/${source}`, ...settings];
  await promisify(execFile)(process.execPath, call, { cwd: root });
  await rename(own, file);
}

/** Of everything that the compiled kernels are made from. */
async function contentHash(root: string, source: string): Promise<string> {
  const folder = join(root, 'kernels');
  const names = (await readdir(folder, { recursive: true })).toSorted();
  const hash = createHash('sha256').update(`${assemblyscript.version} ${source}`);
  for (const name of names.filter((file) => /\.(ts|json)$/.test(file)))
    hash.update(name).update(await readFile(join(folder, name)));
  return hash.digest('hex').slice(0, 32);
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
