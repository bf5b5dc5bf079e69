import type { Language } from '../notation/code/callee.ts';
import type { NestedNumbers } from '../experiment/experiment.ts';

/** Columns of a page of code: PEP 8, and Prettier's own. */
const WIDTH = { numpy: 79, typescript: 80 } as const;

/** A number in full precision, as a float in every language. */
function float(value: number): string {
  const text = Object.is(value, -0) ? '-0' : String(value);
  return /^-?\d+$/.test(text) ? `${text}.0` : text;
}

/** Rows of numbers in full precision between brackets, broken into lines where they are many or long. */
export function literal(rows: NestedNumbers, language: Language): string {
  const width = WIDTH[language];
  const tab = language === 'numpy' ? '    ' : '  ';
  const write = language === 'numpy' ? float : (value: number) => float(value).replace(/\.0$/, '');
  /** With room for what is before the first line, or for the comma after another. */
  const fits = (text: string, indent: string): boolean =>
    !text.includes('\n') && indent.length + text.length + (indent ? 1 : 20) <= width;
  const list = (row: readonly number[], indent: string): string => {
    const words = row.map(write);
    const flat = `[${words.join(', ')}]`;
    if (fits(flat, indent)) return flat;
    return `[\n${filledLines(words, indent + tab, width)}\n${indent}]`;
  };
  const nest = (part: NestedNumbers, indent: string): string => {
    if (typeof part === 'number') return write(part);
    if (typeof part[0] === 'number') return list(part as readonly number[], indent);
    const inner = indent + tab;
    const lists = part.map((one) => nest(one, inner));
    const flat = `[${lists[0]}]`;
    return lists.length === 1 && fits(flat, indent)
      ? flat
      : `[\n${lists.map((text) => `${inner}${text},`).join('\n')}\n${indent}]`;
  };
  return nest(rows, '');
}

/** Words with commas, as many a line as there is room for. */
export function filledLines(words: readonly string[], indent: string, width: number): string {
  const lines = [indent];
  words.forEach((word, n) => {
    const text = n < words.length - 1 ? `${word},` : word;
    const last = lines.at(-1)!;
    const next = last === indent ? last + text : `${last} ${text}`;
    if (next.length > width && last !== indent) lines.push(indent + text);
    else lines[lines.length - 1] = next;
  });
  return lines.join('\n');
}
