import type { ListedLanguage } from './callee.ts';
import { numpyHelpers } from './helpers-numpy.ts';
import { pytorchHelpers } from './helpers-pytorch.ts';
import { typescriptHelpers } from './helpers-typescript.ts';

const COMMENT = /#.*|\/\/.*|\/\*[^]*?\*\/|"""[^]*?"""/g;

const all: Readonly<Record<ListedLanguage, Readonly<Record<string, string>>>> = {
  numpy: numpyHelpers,
  pytorch: pytorchHelpers,
  typescript: typescriptHelpers,
};

/** Definitions of what a piece of code calls, and of what these call in turn. */
export function helpersOf(source: string, language: ListedLanguage): string[] {
  const helpers = all[language];
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
