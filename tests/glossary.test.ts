import { expect, test } from 'vitest';
import { equations } from '../chapters/07-backpropagation/equations.ts';
import { identities } from '../chapters/07-backpropagation/identities.ts';
import { terms, type GlossaryTerm } from '../chapters/07-backpropagation/pages/terms.ts';
import { render } from '../src/app/prerender.tsx';
import { anchorOfTerm } from '../src/ui/text/Prose.tsx';

const pages = new Map(render().map(({ file, body }) => [file, body]));
const [text, list, numbered] = [
  'chapter-7.html',
  'chapter-7-glossary.html',
  'chapter-7-equations.html',
].map((file) => pages.get(file)!);

test('every term that the text introduces is in the glossary, and every entry is introduced', () => {
  const introduced = [...text!.matchAll(/<dfn id="(term-[^"]+)"/g)].map(([, id]) => id!);
  const listed = Object.entries<GlossaryTerm>(terms)
    .filter(([, { at }]) => at === undefined)
    .map(([term]) => anchorOfTerm(term));
  expect(introduced.toSorted()).toEqual(listed.toSorted());
});

test('every entry leads to a place in the text', () => {
  const links = [...list!.matchAll(/href="chapter-7\.html#([^"]+)"/g)].map(([, id]) => id!);
  expect(links.length).toBeGreaterThanOrEqual(Object.keys(terms).length);
  for (const id of links) expect(text!, id).toContain(` id="${id}"`);
});

test('every numbered equation is listed, in the order of the text', () => {
  const ids = [...numbered!.matchAll(/href="chapter-7\.html#([^"]+)"/g)].map(([, id]) => id!);
  const all = [...Object.keys(equations), ...Object.keys(identities)];
  expect(ids).toEqual(all);
  const places = ids.map((id) => text!.indexOf(` id="${id}"`));
  expect(places.every((place) => place > 0)).toBe(true);
  expect(places).toEqual(places.toSorted((a, b) => a - b));
});
