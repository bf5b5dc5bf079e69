import { transpose, vec } from '../expression.ts';
import { parts } from '../traverse.ts';
import type { Expr, FunctionName, Index, Named, Signed, Statement } from '../expression.ts';
import { functionEntry } from '../functions.ts';
import { nameOfFunction, nameOfIndex, type Name } from '../names.ts';
import { print } from './number.ts';
import { attributeText, isPlace, placeText } from '../place.ts';
import {
  axesOfSymbol,
  describe,
  differentiated,
  isBatchAxis,
  showLayer,
  termOf,
  type Layer,
} from '../symbol.ts';
import { callTex } from './tensor-functions.ts';

/**
 * TeX with the names in it: `\term{W.l}{W^{l}}` round every symbol, scripts and all, since a name round only the
 * nucleus of a script would move it, and `\name{k}{k}` round letters and signs. With `shapes`, `\shape{W.l}` is under each whole symbol.
 */
export function tex(expr: Expr, options: TexOptions = {}): string {
  return write(expr, options);
}

export interface TexOptions {
  /** Leave room for the shape under every whole symbol. */
  readonly shapes?: boolean;
  /** Weave the names in; default true. */
  readonly names?: boolean;
  /** Parts that the line before does not have, or the next, by node: `\change{come}{…}` round each. */
  readonly changes?: ReadonlyMap<Expr, Change>;
}

/** What a part of a line does: it is new in it, the next has it no more, or both. */
export type Change = 'come' | 'gone' | 'come gone';

export function texOfStatement(statement: Statement, options: TexOptions = {}): string {
  const { rhs, assigns, transposed: turned } = statement;
  const sign = assigns ? named('assign', '\\leftarrow', options) : '=';
  const lhs = turned ? transpose(statement.lhs) : statement.lhs;
  const lines = rhs.map((expr, n) => {
    const sides = n === 0 ? [lhs, expr] : [expr];
    const tall = sides.some(isTall);
    const [right = '', left = ''] = sides
      .map((side) => write(side, { ...options, tall }))
      .toReversed();
    return rhs.length > 1 ? `${left} &${sign} ${right}` : `${left} ${sign} ${right}`;
  });
  if (lines.length === 1) return lines.join('');
  const gap = options.shapes ? '6pt' : '10pt';
  return `\\begin{aligned} ${lines.join(` \\\\[${gap}] `)} \\end{aligned}`;
}

interface LineOptions extends TexOptions {
  /** Whether anything on the line is as high as a fraction. */
  readonly tall?: boolean;
}

function write(expr: Expr, options: LineOptions): string {
  const change = options.changes?.get(expr);
  const text = writePlain(expr, options);
  return change ? `\\change{${change}}{${text}}` : text;
}

