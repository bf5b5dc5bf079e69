import { codeOfStatement } from '../../notation/code/code.ts';
import { pytorch } from '../../notation/code/pytorch.ts';
import { line, type Code } from '../../notation/code/tokens.ts';
import { describe, parseKey } from '../../notation/symbol.ts';
import type { Instruction } from '../instruction.ts';

const name = (key: string): Code => [{ text: key, key }];

const isMean = ({ id }: Instruction): boolean => id.startsWith('mean.');

/**
 * The lines of each step of a pass in PyTorch: the forward pass is written out, `backward()` computes every gradient, and
 * the backward steps read what it has left. `given` are the names that have a value before it.
 */
export function pytorchLines(
  steps: readonly Instruction[],
  given: readonly string[],
): readonly (readonly Code[])[] {
  const backward = steps.filter((step) => step.phase === 'backward' && !isMean(step));
  const first = steps.indexOf(backward[0]!);
  const forward = steps.filter((step) => step.phase === 'forward' && !isMean(step));
  const loss = forward.at(-1)!.writes.at(-1)!;
  // Of what is computed, PyTorch keeps a gradient only where it is asked to.
  const kept = new Set(
    backward.flatMap(({ writes }) => writes.map(primalOf)).filter((key) => !given.includes(key)),
  );
  const linesOf = (step: Instruction, s: number): readonly Code[] => {
    const { phase, statements, writes, names } = step;
    if (phase === 'update') {
      const { theta = '', g = '' } = names;
      return [line`with torch.no_grad(): ${name(theta)} -= ${name('alpha')} * ${name(g)}`];
    }
    if (phase === 'backward' && !isMean(step)) {
      const reads = writes.map((key) =>
        parseKey(key).use
          ? line`# one part of ${name(primalOf(key))}.grad`
          : line`${name(key)} = ${name(primalOf(key))}.grad`,
      );
      return s === first ? [line`${name(loss)}.sum().backward()`, ...reads] : reads;
    }
    return statements.flatMap((statement, n) => {
      const key = writes[n]!;
      // The slope is a matter of PyTorch's own backward rule.
      if (describe(parseKey(key).id).viewOf === 'z') return [];
      const own = pytorch(codeOfStatement(statement, 'numpy'));
      return kept.has(key) ? [own, line`${name(key)}.retain_grad()`] : [own];
    });
  };
  return steps.map(linesOf);
}

/** `W3` of `dW3`, `W1` of `dW1_2`. */
const primalOf = (gradient: string): string => gradient.slice(1).replace(/_\d+$/, '');
