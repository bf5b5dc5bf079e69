import { spawnSync } from 'node:child_process';
import { apt, thisMachine, type Machine } from './pages/chromium.ts';

/** What the search for a Python asks of a machine. */
export interface PythonMachine extends Pick<Machine, 'env' | 'root' | 'which' | 'run'> {
  /** Whether a Python runs and has NumPy. */
  hasNumpy(python: string): boolean;
}

const ADVICE =
  'Install NumPy (on Debian and Ubuntu: apt-get install python3-numpy; elsewhere: ' +
  'python3 -m pip install numpy), or set PYTHON to a Python that has it.';

/** The first Python with NumPy: the one that PYTHON names, else of the PATH, else the system's own; null for none. */
export const findPython = ({ env, hasNumpy }: PythonMachine): string | null =>
  [env['PYTHON'], 'python3', '/usr/bin/python3', 'python'].find(
    (python) => python !== undefined && python !== '' && hasNumpy(python),
  ) ?? null;

/** A Python with NumPy, installed where there is none. Throws an error that says what to do where that fails. */
export function providePython(machine: PythonMachine): string {
  const found = findPython(machine);
  if (found) return found;
  if (machine.which('apt-get')) {
    apt(machine, ['update'], 3);
    apt(machine, ['install', '-y', 'python3-numpy'], 10);
  }
  const installed = findPython(machine);
  if (installed) return installed;
  throw new Error(
    `Saved scripts are run with NumPy; no Python has it and it could not be installed. ${ADVICE}`,
  );
}

export const withPython: PythonMachine = {
  ...thisMachine,
  hasNumpy: (python) => spawnSync(python, ['-c', 'import numpy'], { stdio: 'ignore' }).status === 0,
};
