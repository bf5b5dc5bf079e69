import type { ListedLanguage } from '../../notation/code/callee.ts';
import { codeOfStatement } from '../../notation/code/code.ts';
import { line, type Code } from '../../notation/code/tokens.ts';
import { pytorchLines } from './pytorch-lines.ts';
import type { Instruction, Phase } from '../instruction.ts';

/** The code of one step of a pass: a line for each tensor that it writes. */
export interface Lines {
  /** Counted from 1. */
  readonly step: number;
  readonly phase: Phase;
  readonly code: readonly Code[];
}

/** A pass as code, step by step. `given` are the names that have a value before it. */
export function listingOf(
  steps: readonly Instruction[],
  given: readonly string[],
  language: ListedLanguage,
): Lines[] {
  if (language === 'pytorch') {
    const lines = pytorchLines(steps, given);
    return steps.map(({ phase }, s) => ({ step: s + 1, phase, code: lines[s]! }));
  }
  const known = new Set(given);
  const writes = steps.flatMap((step) => step.writes);
  const word = (key: string): string => {
    if (language === 'numpy' || known.has(key)) return '';
    known.add(key);
    return writes.filter((one) => one === key).length > 1 ? 'let ' : 'const ';
  };
  const end = language === 'numpy' ? '' : ';';
  return steps.map(({ phase, statements, writes: keys }, s) => ({
    step: s + 1,
    phase,
    code: statements.map(
      (statement, n) => line`${word(keys[n]!)}${codeOfStatement(statement, language)}${end}`,
    ),
  }));
}
