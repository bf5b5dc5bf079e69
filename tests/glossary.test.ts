import { describe, expect, test } from 'vitest';
import { chapters } from '../src/app/chapters.ts';
import { listFile } from '../src/ui/text/meta.ts';
import { anchorOfTerm } from '../src/ui/text/Prose.tsx';
import { bodies } from './rendered-book.ts';

const all = await Promise.all(
  [...chapters].map(async ([folder, load]) => {
    const chapter = await load();
    if (!chapter.text) throw new Error(`${folder} has no text`);
    return [folder, chapter, await chapter.text()] as const;
  }),
);

/** The left side of the first formula, as it is read out. */
const leftSide = (html: string): string =>
  /<math[\s\S]*?<mo>[=←]<\/mo>/.exec(html)![0].replaceAll(/<[^>]*>/g, '');

describe.each(all)('the lists of %s', (_, { meta, equations }, { terms = {}, identities = {} }) => {
  const text = bodies.get(meta.file)!;
  const links = (page: 'glossary' | 'equations'): string[] =>
    [...bodies.get(listFile(meta, page))!.matchAll(/href="([^"#]+)#([^"]+)"/g)].flatMap(
      ([, file, id]) => (file === meta.file ? [id!] : []),
    );

  test('every term that the text introduces is in the glossary, and every entry is introduced', () => {
    const introduced = [...text.matchAll(/<dfn id="(term-[^"]+)"/g)].map(([, id]) => id!);
    const listed = Object.entries(terms)
      .filter(([, { at }]) => at === undefined)
      .map(([term]) => anchorOfTerm(term));
    expect(introduced.toSorted()).toEqual(listed.toSorted());
  });

  test('every entry leads to a place in the text', () => {
    const ids = links('glossary');
    expect(ids.length).toBeGreaterThanOrEqual(Object.keys(terms).length);
    for (const id of ids) expect(text, id).toContain(` id="${id}"`);
  });

  test('every numbered equation is listed, in the order of the text', () => {
    const ids = links('equations');
    expect(ids).toEqual([...Object.keys(equations), ...Object.keys(identities)]);
    const places = ids.map((id) => text.indexOf(` id="${id}"`));
    expect(places.every((place) => place > 0)).toBe(true);
    expect(places).toEqual(places.toSorted((a, b) => a - b));
  });

  test('every numbered equation is listed with the left side that it has in the text', () => {
    const list = bodies.get(listFile(meta, 'equations'))!;
    for (const id of Object.keys(equations)) {
      const place = list.indexOf(`href="${meta.file}#${id}"`);
      expect(leftSide(list.slice(place)), id).toBe(
        leftSide(text.slice(text.indexOf(` id="${id}"`))),
      );
    }
  });
});
