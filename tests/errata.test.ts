import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { errata } from '../chapters/07-backpropagation/errata/list.tsx';
import type { Erratum } from '../chapters/07-backpropagation/errata/erratum.ts';
import { bodies } from './rendered-book.ts';

/** Rows of the map that are slips: where in the chapter, and which lines of the source. */
const rows = [
  ...readFileSync('docs/source-map.md', 'utf8').matchAll(
    /^\| (E\d+) .*`chapter-7\.html#([^`]+)` .*`chapter-7-errata\.html#([^`]+)` *\| ([^|]+?) *\|$/gm,
  ),
].map(([, id, at, entry, lines]) => ({ id: id!, at: at!, entry: entry!, lines: lines! }));

const [chapter, list] = ['chapter-7.html', 'chapter-7-errata.html'].map((file) =>
  bodies.get(file)!,
);

test('every slip names the lines of the source, and leads to the place, that the map has', () => {
  expect(rows.map(({ id }) => id)).toEqual(Object.keys(errata));
  const ours = Object.entries<Erratum>(errata).map(([id, { at, lines }]) => ({
    id,
    at,
    entry: id,
    lines,
  }));
  expect(ours).toEqual(rows);
});

test('an entry of the list leads to its place, and shows its lines', () => {
  for (const { id, at, lines } of rows) {
    const [entry = ''] = new RegExp(`<div id="${id}">.*?</dd>`, 's').exec(list!) ?? [];
    const links = [...entry.matchAll(/href="chapter-7\.html#([^"]+)" data-place="">In the text/g)];
    expect(
      links.map(([, anchor]) => anchor),
      id,
    ).toEqual([at]);
    expect(entry, id).toContain(lines);
    expect(entry, id).toMatch(/data-correct=""><b>Correct:<\/b> ./);
  }
});

test('a note leads to its own entry of the list', () => {
  const notes = [...chapter!.matchAll(/<aside[^>]* id="note-(E\d+)".*?<\/aside>/gs)];
  expect(notes.length).toBeGreaterThan(10);
  for (const [note, id] of notes) {
    const links = [...note.matchAll(/href="chapter-7-errata\.html#([^"]+)"/g)];
    expect(
      links.map(([, anchor]) => anchor),
      id,
    ).toEqual([id]);
  }
});
