import type { Language } from './callee.ts';
import { numpyHelpers } from './helpers-numpy.ts';
import { typescriptHelpers } from './helpers-typescript.ts';

const COMMENT = /#.*|\/\/.*|\/\*[^]*?\*\/|"""[^]*?"""/g;

/** Definitions of what a piece of code calls, and of what these call in turn. */
export function helpersOf(source: string, language: Language): string[] {
  const helpers: Readonly<Record<string, string>> =
    language === 'numpy' ? numpyHelpers : typescriptHelpers;
  const names = Object.keys(helpers);
  const needed = new Set<string>();
  const look = (text: string): void => {
    for (const [word] of text.replaceAll(COMMENT, '').matchAll(/(?<![.\w])\w+/g)) {
      if (!names.includes(word) || needed.has(word)) continue;
      needed.add(word);
      look(helpers[word]!);
    }
  };
  look(source);
  return names.filter((name) => needed.has(name)).map((name) => helpers[name]!);
}
