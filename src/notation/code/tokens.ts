import type { Named } from '../expression.ts';
import { keyOf } from '../symbol.ts';

/** A run of code; `key` is the tensor that it names, null for signs and words of the language. */
export interface Token {
  readonly text: string;
  readonly key: string | null;
}

export type Code = readonly Token[];

/** Code from a template: what is put in stays code, names and all. */
export const line = (strings: TemplateStringsArray, ...parts: readonly (Code | string)[]): Code =>
  strings.flatMap((text, n) => [...plain(text), ...codeOf(parts[n] ?? '')]);

const codeOf = (part: Code | string): Code => (typeof part === 'string' ? plain(part) : part);

const plain = (text: string): Code => (text ? [{ text, key: null }] : []);

/** A tensor by its name in the vocabulary. Throws a RangeError for a layer that is still a letter. */
export function nameOf({ sym }: Named): Code {
  const key = keyOf(sym);
  return [{ text: key, key }];
}

export const joined = (parts: readonly Code[], between: string): Code =>
  parts.flatMap((part, n) => (n ? [...plain(between), ...part] : part));

export const textOf = (code: Code): string => code.map(({ text }) => text).join('');
