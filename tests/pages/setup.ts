import { mkdtemp, rm } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build, preview, type UserConfig } from 'vite';
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

/** Builds the book into a folder of its own, serves it on a free port and finds a Chromium. */
export default async function setup({ provide }: TestProject): Promise<() => Promise<void>> {
  provide('chromium', provideChromium(thisMachine));
  const outDir = await mkdtemp(join(tmpdir(), 'book-'));
  await buildInto(outDir);
  const server = await preview({
    logLevel: 'warn',
    build: { outDir },
    preview: { host: '127.0.0.1', port: 0, strictPort: true },
  });
  const { port } = server.httpServer.address() as AddressInfo;
  provide('origin', `http://127.0.0.1:${port}`);
  return async () => {
    await server.close();
    await rm(outDir, { recursive: true, force: true });
  };
}

/** Vitest sets NODE_ENV to "test", for which React would be built as for development. */
export async function buildInto(outDir: string, config?: UserConfig): Promise<void> {
  const before = process.env['NODE_ENV'];
  process.env['NODE_ENV'] = 'production';
  try {
    const written = { outDir, emptyOutDir: true };
    await build(
      config
        ? { ...config, configFile: false, logLevel: 'warn', build: { ...config.build, ...written } }
        : { logLevel: 'warn', build: written },
    );
  } finally {
    process.env['NODE_ENV'] = before;
  }
}
