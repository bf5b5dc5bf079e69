import type { Expr, Index, Named, Statement } from './expression.ts';
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
}

export function texOfStatement({ lhs, rhs, assigns }: Statement, options: TexOptions = {}): string {
  const sign = assigns ? '\\leftarrow' : '=';
  const [first, ...more] = rhs.map((expr) => write(expr, options));
  if (more.length === 0) return `${write(lhs, options)} ${sign} ${first}`;
  const lines = more.map((form) => `&${sign} ${form}`);
  return `\\begin{aligned} ${write(lhs, options)} &${sign} ${first} \\\\[6pt] ${lines.join(' \\\\[6pt] ')} \\end{aligned}`;
}

function write(expr: Expr, options: TexOptions): string {
  const go = (part: Expr): string => write(part, options);
  switch (expr.kind) {
    case 'symbol':
      return shaped(expr, texOfSymbol(expr), options);
    case 'number':
      return print(expr.value).replace('−', '-');
    case 'product':
      return expr.factors.map((part) => bracket(part, part.kind === 'sum', go)).join('\\,');
    case 'hadamard':
      return expr.factors
        .map((part) => bracket(part, part.kind === 'product' || part.kind === 'sum', go))
        .join(' \\odot ');
    case 'transpose':
      return transposed(expr.of, options);
    case 'sum':
      return expr.terms
        .map(({ sign, of }, n) => {
          const text = bracket(
            of,
            of.kind === 'sum' || (sign < 0 && of.kind === 'sumOver' && n > 0),
            go,
          );
          return sign < 0 ? `-${text}` : n > 0 ? `+ ${text}` : text;
        })
        .join(' ');
    case 'sumOver':
      return `\\sum_{${expr.index}} ${bracket(expr.of, expr.of.kind === 'sum', go)}`;
    case 'overBatch':
      return go(expr.of);
    case 'fraction':
      return `\\frac{${write(expr.over, {})}}{${write(expr.under, {})}}`;
    case 'apply':
      return texOfApplication(expr.name === 'exp' ? 'exp' : functions[expr.name].tex, expr.to, go);
    case 'jacobian':
      return `\\frac{\\partial ${texOfSymbol(expr.of)}}{\\partial ${texOfSymbol(expr.by)}}`;
  }
}

function texOfApplication(name: string, to: Expr, go: (part: Expr) => string): string {
  if (name === 'exp') return `e^{${go(to)}}`;
  const bare = to.kind === 'symbol' && (name === '\\log' || name === '\\max');
  return bare ? `${name} ${go(to)}` : `${name}\\bigl(${go(to)}\\bigr)`;
}

const bracket = (part: Expr, needed: boolean, go: (part: Expr) => string): string =>
  needed ? `\\Bigl(${go(part)}\\Bigr)` : go(part);

function transposed(of: Expr, options: TexOptions): string {
  if (of.kind !== 'symbol') return `\\Bigl(${write(of, options)}\\Bigr)^{T}`;
  const layered = of.sym.layer !== null && !differentiated(of.sym.family);
  const text =
    layered || of.at ? `\\bigl(${texOfSymbol(of)}\\bigr)^{T}` : `{${texOfSymbol(of)}}^{T}`;
  return shaped(
    of,
    differentiated(of.sym.family) ? `\\Bigl(${texOfSymbol(of)}\\Bigr)^{T}` : text,
    options,
    true,
  );
}

/** One symbol, its name woven round it. */
export function texOfSymbol(named: Named): string {
  const { family, layer } = named.sym;
  const { tex: letter, viewOf } = describe(family);
  const term = termOf(named.sym);
  if (viewOf) {
    const of = scripted(viewOf, layer, named);
    return viewOf === 'p'
      ? `\\log \\term{${term}}{${of}}`
      : `\\sigma'\\bigl(\\term{${term}}{${of}}\\bigr)`;
  }
  const by = differentiated(family);
  if (!by) return `\\term{${term}}{${scripted(letter, layer, named)}}`;
  if (named.delta) return `\\term{${term}}{${scripted('\\delta', layer, named)}}`;
  return `\\term{${term}}{\\frac{\\partial L}{\\partial ${scripted(describe(by).tex, layer, named)}}}`;
}

function scripted(letter: string, layer: Layer | null, { at, sym }: Named): string {
  const indices = shownIndices(at, sym.family).map((index) =>
    typeof index === 'number' ? index + 1 : index,
  );
  const upper = layer ? `^{${showLayer(layer)}}` : '';
  return `${letter}${upper}${indices.length ? `_{${indices.join('')}}` : ''}`;
}

/** The indices that are printed: the sample at hand is understood. */
export const shownIndices = (at: Named['at'], family: Named['sym']['family']): readonly Index[] =>
  at?.slice(0, describe(family).axes.replace('n', '').length || at.length) ?? [];

function shaped(named: Named, text: string, { shapes }: TexOptions, flipped = false): string {
  if (!shapes || named.at) return text;
  const name = `${termOf(named.sym)}${flipped ? '/T' : ''}`;
  return `\\underset{\\shape{${name}}}{\\vphantom{\\dfrac{L}{z^{l}_{j}}}${text}}`;
}
