import type { Language } from './callee.ts';
import { transpose, type Expr, type Statement } from '../expression.ts';
import { numpy } from './numpy.ts';
import { line, nameOf, type Code } from './tokens.ts';
import { typescript } from './typescript.ts';

/**
 * Code that computes an expression about tensors of the one vocabulary: `W2 @ a1 + b2[:, None]`. Columns are samples.
 * Throws a RangeError for what has no code: a layer that is still a letter, a Jacobian, cells of unlike axes.
 */
export const code = (expr: Expr, language: Language): Code =>
  (language === 'numpy' ? numpy : typescript)(expr);

/** The assignment of a statement's left side, from its `form`-th right side. */
export function codeOfStatement(statement: Statement, language: Language, form = 0): Code {
  const { lhs, rhs, transposed } = statement;
  const expr = statement.whole ?? rhs[form];
  if (!expr) throw new RangeError(`the statement has no form ${form}`);
  return line`${nameOf(lhs)} = ${code(transposed ? transpose(expr) : expr, language)}`;
}
