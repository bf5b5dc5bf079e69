import { parts, transpose } from './expression.ts';
import type { Expr, Index, Named, Signed, Statement } from './expression.ts';
import { functions } from './functions.ts';
import { print } from './number.ts';
import { describe, differentiated, showLayer, termOf, type Layer } from './symbol.ts';

/**
 * TeX with the names woven in: `\term{W.l}{W^{l}}` round every symbol, scripts and all, since a name round only the
 * nucleus of a script would move it. With `shapes`, `\shape{W.l}` stands under each whole symbol.
 */
export function tex(expr: Expr, options: TexOptions = {}): string {
  return write(expr, options);
}

export interface TexOptions {
  /** Leave room for the shape under every whole symbol. */
  readonly shapes?: boolean;
  /** Weave the names in; default true. */
  readonly names?: boolean;
}

export function texOfStatement(statement: Statement, options: TexOptions = {}): string {
  const sign = statement.assigns ? '\\leftarrow' : '=';
  const [first, ...more] = statement.rhs.map((expr) => write(expr, options));
  const lhs = texOfLhs(statement, options);
  if (more.length === 0) return `${lhs} ${sign} ${first}`;
  const lines = more.map((form) => `&${sign} ${form}`);
  return `\\begin{aligned} ${lhs} &${sign} ${first} \\\\[6pt] ${lines.join(' \\\\[6pt] ')} \\end{aligned}`;
}

const texOfLhs = ({ lhs, transposed }: Statement, options: TexOptions): string =>
  write(transposed ? transpose(lhs) : lhs, options);

function write(expr: Expr, options: TexOptions): string {
  const go = (part: Expr): string => write(part, options);
  const group = (part: Expr, ...kinds: Expr['kind'][]): string =>
    kinds.includes(part.kind) ? bracket(part, go(part)) : go(part);
  switch (expr.kind) {
    case 'symbol':
      return shaped(expr, texOfSymbol(expr, options), options);
    case 'number':
      return print(expr.value).replace('−', '-');
    case 'kronecker':
      return `\\delta_{${expr.indices.map(shownIndex).join('')}}`;
    case 'product':
      return expr.factors.map((part) => group(part, 'sum', 'hadamard')).join('\\,');
    case 'hadamard':
      return expr.factors.map((part) => group(part, 'product', 'sum')).join(' \\odot ');
    case 'transpose':
      return transposed(expr.of, options);
    case 'sum':
      return expr.terms.map((term, n) => texOfTerm(term, n === 0, group)).join(' ');
    case 'sumOver':
      return `\\sum_{${expr.index}} ${group(expr.of, 'sum')}`;
    case 'overBatch':
      return go(expr.of);
    case 'fraction': {
      const inside = { ...options, shapes: false };
      return `\\frac{${write(expr.over, inside)}}{${write(expr.under, inside)}}`;
    }
    case 'apply':
      return texOfApplication(expr.name === 'exp' ? 'exp' : functions[expr.name].tex, expr.to, go);
    case 'jacobian': {
      const [of, by] = [texOfSymbol(expr.of, options), texOfSymbol(expr.by, options)];
      const text = `\\frac{\\partial ${of}}{\\partial ${by}}`;
      const whole = options.shapes && !expr.of.at;
      return whole ? over(`${termOf(expr.of.sym)}/${termOf(expr.by.sym)}`, text) : text;
    }
  }
}

function texOfTerm(
  { sign, of }: Signed,
  first: boolean,
  group: (part: Expr, ...kinds: Expr['kind'][]) => string,
): string {
  const text = sign < 0 && !first ? group(of, 'sum', 'sumOver') : group(of, 'sum');
  if (sign < 0) return `-${text}`;
  return first ? text : `+ ${text}`;
}

function texOfApplication(name: string, to: Expr, go: (part: Expr) => string): string {
  if (name === 'exp') return `e^{${go(to)}}`;
  const bare = to.kind === 'symbol' && (name === '\\log' || name === '\\max');
  return bare ? `${name} ${go(to)}` : `${name}\\bigl(${go(to)}\\bigr)`;
}

/** Brackets as high as what they hold, and no higher: they ignore the shape under it. */
function bracket(part: Expr, text: string): string {
  const size = text.includes('\\Bigl(') ? 'bigg' : isTall(part) ? 'Big' : 'big';
  return `\\${size}l(${text}\\${size}r)`;
}

const isTall = (expr: Expr): boolean =>
  expr.kind === 'symbol'
    ? differentiated(expr.sym.family) !== null && !expr.delta
    : ['fraction', 'jacobian', 'sumOver'].includes(expr.kind) || parts(expr).some(isTall);

function transposed(of: Expr, options: TexOptions): string {
  if (of.kind !== 'symbol') return `${bracket(of, write(of, options))}^{T}`;
  const letter = texOfSymbol(of, { names: false });
  const bare = !of.sym.layer && !of.at && !isTall(of);
  const text = bare ? `${letter}^{T}` : `${bracket(of, letter)}^{T}`;
  return shaped(of, woven(of, text, options), options, true);
}

const woven = ({ sym }: Named, text: string, { names = true }: TexOptions): string =>
  names ? `\\term{${termOf(sym)}}{${text}}` : text;

/** One symbol, its name woven round it. */
export function texOfSymbol(symbol: Named, options: TexOptions = {}): string {
  const { family, layer } = symbol.sym;
  const { tex: letter, viewOf } = describe(family);
  const term = (text: string): string => woven(symbol, text, options);
  if (viewOf) {
    const of = term(scripted(viewOf, layer, symbol));
    return viewOf === 'p' ? `\\log ${of}` : `\\sigma'\\bigl(${of}\\bigr)`;
  }
  const by = differentiated(family);
  if (!by) return term(scripted(letter, layer, symbol));
  if (symbol.delta) return term(scripted('\\delta', layer, symbol));
  return term(`\\frac{\\partial L}{\\partial ${scripted(describe(by).tex, layer, symbol)}}`);
}

function scripted(letter: string, layer: Layer | null, { at, sym }: Named): string {
  const indices = shownIndices(at, sym.family).map(shownIndex);
  const upper = layer ? `^{${showLayer(layer)}}` : '';
  return `${letter}${upper}${indices.length ? `_{${indices.join('')}}` : ''}`;
}

const shownIndex = (index: Index): string =>
  typeof index === 'number' ? String(index + 1) : index;

/** The indices that are printed: the sample at hand is understood. */
export const shownIndices = (at: Named['at'], family: Named['sym']['family']): readonly Index[] =>
  at?.slice(0, describe(family).axes.replace('n', '').length || at.length) ?? [];

function shaped(named: Named, text: string, { shapes }: TexOptions, flipped = false): string {
  if (!shapes || named.at) return text;
  return over(`${termOf(named.sym)}${flipped ? '/T' : ''}`, text);
}

/** All shapes of an equation on one line, however high what stands above. */
const over = (shape: string, text: string): string =>
  `{\\underset{\\shape{${shape}}}{\\vphantom{\\dfrac{L}{z^{l}_{j}}}${text}}}`;
