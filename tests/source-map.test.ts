import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { errata } from '../chapters/07-backpropagation/errata/list.tsx';
import { pages } from './rendered-book.ts';

const map = readFileSync('docs/source-map.md', 'utf8');
const rows = [...map.matchAll(/^\| ([SE]\d+) .*$/gm)].map(([row, id]) => ({
  id: id!,
  places: [...row.matchAll(/`([\w-]+\.html)#([^`]+)`/g)].map(([, file, anchor]) => ({
    file: file!,
    anchor: anchor!,
  })),
}));

const ids = new Map<string, readonly string[]>(
  pages.map(({ file, body }) => [file, [...body.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id!)]),
);

const numbered = (letter: string, count: number): string[] =>
  Array.from({ length: count }, (_, n) => `${letter}${n + 1}`);

test('every item of the source has its place, once and in order', () => {
  expect(rows.map(({ id }) => id)).toEqual([...numbered('S', 79), ...numbered('E', 46)]);
});

test('every place exists', () => {
  const missing = rows.flatMap(({ id, places }) =>
    places.length === 0
      ? [id]
      : places.flatMap(({ file, anchor }) =>
          ids.get(file)?.includes(anchor) ? [] : [`${id}: ${file}#${anchor}`],
        ),
  );
  expect(missing).toEqual([]);
});

test('no page has two places of one name', () => {
  for (const all of ids.values()) expect(new Set(all).size).toBe(all.length);
});

test('every slip is in the list of errata, and says where in the chapter', () => {
  expect(Object.keys(errata)).toEqual(numbered('E', 46));
  for (const { at } of Object.values(errata)) expect(ids.get('chapter-7.html')).toContain(at);
});