function writePlain(expr: Expr, options: LineOptions): string {
  const go = (part: Expr): string => write(part, options);
  const group = (part: Expr, ...kinds: Expr['kind'][]): string =>
    kinds.includes(part.kind) ? bracket(part, go(part)) : go(part);
  switch (expr.kind) {
    case 'symbol':
      return shaped(expr, texOfSymbol(expr, options), options);
    case 'attribute':
      return attributeText(expr.name);
    case 'number':
      return print(expr.value).replace('−', '-');
    case 'kronecker':
      return named('kronecker', `\\delta_{${scripts(expr.indices, options)}}`, options);
    case 'product':
      return expr.factors
        .map((part, n) =>
          n < expr.factors.length - 1
            ? group(part, 'sum', 'hadamard', 'sumOver')
            : group(part, 'sum', 'hadamard'),
        )
        .join('\\,');
    case 'hadamard':
      return expr.factors
        .map((part) => group(part, 'product', 'sum'))
        .join(` ${named('hadamard', '\\odot', options)} `);
    case 'transpose':
      return transposed(expr.of, options);
    case 'sum':
      return expr.terms.map((term, n) => texOfTerm(term, n === 0, group)).join(' ');
    case 'sumOver':
      return `${named('sum', `\\sum_{${scripts([expr.index], options)}${except(expr.except, options)}}`, options)} ${group(expr.of, 'sum')}`;
    case 'overBatch':
      return expr.ones ? `${go(expr.of)}\\,${named('ones', '\\mathbf{1}', options)}` : go(expr.of);
    case 'total':
      return `${named('ones', '\\mathbf{1}^{T}', options)} ${group(expr.of, 'sum', 'hadamard')}`;
    case 'fraction': {
      const inside = { ...options, shapes: false };
      return `\\frac{${write(expr.over, inside)}}{${write(expr.under, inside)}}`;
    }
    case 'apply':
      return texOfApplication(expr.name, expr.to, options, go);
    case 'power':
      return `${expr.of.kind === 'let' ? go(expr.of) : bracket(expr.of, go(expr.of))}^{${expr.exponent}}`;
    case 'diag':
    case 'vec':
      return `${named(expr.kind, `\\operatorname{${expr.kind}}`, options)}${bracket(expr.of, go(expr.of))}`;
    case 'let':
      return expr.letter;
    case 'largest':
      return `${named('max', `\\max_{${expr.over.map(({ index }) => shownIndex(index, options)).join(',')}}`, options)} ${group(expr.of, 'sum')}`;
    case 'reshape':
      return `\\operatorname{${expr.like ? 'unflatten' : 'flatten'}}(${go(expr.of)})`;
    case 'largestOf':
      return `${named('max', '\\max', options)}\\bigl(${expr.parts.map(go).join(', ')}\\bigr)`;
    case 'call':
      return callTex(expr.name, expr.of.map(go));
    case 'cases': {
      const [i, j] = expr.indices.map((index) => shownIndex(index, options));
      return `\\begin{cases} ${go(expr.same)} & ${i} = ${j} \\\\[4pt] ${go(expr.other)} & ${i} \\ne ${j} \\end{cases}`;
    }
    case 'derivative': {
      const d = named('partial', '\\partial', options);
      const by = `${d} ${texOfSymbol(expr.by, options)}`;
      return expr.of.kind === 'let' || expr.of.kind === 'apply'
        ? `\\frac{${d} ${go(expr.of)}}{${by}}`
        : `\\frac{${d}}{${by}}${bracket(expr.of, go(expr.of))}`;
    }
    case 'jacobian': {
      const [of, by] = [expr.of, expr.by].map((one) =>
        expr.flat ? go(vec(one)) : texOfSymbol(one, options),
      );
      const d = named('partial', '\\partial', options);
      const text = `\\frac{${d} ${of}}{${d} ${by}}`;
      const whole = options.shapes && !expr.of.at;
      const shape = [expr.of, ...(expr.by.at ? [] : [expr.by])].map(({ sym }) => termOf(sym));
      return whole ? over(shape.join('/'), text, options) : text;
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

function texOfApplication(
  fn: FunctionName,
  to: Expr,
  options: TexOptions,
  go: (part: Expr) => string,
): string {
  if (fn === 'exp') return named('exp', `e^{${go(to)}}`, options);
  if (fn === 'sqrt') return `\\sqrt{${go(to)}}`;
  const name = named(nameOfFunction(fn), functionEntry(fn).tex, options);
  const bare = to.kind === 'symbol' && (fn === 'log' || fn === 'max');
  return bare ? `${name} ${go(to)}` : `${name}${bracket(to, go(to))}`;
}

/** Brackets as high as what they hold, and no higher: they ignore the shape under it. */
function bracket(part: Expr, text: string): string {
  const tall = isTall(part);
  if (!tall && !text.includes('(')) return `(${text})`;
  const size = tall ? (text.includes('\\Bigl(') ? 'bigg' : 'Big') : 'big';
  return `\\${size}l(${text}\\${size}r)`;
}

const isTall = (expr: Expr): boolean =>
  expr.kind === 'symbol'
    ? differentiated(expr.sym.id) !== null && !expr.delta
    : TALL.has(expr.kind) || (expr.kind !== 'let' && parts(expr).some(isTall));

const TALL: ReadonlySet<Expr['kind']> = new Set([
  'fraction',
  'jacobian',
  'derivative',
  'sumOver',
  'cases',
]);

const except = (index: Index | undefined, options: TexOptions): string =>
  index === undefined ? '' : ` \\ne ${shownIndex(index, options)}`;

function transposed(of: Expr, options: LineOptions): string {
  const power = `^{${named('transpose', 'T', options)}}`;
  if (of.kind !== 'symbol') return `${bracket(of, write(of, options))}${power}`;
  const letter = nameless(of, options);
  const bare = !of.sym.layer && !of.at && !isTall(of);
  const text = bare ? `${letter}${power}` : `${bracket(of, letter)}${power}`;
  return shaped(of, woven(of, text, options), options, true);
}

const woven = ({ sym }: Named, text: string, { names = true }: TexOptions): string =>
  names ? `\\term{${termOf(sym)}}{${text}}` : text;

/** A letter or a sign, its name woven round it. */
const named = (name: Name, text: string, { names = true }: TexOptions): string =>
  names ? `\\name{${name}}{${text}}` : text;

/** One symbol, its name woven round it. */
function texOfSymbol(symbol: Named, options: TexOptions = {}): string {
  const { id, layer } = symbol.sym;
  const { viewOf } = describe(id);
  if (!viewOf) return woven(symbol, nameless(symbol, options), options);
  const of = woven(symbol, scripted(viewOf, layer, symbol, options), options);
  return viewOf === 'p'
    ? `${named('log', '\\log', options)} ${of}`
    : `${named('slope', "\\sigma'", options)}(${of})`;
}

/** A symbol without its own name, but with those of its letters. */
function nameless(symbol: Named, options: TexOptions): string {
  const { id, layer } = symbol.sym;
  const by = differentiated(id);
  if (!by) return scripted(describe(id).tex, layer, symbol, options);
  if (symbol.delta) {
    return named('delta', scripted('\\delta', layer, symbol, options), options);
  }
  const of = scripted(describe(by).tex, layer, symbol, options);
  return `\\frac{\\partial ${symbol.ofMean ? '\\bar L' : 'L'}}{\\partial ${of}}`;
}

function scripted(
  letter: string,
  layer: Layer | null,
  { at, sym }: Named,
  options: TexOptions,
): string {
  const indices = shownIndices(at, sym);
  const number = layer?.base ? named(layer.base, showLayer(layer), options) : layer?.plus;
  const use = sym.use ? `[${sym.use}]` : '';
  const upper = `${number ?? ''}${use}`;
  const above = upper === '' ? '' : `^{${upper}}`;
  return `${letter}${above}${indices.length ? `_{${scripts(indices, options)}}` : ''}`;
}

/** Indices of one character are side by side, longer ones with commas. */
const scripts = (indices: readonly Index[], options: TexOptions): string =>
  indices
    .map((index) => shownIndex(index, options))
    .join(indices.some((index) => isPlace(index) || Number(index) > 8) ? ',' : '');

function shownIndex(index: Index, options: TexOptions): string {
  if (typeof index === 'number') return String(index + 1);
  if (isPlace(index)) return placeText(index);
  const name = nameOfIndex(index);
  return name ? named(name, index, options) : index;
}

/** The indices that are printed: the selected sample is understood, but for a letter that counts samples. */
const shownIndices = (at: Named['at'], sym: Named['sym']): readonly Index[] => {
  const axes = axesOfSymbol(sym);
  return at?.filter((index, axis) => !isBatchAxis(axes[axis]) || typeof index === 'string') ?? [];
};

function shaped(named: Named, text: string, options: LineOptions, flipped = false): string {
  if (!options.shapes || named.at) return text;
  return over(`${termOf(named.sym)}${flipped ? '/T' : ''}`, text, options);
}

/** All shapes of a line are level, however high what is above each. */
function over(shape: string, text: string, { tall = true }: LineOptions): string {
  const strut = tall ? '\\dfrac{L}{z^{l}_{j}}' : '\\mathstrut z^{l}_{j}';
  return `{\\underset{\\shape{${shape}}}{\\vphantom{${strut}}${text}}}`;
}
