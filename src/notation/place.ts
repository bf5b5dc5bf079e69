import type { Coefficient, Expr, Index, Place, Statement } from './expression.ts';
import { mapParts, mapSides } from './traverse.ts';

export const isPlace = (index: Index): index is Place => typeof index === 'object';

/** Letters that an index is made of. */
export const lettersOf = (index: Index): readonly string[] =>
  typeof index === 'string'
    ? [index]
    : typeof index === 'number'
      ? []
      : index.terms.map(([, letter]) => letter);

type Numbers = Readonly<Record<string, number>>;

/** Place at the values of letters, 0-based; null between two places. Throws a RangeError for a letter without a value. */
export function placeAt({ terms, offset, over }: Place, letters: Numbers): number | null {
  const value = (one: Coefficient): number => {
    const known = typeof one === 'number' ? one : letters[one];
    if (known === undefined)
      throw new RangeError(`the index ${one} is neither free nor summed here`);
    return known;
  };
  const sum = terms.reduce(
    (total, [coefficient, letter]) => total + value(coefficient) * value(letter),
    offset,
  );
  const place = sum / value(over);
  return Number.isInteger(place) ? place : null;
}

/**
 * A statement in which the attributes of an application have their numbers: strides, paddings, lengths of windows. An attribute that is a letter of a place becomes part of its offset.
 */
export const withAttributes = (statement: Statement, attributes: Numbers): Statement =>
  mapSides(statement, (side) => exprWithAttributes(side, attributes));

/** The same of one expression. */
export function exprWithAttributes(expr: Expr, attributes: Numbers): Expr {
  const go = (part: Expr): Expr => exprWithAttributes(part, attributes);
  const number = (one: Coefficient): Coefficient =>
    typeof one === 'string' ? (attributes[one] ?? one) : one;
  const index = (one: Index): Index => {
    if (!isPlace(one)) return one;
    const fixed = one.terms.filter(([, letter]) => letter in attributes);
    const offset = fixed.reduce(
      (sum, [coefficient, letter]) => sum + Number(number(coefficient)) * attributes[letter]!,
      one.offset,
    );
    const terms = one.terms
      .filter(([, letter]) => !(letter in attributes))
      .map(([coefficient, letter]) => [number(coefficient), letter] as const);
    return { terms, offset, over: number(one.over) };
  };
  switch (expr.kind) {
    case 'attribute': {
      const value = attributes[expr.name];
      return value === undefined ? expr : { kind: 'number', value };
    }
    case 'symbol':
      return expr.at?.some(isPlace) ? { ...expr, at: expr.at.map(index) } : expr;
    case 'sumOver':
      return {
        ...expr,
        of: go(expr.of),
        ...(expr.count !== undefined && { count: number(expr.count) }),
      };
    case 'largest':
      return {
        ...expr,
        over: expr.over.map((one) => ({ ...one, count: number(one.count) })),
        of: go(expr.of),
      };
    case 'call':
      return {
        ...expr,
        of: expr.of.map(go),
        attributes: Object.fromEntries(
          Object.entries(expr.attributes).map(([name, value]) => [name, number(value)]),
        ),
      };
    case 'product':
      return product(expr.factors, expr.factors.map(go));
    default:
      return mapParts(expr, go);
  }
}

/** A product of attributes alone, such as the area of a window, is one number. */
function product(before: readonly Expr[], factors: readonly Expr[]): Expr {
  const numbers = factors.flatMap((one) => (one.kind === 'number' ? one.value : []));
  return before.every(({ kind }) => kind === 'attribute') && numbers.length === factors.length
    ? { kind: 'number', value: numbers.reduce((total, one) => total * one, 1) }
    : { kind: 'product', factors };
}

/** How attributes are printed before they have numbers. Their names are longer than a letter. */
const attributeLetters: Readonly<Record<string, string>> = {
  stride: 's',
  padding: 'p',
  height: 'U',
  width: 'V',
};

/** An attribute as it is printed: `s`. */
export const attributeText = (name: string): string => attributeLetters[name] ?? name;

const isAttribute = (name: string): boolean => name.length > 1;
const shown = (name: Coefficient): string => attributeText(String(name));

/** An index as the reader counts, from 1: `i+u-1`, `s(i-1)+u-p`, `(h-u)/2+1`. */
export function placeText({ terms, offset, over }: Place): string {
  let shift = offset;
  const written = terms.map(([coefficient, letter]) => {
    if (typeof coefficient === 'string') return `+${shown(coefficient)}(${letter}-1)`;
    if (!isAttribute(letter)) shift -= coefficient; // 0-based is one less
    const times = Math.abs(coefficient) === 1 ? '' : Math.abs(coefficient);
    return `${coefficient < 0 ? '-' : '+'}${times}${shown(letter)}`;
  });
  const whole = over === 1;
  const constant = shift + (whole ? 1 : 0);
  const end = constant === 0 ? '' : constant < 0 ? String(constant) : `+${constant}`;
  const sum = `${written.join('')}${end}`.replace(/^\+/, '');
  return whole ? sum : `(${sum})/${shown(over)}+1`;
}
