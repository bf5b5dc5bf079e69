import { definedBy, type Glossary } from '../../notation/glossary.ts';
import { parseKey } from '../../notation/symbol.ts';

/**
 * The rule that every symbol, letter and sign of a chapter is defined where it first appears: in the paragraph or
 * figure of its first appearance, or before. Read from the HTML, so that nothing that the page shows is missed.
 */

/** Signs that no one may take for granted, by the names of the glossary; null for those that the book has no name for. */
const signs: Readonly<Record<string, string | null>> = {
  '⊙': 'hadamard',
  '∂': 'partial',
  Σ: 'sum',
  '∑': 'sum',
  ᵀ: 'transpose',
  '←': 'assign',
  σ: 'activation',
  '∝': null,
  '‖': null,
  '⊗': null,
  '∇': null,
};
const SIGNS = new RegExp(`[${Object.keys(signs).join('')}]`, 'gu');

const ATTRIBUTE = / ([\w-]+)="([^"]*)"/g;

/** MathML twins, tags, text. */
const PIECES = /<math[\s\S]*?<\/math>|<[^>]*>|[^<]+/g;

/** Throws an Error that names what is undefined, and the section in which it is. */
export function checkDefinitions(html: string, glossary: Glossary): void {
  const faults = new Set<string>();
  const defined = new Set<string>();
  let section = 'the head';
  let block: { tag: string; used: string[] } | null = null;
  const met = new Set<string>();
  const check = (name: string): void => {
    if (defined.has(name) || met.has(name)) return;
    met.add(name);
    if (!(name in glossary)) faults.add(`${name} in ${section} has no entry in the glossary`);
    else faults.add(`${name} is used in ${section} before it is defined`);
  };
  for (const [piece] of html.matchAll(PIECES)) {
    if (piece.startsWith('<math')) continue;
    const { tag, get } = read(piece);
    if (tag === 'section') section = get('id') ?? section;
    if (tag === 'p' || tag === 'figure') block ??= { tag, used: [] };
    if (block && tag === `/${block.tag}`) {
      block.used.forEach(check);
      block = null;
    }
    for (const name of get('data-defines')?.split(' ') ?? []) {
      if (defined.has(name)) faults.add(`${name} is defined twice, again in ${section}`);
      if (!(name in glossary)) faults.add(`${name} is defined in ${section}, not in the glossary`);
      defined.add(name);
    }
    const used = tag === null ? signsIn(piece) : namesIn(get);
    if (block) block.used.push(...used);
    else used.forEach(check);
  }
  for (const name of Object.keys(glossary)) {
    if (!defined.has(name)) faults.add(`${name} of the glossary is nowhere defined in the text`);
  }
  if (faults.size) throw new Error([...faults].join('; '));
}

type Get = (attribute: string) => string | undefined;

/** Name of a tag, null for text, and its attributes. */
function read(piece: string): { tag: string | null; get: Get } {
  const tag = /^<(\/?\w+)/.exec(piece)?.[1] ?? null;
  if (tag === null) return { tag, get: () => undefined };
  const attributes = new Map<string, string>();
  for (const [, name, value] of piece.matchAll(ATTRIBUTE)) attributes.set(name!, value!);
  return { tag, get: (name) => attributes.get(name) };
}

/** A layer in a term is a superscript; the glyphs of a live symbol stand for its tensor. */
function namesIn(get: Get): string[] {
  const [term, name] = [get('data-term'), get('data-name')];
  const live = get('class')?.startsWith('maths-name') ? (get('data-ref') ?? get('data-of')) : null;
  return [
    ...(term ? [definedBy(term), ...(term.includes('.') ? ['superscript'] : [])] : []),
    ...(name ? [name] : []),
    ...(live ? [parseKey(live).id] : []),
  ];
}

const signsIn = (text: string): string[] =>
  (text.match(SIGNS) ?? []).map((sign) => signs[sign] ?? `the sign ${sign}`);
