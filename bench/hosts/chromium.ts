import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from 'vite';
import { BENCH, BUILT } from '../folders.ts';
import { launch } from '../launch.ts';
import { serve } from '../serve.ts';
import { remoteSubject, type Host } from './host.ts';

const BLANK =
  '<!doctype html><title>Bench</title><script type="module" src="/subject.js"></script>';

/** A Chromium of this machine, a context and so a process for each contender. */
export async function chromiumHost(): Promise<Host> {
  const outDir = join(BUILT, 'chromium');
  await build({
    configFile: false,
    logLevel: 'warn',
    root: BENCH,
    build: {
      outDir,
      emptyOutDir: true,
      target: 'es2022',
      modulePreload: false,
      chunkSizeWarningLimit: 10_000,
      rolldownOptions: {
        input: 'hosts/page-subject.ts',
        output: { entryFileNames: 'subject.js' },
      },
    },
  });
  await mkdir(outDir, { recursive: true });
  await writeFile(join(outDir, 'index.html'), BLANK);
  const server = await serve({
    '/': outDir,
    '/kernels/': BUILT,
    '/tfjs/': join(BENCH, 'node_modules/@tensorflow/tfjs-backend-wasm/dist'),
  });
  const browser = await launch();
  return {
    name: `Chromium ${browser.version()}`,
    async open(contender) {
      const context = await browser.newContext();
      const page = await context.newPage();
      await page.goto(`${server.origin}/?contender=${contender}`);
      await page.waitForFunction(() => 'subject' in globalThis);
      return {
        subject: remoteSubject((method, argument) =>
          page.evaluate(
            async (call) => (await globalThis.subject)[call.method](call.argument as never),
            { method, argument },
          ),
        ),
        close: () => context.close(),
      };
    },
    async close() {
      await browser.close();
      await server.close();
    },
  };
}
