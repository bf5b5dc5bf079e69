import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { build } from 'vite';
import { BENCH, BUILT } from '../folders.ts';
import { remoteSubject, type Host } from './host.ts';
import type { Answer } from './node-subject.ts';

/** This Node, a child process for each contender. */
export async function nodeHost(): Promise<Host> {
  const outDir = join(BUILT, 'node');
  await build({
    configFile: false,
    logLevel: 'warn',
    root: BENCH,
    build: { ssr: 'hosts/node-subject.ts', outDir, emptyOutDir: true, target: 'node20' },
  });
  return {
    name: `Node ${process.versions.node}`,
    async open(contender) {
      const child = fork(join(outDir, 'node-subject.js'), [contender], {
        cwd: BENCH,
        execArgv: [],
        stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
      });
      let complaints = '';
      child.stderr!.on('data', (text) => (complaints += String(text)));
      const gone = once(child, 'exit').then(([code]) => ({
        error: `it ended with ${code}: ${complaints}`,
      }));
      return {
        subject: remoteSubject(async (method, argument) => {
          child.send({ method, argument: argument as never });
          const answered = once(child, 'message').then(([answer]) => answer as Answer);
          const answer = await Promise.race([answered, gone]);
          if ('error' in answer) throw new Error(answer.error);
          return answer.result;
        }),
        async close() {
          child.kill();
          await gone;
        },
      };
    },
    close: () => Promise.resolve(),
  };
}
