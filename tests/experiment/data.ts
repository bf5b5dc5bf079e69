import { readFileSync } from 'node:fs';
import type { DataSet, Drawing, SetName } from '../../src/experiment/data/set.ts';
import { drawPlane } from '../../src/experiment/data/synthetic.ts';
import { parseBundled, bundled } from '../../src/experiment/data/bundled.ts';

/** The text of a file that the book is served with. */
export const fileOf = (name: keyof typeof bundled): string =>
  readFileSync(new URL(`../../public/data/${name}.csv`, import.meta.url), 'utf8');

const parsed = new Map<string, DataSet>();

/** A set of the book, from its file where it is in one. */
export function setOf(name: SetName, seed: number, drawing?: Drawing): DataSet {
  switch (name) {
    case 'iris':
    case 'wine':
    case 'digits': {
      const set = parsed.get(name) ?? parseBundled(bundled[name], fileOf(name));
      parsed.set(name, set);
      return set;
    }
    default:
      return drawPlane(name, seed, drawing);
  }
}
