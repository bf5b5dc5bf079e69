import { FileError } from '../experiment/file-error.ts';

/** The value of a JSON text. Throws a FileError that names line and column, which browsers do not all tell. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    const { at, wanted } = faultIn(text);
    const before = text.slice(0, at).split('\n');
    const found = /^(?:[\w.+-]+|[^])/.exec(text.slice(at, at + 20))?.[0];
    throw new FileError(
      `not JSON: ${wanted} expected, ${found ? JSON.stringify(found) : 'the end'} found ` +
        `at line ${before.length}, column ${before.at(-1)!.length + 1}`,
    );
  }
}

const SPACE = /[ \t\r\n]*/y;
const TOKEN =
  /[{}[\]:,]|"(?:[^"\\\p{Cc}]|\\(?:["\\/bfnrt]|u[\da-fA-F]{4}))*"|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/uy;

type Wanted =
  'a value' | 'a value or ]' | 'a name in double quotes' | 'a name or }' | ':' | 'after';

/** The first place at which a text stops being JSON, and what could be there. */
function faultIn(text: string): { at: number; wanted: string } {
  const open: string[] = [];
  let wanted: Wanted = 'a value';
  for (let at = 0; ;) {
    at += match(SPACE, text, at).length;
    const token = match(TOKEN, text, at);
    const next = follow(wanted, token, open);
    if (!next) return { at, wanted: wanted === 'after' ? afterValue(open) : wanted };
    wanted = next;
    at += token.length;
  }
}

function follow(wanted: Wanted, token: string, open: string[]): Wanted | null {
  const closes = token !== '' && token === closing(open);
  if (closes && (wanted === 'after' || wanted.includes(' or '))) {
    open.pop();
    return 'after';
  }
  switch (wanted) {
    case ':':
      return token === ':' ? 'a value' : null;
    case 'after':
      if (token !== ',' || !open.length) return null;
      return closing(open) === '}' ? 'a name in double quotes' : 'a value';
    case 'a name in double quotes':
    case 'a name or }':
      return token.startsWith('"') ? ':' : null;
    default:
      if (token === '' || '}]:,'.includes(token)) return null;
      if (token !== '{' && token !== '[') return 'after';
      open.push(token);
      return token === '{' ? 'a name or }' : 'a value or ]';
  }
}

const closing = (open: readonly string[]): string =>
  open.length ? (open.at(-1) === '{' ? '}' : ']') : '';

const afterValue = (open: readonly string[]): string =>
  open.length ? `, or ${closing(open)}` : 'the end of the file';

function match(pattern: RegExp, text: string, at: number): string {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0] ?? '';
}

/** JSON with full precision, broken into lines down to `depth`; a list of numbers stays on one. */
export function formatJson(value: unknown, depth: number, indent = ''): string {
  if (typeof value !== 'object' || value === null) {
    return Object.is(value, -0) ? '-0' : JSON.stringify(value);
  }
  const [left, right] = Array.isArray(value) ? '[]' : '{}';
  const inner = `${indent}  `;
  const parts = Object.entries(value).map(([key, part]) => {
    const text = formatJson(part, depth - 1, inner);
    return Array.isArray(value) ? text : `${JSON.stringify(key)}: ${text}`;
  });
  const flat = depth <= 0 || (Array.isArray(value) && value.every((part) => !isNested(part)));
  if (flat) return `${left}${parts.join(', ')}${right}`;
  return `${left}\n${inner}${parts.join(`,\n${inner}`)}\n${indent}${right}`;
}

const isNested = (value: unknown): boolean => typeof value === 'object' && value !== null;
