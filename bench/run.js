// Installs what the bench measures against where it is missing, then runs main.ts.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { runnerImport } from 'vite';

const bench = fileURLToPath(new URL('.', import.meta.url));

if (!existsSync(`${bench}node_modules`)) {
  const { status } = spawnSync('npm', ['ci'], { cwd: bench, stdio: 'inherit', shell: true });
  if (status !== 0) process.exit(status ?? 1);
}

const { module } = await runnerImport(`${bench}main.ts`, { root: bench, configFile: false });
await module.main(process.argv.slice(2));
