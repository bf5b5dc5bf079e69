import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, sep } from 'node:path';
import { describe, expect, it } from 'vitest';

/** From the lowest to the highest: a file imports from its own folder and from those before it in this list. */
const FOLDERS = [
  'src/tensor',
  'src/notation',
  'src/engine',
  'src/ops',
  'src/layers',
  'src/experiment',
  'src/training',
  'src/state',
  'src/practice',
  'src/linking',
  'src/persistence',
  'src/export',
  'src/draw',
  'src/ui',
  'chapters',
  'src/app',
];

/** Folders that see less than what is before them: the highest that they may import from. */
const UP_TO: Readonly<Record<string, string>> = { 'src/draw': 'src/engine' };

/** Where each package is used. */
const PACKAGES: Readonly<Record<string, readonly string[]>> = {
  d3: ['src/tensor/random.ts', 'src/experiment/', 'src/draw/'],
  zustand: ['src/training/', 'src/state/', 'src/ui/'],
  valibot: ['src/persistence/', 'src/export/'],
  katex: ['src/ui/text/katex.ts'],
  react: ['src/ui/', 'chapters/', 'src/app/'],
  'react-dom': ['src/ui/', 'src/app/'],
  vite: ['src/app/'],
  '@resvg': ['src/app/'],
  'subset-font': ['src/app/'],
  node: ['src/app/'],
};

interface Import {
  readonly from: string;
  /** A file of the house, or a package. */
  readonly to: string;
}

const IMPORT =
  /\b(?:from|import|typeof import\()\s*'([^'\n]+)'|\bimport\(\s*'([^'\n]+)'|\bnew URL\(\s*'(\.[^'\n]+\.ts)'/g;

/** Every import of a text, those of types alone included. */
function importsIn(from: string, text: string): Import[] {
  return [...text.matchAll(IMPORT)].map(([, fixed, lazy, worker]) => {
    const target = (fixed ?? lazy ?? worker)!;
    const to = target.startsWith('.') ? join(dirname(from), target).replaceAll(sep, '/') : target;
    return { from, to };
  });
}

const filesIn = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/.test(file))
    .map((file) => join(folder, file).replaceAll(sep, '/'));

const files = ['src', 'chapters'].flatMap(filesIn);
const imports = files.flatMap((file) => importsIn(file, readFileSync(file, 'utf8')));

const levelOf = (file: string): number => FOLDERS.findIndex((name) => file.startsWith(`${name}/`));

/** What is wrong with an import, in words; null where nothing is. */
function faultOf({ from, to }: Import): string | null {
  const level = levelOf(from);
  if (level < 0) return `${from} stands in no folder of the list`;
  if (/^(?:src|chapters)\//.test(to)) {
    const target = levelOf(to);
    const most = FOLDERS.indexOf(UP_TO[FOLDERS[level]!] ?? FOLDERS[level]!);
    return target === level || target <= most ? null : `${from} imports upwards from ${to}`;
  }
  if (to.startsWith('virtual:')) return null;
  const used = to.startsWith('node:') ? 'node' : to.split('/')[0]!;
  const places = PACKAGES[used] ?? [];
  return places.some((place) => from.startsWith(place)) ? null : `${from} uses ${used}`;
}

/** Circles of imports, each as its files in turn. */
function circlesIn(edges: readonly Import[]): string[] {
  const targets = new Map<string, string[]>();
  for (const { from, to } of edges) targets.set(from, [...(targets.get(from) ?? []), to]);
  const state = new Map<string, 'open' | 'done'>();
  const path: string[] = [];
  const circles: string[] = [];
  const visit = (file: string): void => {
    if (state.get(file) === 'done') return;
    if (state.get(file) === 'open') {
      circles.push([...path.slice(path.indexOf(file)), file].join(' → '));
      return;
    }
    state.set(file, 'open');
    path.push(file);
    for (const to of targets.get(file) ?? []) visit(to);
    path.pop();
    state.set(file, 'done');
  };
  for (const file of targets.keys()) visit(file);
  return circles;
}

describe('The house', () => {
  it('imports only downwards, and each package where it belongs', () => {
    expect(imports.length).toBeGreaterThan(1000);
    expect(imports.map(faultOf).filter((fault) => fault !== null)).toEqual([]);
  });

  it('has no circle of imports, types and what is fetched later included', () => {
    expect(circlesIn(imports)).toEqual([]);
  });

  it('has no folder of more than twenty files', () => {
    const sizes = new Map<string, number>();
    for (const file of files) sizes.set(dirname(file), (sizes.get(dirname(file)) ?? 0) + 1);
    // Exercises are a list, a file each, that nothing but the glob of its chapter names.
    const crowded = [...sizes]
      .filter(([name, size]) => size > 20 && !name.endsWith('/exercises'))
      .map(([name]) => name);
    expect(crowded).toEqual([]);
  });

  it('replaces a module only in tests that run alone', () => {
    const mocking = filesIn('tests').filter((file) =>
      /\bvi\s*\.(?:do)?mock\(/i.test(readFileSync(file, 'utf8')),
    );
    expect(mocking.length).toBeGreaterThan(0);
    expect(mocking.filter((file) => !/\.alone\.test\.tsx?$/.test(file))).toEqual([]);
  });

  it('finds what it looks for', () => {
    const text = `
      import type { Scene } from '../state/scene.ts';
      import {
        type Trace,
      } from './trace.ts';
      export { at } from '../tensor/tensor.ts';
      import 'd3';
      const later = () => import('../ui/Stage.tsx');
      type Page = typeof import('../app/prerender.tsx');
      new Worker(new URL('./worker.ts', import.meta.url));
    `;
    const found = importsIn('src/engine/run.ts', text);
    expect(found.map(({ to }) => to)).toEqual([
      'src/state/scene.ts',
      'src/engine/trace.ts',
      'src/tensor/tensor.ts',
      'd3',
      'src/ui/Stage.tsx',
      'src/app/prerender.tsx',
      'src/engine/worker.ts',
    ]);
    const wrong = found.filter((one) => faultOf(one) !== null).map(({ to }) => to);
    expect(wrong).toEqual([
      'src/state/scene.ts',
      'd3',
      'src/ui/Stage.tsx',
      'src/app/prerender.tsx',
    ]);
    const edge = (from: string, to: string): Import => ({ from, to });
    expect(circlesIn([edge('a', 'b'), edge('b', 'c'), edge('c', 'a'), edge('c', 'd')])).toEqual([
      'a → b → c → a',
    ]);
    expect(faultOf(edge('src/draw/plot.ts', 'src/state/store.ts'))).not.toBeNull();
    expect(faultOf(edge('src/elsewhere/plot.ts', 'src/state/store.ts'))).not.toBeNull();
    expect(faultOf(edge('src/ui/stage/Stage.tsx', 'katex'))).not.toBeNull();
  });
});
