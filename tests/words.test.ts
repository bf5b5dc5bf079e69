import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseSync } from 'vite';
import { describe, expect, test } from 'vitest';
import { pages } from './rendered-book.ts';

/** What the book does not write, and what it writes instead. */
const avoided: readonly (readonly [pattern: RegExp, instead: string])[] = [
  [/\bnoughts?\b/i, '0, zero'],
  [/\bat hand\b/i, 'current'],
  [/\bsquash/i, 'activation function, maps into (0, 1)'],
  [/\bweigh(s|ed)?\b/i, 'multiply by the weights, weighted sum'],
  [/\bblame/i, 'gradient'],
  [/\bshares? (of|in) the (error|loss|gradient)\b/i, 'gradient, contribution'],
  [/\bbend(s|ing)?\b|\bbent\b/i, 'change, edit'],
  [/\bbets?\b/i, 'prediction'],
  [/(?<!main )\bthreads?\b/i, 'gradient path'],
  [/\bin the hand\b|\bhas its say\b/i, 'preview, is included'],
  [/\btaken for\b/i, 'predicted as'],
  [/\bright \d+ ?%/i, 'accuracy 92 %'],
  [/\bpinn?(s|ed|ing)?\b/i, 'show numbers'],
  [/\b(stands|stood)\b(?! for\b)/i, 'is, appears'],
  [
    /(?<!multipl(y|ies) the )\b(gradients?|derivatives?|loss) by (the|an?|it|its|them|every|each|what|one)\b(?! (central )?differences?)/i,
    'with respect to',
  ],
  [/\bby (the|a) logits?\b/i, 'with respect to the logits'],
  [/\bturned? (kernel|by 180)/i, 'rotated'],
  [/(?<!-)\bcolors?\b(?!-)|\bneighbors?\b|\bgray\b/i, 'colour, neighbour, grey'],
  [/\w(tandard|ormal|nitial|ptim|ecogn)is(e|ed|es|ing|ation)\b/i, '-ize'],
];

const found = (text: string): string[] =>
  avoided.flatMap(([pattern, instead]) => {
    const match = pattern.exec(text);
    if (!match) return [];
    const around = text.slice(Math.max(0, match.index - 40), match.index + 60);
    return [`“${match[0]}” in “…${around.replaceAll(/\s+/g, ' ')}…”: write ${instead}`];
  });

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"' };
const decoded = (html: string): string =>
  html
    .replaceAll(/&#x([0-9a-f]+);/gi, (_, code: string) => String.fromCodePoint(parseInt(code, 16)))
    .replaceAll(/&(\w+);/g, (entity, name: string) => ENTITIES[name] ?? entity);

/** What a page shows, and what it says of its parts. */
function textsOf(html: string): string[] {
  const bare = html.replaceAll(/<(script|style|svg|math)\b.*?<\/\1>/gs, ' ');
  const said = [...html.matchAll(/ (?:aria-label|title|alt|placeholder)="([^"]*)"/g)];
  const shown = bare.split(/<\/?(?:p|li|h\d|dd|dt|td|th|figcaption|button|div|section)\b[^>]*>/);
  return [
    ...said.map(([, words]) => words!),
    ...shown.map((part) => part.replaceAll(/<[^>]+>/g, '')),
  ].map(decoded);
}

/** Texts of more than a word, and comments, of a module. */
function wordsOf(file: string): string[] {
  const { program, comments } = parseSync(file, readFileSync(file, 'utf8'));
  const words = comments.map(({ value }) => value.replaceAll(/\n\s*\*/g, ' '));
  const visit = (node: unknown): void => {
    if (Array.isArray(node)) return node.forEach(visit);
    if (typeof node !== 'object' || node === null) return;
    const { type, value } = node as { readonly type?: string; readonly value?: unknown };
    if (type?.startsWith('Import')) return;
    const text =
      type === 'TemplateElement' ? (value as { readonly cooked?: string | null }).cooked : value;
    if (typeof text === 'string' && /\s/.test(text.trim())) words.push(text);
    for (const child of Object.values(node)) visit(child);
  };
  visit(program);
  return words;
}

const filesIn = (folder: string, name: RegExp): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => name.test(file))
    .map((file) => join(folder, file));

describe('plain words', () => {
  test.each(pages.map(({ file, body }) => [file, body] as const))('on %s', (_, body) => {
    expect(textsOf(body).flatMap(found)).toEqual([]);
  });

  test.each([['src'], ['chapters'], ['kernels']])('in the texts and comments of %s', (folder) => {
    const files = filesIn(folder, /\.tsx?$/);
    expect(files.length).toBeGreaterThan(5);
    const wrong = files.flatMap((file) =>
      wordsOf(file)
        .flatMap(found)
        .map((words) => `${file}: ${words}`),
    );
    expect(wrong).toEqual([]);
  });

  test.each(['README.md', 'CONTRIBUTING.md', ...filesIn('docs', /\.md$/)])('in %s', (file) => {
    expect(found(readFileSync(file, 'utf8'))).toEqual([]);
  });

  test('are found where they are avoided', () => {
    expect(found('The network at hand starts at nought.')).toHaveLength(2);
    expect(found('∂L/∂z is the gradient of the loss by the logits')).toHaveLength(2);
    expect(
      textsOf('<p>the <b>blame</b></p><i aria-label="a bet"></i>').flatMap(found),
    ).toHaveLength(2);
  });
});

describe('chapter 7', () => {
  const chapter = pages.find(({ file }) => file === 'chapter-7.html')!.body;
  const text = textsOf(chapter).join(' ').replaceAll(/\s+/g, ' ').toLowerCase();

  test.each([
    'Hadamard product',
    'outer product',
    'with respect to',
    'element-wise',
    'scalar',
    'vector',
    'feed-forward network',
    'fully connected',
    'stochastic gradient descent',
    'epoch',
    'floating point',
    'NaN',
    'overflow',
    'underflow',
    'exploding gradients',
    'vanishing gradients',
    'weight initialization',
    'computational graph',
    'automatic differentiation',
    'vector–Jacobian product',
    'dynamic programming',
    'mini-batch',
    'saturated',
  ])('uses the term %s', (term) => {
    expect(text).toContain(term.toLowerCase());
  });

  test('prints powers of ten in sentences as 10 with an exponent', () => {
    const sentences = [...chapter.matchAll(/<(p|li|figcaption)\b[^>]*>(.*?)<\/\1>/gs)];
    for (const [, , inner] of sentences) {
      expect(inner!.replaceAll(/<(code|svg)\b.*?<\/\1>|<[^>]+>/gs, '')).not.toMatch(/\d\.\de[−\d]/);
    }
  });
});
