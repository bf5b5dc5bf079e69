import { spawnSync } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { createRequire } from 'node:module';
import { delimiter, dirname, join } from 'node:path';
import { chromium as playwright } from 'playwright-core';

/** What the search asks of a machine. */
export interface Machine {
  readonly platform: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly root: boolean;
  /** Whether a file can be run. */
  runs(path: string): boolean;
  /** Where a command is on the PATH; null where it is not. */
  which(command: string): string | null;
  /** Where Playwright keeps, or would keep, a browser of its own. */
  managed(): string;
  /** Runs a command to its end, at most `minutes` long; whether it succeeded. */
  run(command: string, args: readonly string[], minutes: number): boolean;
}

/** Without a window first: it opens a page in less than half the time. */
const COMMANDS = [
  'chromium-headless-shell',
  'chromium',
  'chromium-browser',
  'google-chrome-stable',
  'google-chrome',
  'chrome',
  'microsoft-edge-stable',
  'microsoft-edge',
];

const ADVICE =
  'Install Chromium or Chrome (on Debian: apt-get install chromium-headless-shell), or run ' +
  '`npx playwright-core install chromium`, or set CHROMIUM_PATH to the executable of one.';

/**
 * A Chromium of this machine: the one that CHROMIUM_PATH names, else an installed one, else Playwright's own; null
 * where there is none. Throws where CHROMIUM_PATH names nothing that runs.
 */
export function findChromium(machine: Machine): string | null {
  const named = machine.env['CHROMIUM_PATH'];
  if (named) {
    if (machine.runs(named)) return named;
    throw new Error(`CHROMIUM_PATH is ${named}, which is no file that can be run. ${ADVICE}`);
  }
  for (const command of COMMANDS) {
    const path = machine.which(command);
    if (path) return path;
  }
  return [...usual(machine), machine.managed()].find((path) => machine.runs(path)) ?? null;
}

/** A Chromium, installed where there is none. Throws an error that says what to do where that fails. */
export function provideChromium(machine: Machine): string {
  const found = findChromium(machine);
  if (found) return found;
  machine.run(process.execPath, [PLAYWRIGHT, 'install', 'chromium'], 5);
  const downloaded = findChromium(machine);
  if (downloaded) return downloaded;
  if (machine.which('apt-get')) {
    apt(machine, ['update'], 3);
    for (const name of ['chromium-headless-shell', 'chromium']) {
      apt(machine, ['install', '-y', name], 10);
      const installed = findChromium(machine);
      if (installed) return installed;
    }
  }
  throw new Error(
    `The page tests need a Chromium; none was found and none could be installed. ${ADVICE}`,
  );
}

export function apt(
  machine: Pick<Machine, 'root' | 'run'>,
  args: readonly string[],
  minutes: number,
): void {
  if (machine.root) machine.run('apt-get', args, minutes);
  else machine.run('sudo', ['-n', 'apt-get', ...args], minutes);
}

/** Where browsers are that are not on the PATH. */
function usual({ platform, env }: Machine): string[] {
  if (platform === 'darwin') {
    const apps = ['Chromium', 'Google Chrome', 'Microsoft Edge'];
    return ['', env['HOME'] ?? ''].flatMap((home) =>
      apps.map((app) => `${home}/Applications/${app}.app/Contents/MacOS/${app}`),
    );
  }
  if (platform === 'win32') {
    const folders = ['ProgramFiles', 'ProgramFiles(x86)', 'LOCALAPPDATA'];
    const files = [
      'Chromium\\Application\\chrome.exe',
      'Google\\Chrome\\Application\\chrome.exe',
      'Microsoft\\Edge\\Application\\msedge.exe',
    ];
    return folders.flatMap((name) => {
      const folder = env[name];
      return folder ? files.map((file) => `${folder}\\${file}`) : [];
    });
  }
  return ['/opt/google/chrome/chrome', '/snap/bin/chromium'];
}

const PLAYWRIGHT = join(
  dirname(createRequire(import.meta.url).resolve('playwright-core/package.json')),
  'cli.js',
);

const runs = (path: string): boolean => {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
};

export const thisMachine: Machine = {
  platform: process.platform,
  env: process.env,
  root: process.getuid?.() === 0,
  runs,
  which: (command) =>
    (process.env['PATH'] ?? '')
      .split(delimiter)
      .filter((folder) => folder !== '')
      .map((folder) => join(folder, process.platform === 'win32' ? `${command}.exe` : command))
      .find(runs) ?? null,
  managed: () => playwright.executablePath(),
  run: (command, args, minutes) =>
    spawnSync(command, args, {
      timeout: minutes * 60_000,
      stdio: ['ignore', 'inherit', 'inherit'],
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    }).status === 0,
};
