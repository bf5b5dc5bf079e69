import { axesOf, axisOf, checkAligned, isIndexed } from '../axes.ts';
import { calleeOf, type FunctionCall } from './callee.ts';
import type { Expr, Signed } from '../expression.ts';
import { sorted } from './factors.ts';
import { callCode } from './tensor-functions.ts';
import { joined, line, nameOf, type Code } from './tokens.ts';

/** An expression as TypeScript: calls of small named helpers on nested arrays, signs between plain numbers. */
export function typescript(expr: Expr): Code {
  switch (expr.kind) {
    case 'symbol':
      return nameOf(expr);
    case 'number':
      return line`${String(expr.value)}`;
    case 'product':
      return product(expr);
    case 'hadamard':
      return folded('hadamard', expr.factors.map(typescript));
    case 'fraction':
      return divided(expr.over, [expr.under]);
    case 'transpose':
      return line`transpose(${typescript(expr.of)})`;
    case 'sum':
      return axesOf(expr) === '' ? sumOfNumbers(expr.terms) : sum(expr.terms, axesOf(expr));
    case 'sumOver':
      return total(expr.of, axisOf(expr.of, expr.index));
    case 'total':
      return total(expr.of, 0);
    case 'overBatch':
      return total(expr.of, axisOf(expr.of, 'n'));
    case 'apply':
      return apply(expr);
    case 'let':
      return typescript(expr.of);
    case 'reshape':
      return expr.like
        ? line`unflatten(${typescript(expr.of)}, ${typescript(expr.like)})`
        : line`flatten(${typescript(expr.of)})`;
    case 'power':
      return line`power(${typescript(expr.of)}, ${String(expr.exponent)})`;
    case 'call':
      return callCode(expr, 'typescript', typescript);
    case 'attribute':
    case 'largest':
    case 'largestOf':
    case 'jacobian':
    case 'kronecker':
    case 'derivative':
    case 'diag':
    case 'vec':
    case 'cases':
      throw new RangeError(`a ${expr.kind} stands for a derivation and has no code of its own`);
  }
}

/** f(f(a, b), c) */
const folded = (name: string, parts: readonly Code[]): Code =>
  parts.reduce((left, right) => line`${name}(${left}, ${right})`);

function product(expr: Extract<Expr, { kind: 'product' }>): Code {
  const { numbers, arrays, divisors } = sorted(expr.factors);
  const byCell = isIndexed(expr);
  if (byCell) checkAligned(arrays);
  const scale = joined(numbers.map(bracketed), ' * ');
  if (arrays.length === 0) {
    return joined([numbers.length ? scale : line`1`, ...divisors.map(bracketed)], ' / ');
  }
  const array = folded(byCell ? 'hadamard' : 'matmul', arrays.map(typescript));
  const scaled = numbers.length ? line`scale(${scale}, ${array})` : array;
  return divisors.reduce<Code>((over, by) => line`divide(${over}, ${typescript(by)})`, scaled);
}

function divided(over: Expr, by: readonly [Expr]): Code {
  if (axesOf(by[0]) !== '') return line`quotient(${typescript(over)}, ${typescript(by[0])})`;
  return axesOf(over) === ''
    ? line`${bracketed(over)} / ${bracketed(by[0])}`
    : line`divide(${typescript(over)}, ${typescript(by[0])})`;
}

/** Terms without an axis of samples, such as biases, are repeated as columns; plain numbers are added to each. */
function sum(terms: readonly Signed[], axes: string): Code {
  const numbers = terms.filter(({ of }) => axesOf(of) === '');
  const arrays = terms.filter(({ of }) => axesOf(of) !== '');
  const parts = arrays.map(({ sign, of }) => {
    const stretched = axesOf(of).length < axes.length;
    const code = typescript(of);
    if (stretched && axes.length > 2)
      throw new RangeError('a bias of maps has code in a call only');
    return { sign, code: stretched ? line`columns(${code}, ${N})` : code };
  });
  const [first, ...rest] = parts;
  if (!first) throw new RangeError('a sum needs a term');
  const total = rest.reduce<Code>(
    (left, { sign, code }) => line`${sign < 0 ? 'subtract' : 'add'}(${left}, ${code})`,
    first.sign < 0 ? line`negate(${first.code})` : first.code,
  );
  return numbers.length > 0 ? line`shift(${sumOfNumbers(numbers)}, ${total})` : total;
}

const N: Code = [{ text: 'N', key: 'N' }];

const sumOfNumbers = (terms: readonly Signed[]): Code =>
  terms.flatMap(({ sign, of }, n) => {
    const mark = n === 0 ? (sign < 0 ? '-' : '') : sign < 0 ? ' - ' : ' + ';
    return line`${mark}${of.kind === 'sum' ? line`(${typescript(of)})` : typescript(of)}`;
  });

function total(of: Expr, axis: number): Code {
  const name = axesOf(of).length < 2 ? 'sum' : axis === 0 ? 'sumOverUnits' : 'sumOverSamples';
  return line`${name}(${typescript(of)})`;
}

/** A factor among plain numbers. */
const bracketed = (expr: Expr): Code =>
  expr.kind === 'sum' || expr.kind === 'product' || expr.kind === 'fraction'
    ? line`(${typescript(expr)})`
    : typescript(expr);

function apply(expr: FunctionCall): Code {
  const { name, to } = calleeOf(expr, 'typescript');
  return line`${name}(${typescript(to)})`;
}
