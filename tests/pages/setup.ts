import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { preview, type Plugin } from 'vite';
import type { TestProject } from 'vitest/node';
import { provideChromium, thisMachine } from './chromium.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** Of the built book, without a slash at the end. */
    readonly origin: string;
    /** Of the browser. */
    readonly chromium: string;
  }
}

/**
 * Finds a Chromium, and serves the book on a free port. It is built into a folder of its own while the tests without a
 * browser run; who asks for a page before waits.
 */
export default async function setup({ provide }: TestProject): Promise<() => Promise<void>> {
  provide('chromium', provideChromium(thisMachine));
  const outDir = await mkdtemp(join(tmpdir(), 'book-'));
  const built = builtBeside(outDir);
  const waiting: Plugin = {
    name: 'built',
    configurePreviewServer({ middlewares }) {
      middlewares.use((_request, _response, next) => void built.then((fault) => next(fault)));
    },
  };
  const server = await preview({
    logLevel: 'warn',
    plugins: [waiting],
    build: { outDir },
    preview: { host: '127.0.0.1', port: 0, strictPort: true },
  });
  const { port } = server.httpServer.address() as AddressInfo;
  provide('origin', `http://127.0.0.1:${port}`);
  return async () => {
    const fault = await built;
    await server.close();
    await rm(outDir, { recursive: true, force: true });
    if (fault) throw fault;
  };
}

/** Builds the book in a process of its own; what went wrong, if anything did. */
function builtBeside(outDir: string): Promise<Error | null> {
  const vite = join(
    dirname(createRequire(import.meta.url).resolve('vite/package.json')),
    'bin/vite.js',
  );
  const config = fileURLToPath(new URL('book.config.ts', import.meta.url));
  const options = ['--config', config, '--logLevel', 'warn', '--emptyOutDir', '--outDir', outDir];
  const build = spawn(process.execPath, [vite, 'build', ...options], {
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, NODE_ENV: 'production' },
  });
  return new Promise((resolve) => {
    build.on('error', resolve);
    build.on('exit', (code) => resolve(code === 0 ? null : new Error('The book was not built.')));
  });
}
