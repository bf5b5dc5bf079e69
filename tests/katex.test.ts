import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { derivations } from '../chapters/07-backpropagation/derivations/list.ts';
import { equations } from '../chapters/07-backpropagation/equations.ts';
import type { Equation } from '../src/notation/equation.ts';
import { withChanges } from '../src/notation/printing/changes.ts';
import { sym } from '../src/notation/expression.ts';
import { symbols } from '../src/notation/traverse.ts';
import { tex, texOfStatement } from '../src/notation/printing/tex.ts';
import { typeset } from '../src/ui/text/katex.ts';

const all: readonly Equation[] = Object.values(equations);
const shape = (id: string): string => `[${id}]`;
const plain = { names: false };

const html = ({ statement }: Equation): string =>
  typeset(texOfStatement(statement, { shapes: true }), texOfStatement(statement, plain), {
    display: true,
    shape,
  });

const count = (text: string, pattern: RegExp): number => [...text.matchAll(pattern)].length;

describe.each(all)('$id', (equation) => {
  test('keeps every name and every shape', () => {
    const woven = texOfStatement(equation.statement, { shapes: true });
    const out = html(equation);
    expect(count(out, /data-term="/g)).toBe(count(woven, /\\term\{/g));
    expect(count(out, /data-shape="/g)).toBe(count(woven, /\\shape\{/g));
    for (const [, id, text] of out.matchAll(/data-shape="([^"]+)">([^<]*)</g))
      expect(text).toBe(shape(id!));
  });

  test('has a clean twin for those who listen or copy', () => {
    const [math = ''] = /<math[\s\S]*<\/math>/.exec(html(equation)) ?? [];
    expect(math).toMatch(/<m(?:row|i|sub|sup)/);
    expect(math).not.toMatch(/data-|annotation|\\term|\\shape|vphantom|underset|katex-error/);
  });

  test('has a name round no mere nucleus', () => {
    const woven = texOfStatement(equation.statement, { shapes: true });
    expect(afterTerms(woven).filter((next) => /[_^']/.test(next))).toEqual([]);
  });
});

test('the space before an operator stands outside the name', () => {
  const out = typeset('\\term{p}{p} - y', 'p - y');
  expect(out).toContain('<span class="mord mathnormal">p</span></span><span class="mspace"');
});

/** The character behind each `\term{…}{…}`. */
function afterTerms(woven: string): string[] {
  return [...woven.matchAll(/\\term\{[^}]*\}/g)].map(({ 0: head, index }) => {
    let depth = 0;
    let end = index + head.length;
    do {
      if (woven[end] === '{') depth++;
      if (woven[end] === '}') depth--;
      end++;
    } while (depth > 0);
    return woven[end] ?? '';
  });
}

describe.each(Object.values(derivations))('the derivation $id', ({ of, lines }) => {
  const woven = withChanges(lines.map(({ to }) => to));

  test('keeps every name and every mark of what changes', () => {
    for (const { line, changes } of woven) {
      const text = tex(line, { changes });
      const out = typeset(text, tex(line, plain), { display: true });
      expect(count(out, /data-term="/g)).toBe(count(text, /\\term\{/g));
      expect(count(out, /data-change="(come|gone|come gone)"/g)).toBe(count(text, /\\change\{/g));
      expect(afterTerms(text).filter((next) => /[_^']/.test(next))).toEqual([]);
    }
  });

  test('typesets its left sides and what is wrong', () => {
    const sides = lines.flatMap(({ of: left, wrong }) => [
      left ?? of,
      wrong?.of ?? of,
      wrong?.to ?? of,
    ]);
    for (const side of sides) {
      const names = typeset(tex(side), tex(side, plain)).includes('data-term');
      expect(names).toBe(symbols(side).length > 0);
    }
  });
});

describe('what is refused', () => {
  test.each([
    ['a name outside the vocabulary', '\\term{Q.l}{Q}'],
    ['another attribute', '\\htmlData{ref=W1}{W}'],
    ['a link', '\\href{/}{W}'],
    ['what KaTeX does not know', '\\weight'],
    ['a half-open brace', '\\frac{1}{'],
  ])('%s', (_, bad) => expect(() => typeset(bad, 'W')).toThrow());

  test('a shape that nobody gives', () => {
    const W = sym('W', 2);
    expect(() => typeset(tex(W, { shapes: true }), tex(W, plain))).toThrow(
      'no shape is given for W.2',
    );
  });
});

test('the style sheet is of the same KaTeX as the markup', () => {
  const css = readFileSync(
    new URL('../node_modules/katex/dist/katex.min.css', import.meta.url),
    'utf8',
  );
  const classes = new Set(
    all.flatMap((one) =>
      [...html(one).matchAll(/class="([^"]+)"/g)].flatMap(([, names]) => names!.split(' ')),
    ),
  );
  for (const name of ['katex-base', 'katex-strut', 'katex-sizing', 'mfrac', 'vlist-t']) {
    expect(classes).toContain(name);
    expect(css).toContain(`.${name}`);
  }
});
