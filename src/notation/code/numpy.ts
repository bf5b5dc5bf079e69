import { axesOf, axisOf, checkAligned, isIndexed } from '../axes.ts';
import type { Expr, Signed } from '../expression.ts';
import { sorted } from './factors.ts';
import { calleeOf, type FunctionCall } from './callee.ts';
import { callCode } from './tensor-functions.ts';
import { joined, line, nameOf, type Code } from './tokens.ts';

/** How tightly code holds together. */
const SUM = 1;
const PRODUCT = 2;
const POWER = 3;
const ATOM = 4;

/** An expression as NumPy: arrays of units by samples, `@` the matrix product, `*` that of the elements. */
export const numpy = (expr: Expr): Code => write(expr).code;

interface Written {
  readonly code: Code;
  readonly level: number;
}

function write(expr: Expr): Written {
  switch (expr.kind) {
    case 'symbol':
      return atom(nameOf(expr));
    case 'number':
      return { code: line`${String(expr.value)}`, level: expr.value < 0 ? SUM : ATOM };
    case 'product':
      return product(expr);
    case 'hadamard':
      return {
        code: joined(
          expr.factors.map((part) => bracketed(part)),
          ' * ',
        ),
        level: PRODUCT,
      };
    case 'fraction':
      return { code: line`${bracketed(expr.over)} / ${bracketed(expr.under)}`, level: PRODUCT };
    case 'transpose':
      return atom(line`${bracketed(expr.of, ATOM)}.T`);
    case 'sum':
      return sum(expr.terms, axesOf(expr));
    case 'sumOver': {
      const axis = axisOf(expr.of, expr.index);
      const over = axesOf(expr.of).length > 1 ? `, axis=${axis}` : '';
      return atom(line`np.sum(${numpy(expr.of)}${over})`);
    }
    case 'total':
      return atom(
        line`${bracketed(expr.of, ATOM)}.sum(${axesOf(expr.of).length > 1 ? 'axis=0' : ''})`,
      );
    case 'overBatch': {
      const axis = axisOf(expr.of, 'n');
      const over = axesOf(expr.of).length > 1 ? `axis=${axis}` : '';
      return atom(line`${bracketed(expr.of, ATOM)}.sum(${over})`);
    }
    case 'apply':
      return apply(expr);
    case 'let':
      return write(expr.of);
    case 'reshape':
      return atom(
        expr.like
          ? line`${numpy(expr.of)}.reshape(${numpy(expr.like)}.shape)`
          : line`${numpy(expr.of)}.reshape(-1, ${numpy(expr.of)}.shape[-1])`,
      );
    case 'power':
      return { code: line`${bracketed(expr.of, ATOM)} ** ${String(expr.exponent)}`, level: POWER };
    case 'call':
      return atom(callCode(expr, 'numpy', numpy));
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

const atom = (code: Code): Written => ({ code, level: ATOM });

/** In parentheses where it would fall apart. */
function bracketed(expr: Expr, least = POWER): Code {
  const { code, level } = write(expr);
  return level < least ? line`(${code})` : code;
}

function product(expr: Extract<Expr, { kind: 'product' }>): Written {
  const { numbers, arrays, divisors } = sorted(expr.factors);
  const byCell = isIndexed(expr);
  if (byCell) checkAligned(arrays);
  const dot = joined(
    arrays.map((part) => bracketed(part)),
    byCell ? ' * ' : ' @ ',
  );
  const mixed = numbers.length > 0 && arrays.length > 1 && !byCell;
  const factors = [
    ...numbers.map((part) => bracketed(part)),
    ...(arrays.length ? [mixed ? line`(${dot})` : dot] : []),
  ];
  const over = factors.length ? joined(factors, ' * ') : line`1`;
  const parts = [over, ...divisors.map((part) => bracketed(part))];
  return { code: joined(parts, ' / '), level: PRODUCT };
}

/** Terms without an axis that the sum has, such as biases without samples, get one of length 1. */
function sum(terms: readonly Signed[], axes: string): Written {
  const code = terms.flatMap(({ sign, of }, n): Code => {
    const mark = n === 0 ? (sign < 0 ? '-' : '') : sign < 0 ? ' - ' : ' + ';
    const own = axesOf(of);
    const missing = axes.length - own.length;
    if (own === '' || missing === 0) return line`${mark}${bracketed(of, PRODUCT)}`;
    const places = [...Array.from(own, () => ':'), ...Array<string>(missing).fill('None')];
    return line`${mark}${bracketed(of, ATOM)}[${places.join(', ')}]`;
  });
  return { code, level: SUM };
}

function apply(expr: FunctionCall): Written {
  const { name, to } = calleeOf(expr, 'numpy');
  return atom(
    expr.name === 'max' ? line`${bracketed(to, ATOM)}.max(axis=0)` : line`${name}(${numpy(to)})`,
  );
}
