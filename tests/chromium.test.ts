import { describe, expect, test } from 'vitest';
import { findChromium, provideChromium, type Machine } from './pages/chromium.ts';

const MANAGED = '/cache/playwright/chrome';

/** A machine that has these files and commands, and on which commands do what `run` says. */
function machine({
  files = [],
  commands = [],
  env = {},
  platform = 'linux',
  root = true,
  run = () => false,
}: Partial<Pick<Machine, 'env' | 'platform' | 'root'>> & {
  readonly files?: string[];
  readonly commands?: string[];
  readonly run?: (line: string, files: string[], commands: string[]) => boolean;
}): Machine & { readonly log: string[] } {
  const log: string[] = [];
  return {
    log,
    platform,
    env,
    root,
    runs: (path) => files.includes(path),
    which: (command) => (commands.includes(command) ? `/usr/bin/${command}` : null),
    managed: () => MANAGED,
    run(command, args) {
      const line = [command === process.execPath ? 'node' : command, ...args].join(' ');
      log.push(line.replace(/\S*playwright-core\S*cli\.js/, 'playwright-core'));
      return run(log.at(-1)!, files, commands);
    },
  };
}

describe('where a Chromium is found', () => {
  test('CHROMIUM_PATH goes before everything', () => {
    const env = { CHROMIUM_PATH: '/opt/mine' };
    const here = machine({ env, files: ['/opt/mine', MANAGED], commands: ['chromium'] });
    expect(findChromium(here)).toBe('/opt/mine');
  });

  test('the one without a window goes before the one with it', () => {
    const here = machine({ commands: ['chromium', 'chromium-headless-shell'] });
    expect(findChromium(here)).toBe('/usr/bin/chromium-headless-shell');
  });

  test('CHROMIUM_PATH that names nothing is an error, not passed over', () => {
    const here = machine({ env: { CHROMIUM_PATH: '/opt/gone' }, commands: ['chromium'] });
    expect(() => findChromium(here)).toThrow('CHROMIUM_PATH is /opt/gone');
  });

  test('the PATH goes before usual places, and these before Playwright’s own', () => {
    const chrome = '/opt/google/chrome/chrome';
    const all = { files: [MANAGED, chrome], commands: ['google-chrome', 'chromium'] };
    expect(findChromium(machine(all))).toBe('/usr/bin/chromium');
    expect(findChromium(machine({ ...all, commands: ['google-chrome'] }))).toBe(
      '/usr/bin/google-chrome',
    );
    expect(findChromium(machine({ ...all, commands: [] }))).toBe(chrome);
    expect(findChromium(machine({ files: [MANAGED] }))).toBe(MANAGED);
    expect(findChromium(machine({}))).toBeNull();
  });

  test.each([
    ['darwin', {}, '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'],
    ['darwin', { HOME: '/Users/x' }, '/Users/x/Applications/Chromium.app/Contents/MacOS/Chromium'],
    [
      'win32',
      { ProgramFiles: 'C:\\Program Files' },
      'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
    ],
  ])('usual places of %s', (platform, env, file) => {
    expect(findChromium(machine({ platform, env, files: [file] }))).toBe(file);
  });
});

describe('a machine without a Chromium', () => {
  const download = 'node playwright-core install chromium';
  const shell = 'chromium-headless-shell';

  test('nothing is installed where there is one', () => {
    const here = machine({ commands: ['chromium', 'apt-get'] });
    expect(provideChromium(here)).toBe('/usr/bin/chromium');
    expect(here.log).toEqual([]);
  });

  test('Playwright’s download is tried first', () => {
    const here = machine({
      commands: ['apt-get'],
      run: (line, files) => line === download && files.push(MANAGED) > 0,
    });
    expect(provideChromium(here)).toBe(MANAGED);
    expect(here.log).toEqual([download]);
  });

  test.each([
    [true, 'apt-get'],
    [false, 'sudo -n apt-get'],
  ])('then Debian’s package, root: %s', (root, apt) => {
    const here = machine({
      root,
      commands: ['apt-get'],
      run: (line, _, commands) => line === `${apt} install -y ${shell}` && commands.push(shell) > 0,
    });
    expect(provideChromium(here)).toBe(`/usr/bin/${shell}`);
    expect(here.log).toEqual([download, `${apt} update`, `${apt} install -y ${shell}`]);
  });

  test('or the one with a window, where Debian is too old to have another', () => {
    const here = machine({
      commands: ['apt-get'],
      run: (line, _, commands) =>
        line === 'apt-get install -y chromium' && commands.push('chromium') > 0,
    });
    expect(provideChromium(here)).toBe('/usr/bin/chromium');
    expect(here.log.slice(2)).toEqual([
      `apt-get install -y ${shell}`,
      'apt-get install -y chromium',
    ]);
  });

  test.each([[['apt-get']], [[]]])('an error says what to do where all fails: %j', (commands) => {
    expect(() => provideChromium(machine({ commands }))).toThrow(/CHROMIUM_PATH to the executable/);
  });
});
