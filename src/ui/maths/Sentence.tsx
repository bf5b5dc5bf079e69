import type { Instruction } from '../../engine/instruction.ts';
import { parseKey } from '../../notation/symbol.ts';
import { SymbolName } from './Maths.tsx';

interface SentenceProps {
  readonly instruction: Instruction;
  /** In at most 24 characters. */
  readonly short?: boolean;
}

/** What a step does, in words, with the tensors that it names as symbols. */
export function Sentence({ instruction, short = false }: SentenceProps) {
  const { description, label: brief } = instruction.rule;
  return split(short ? brief : description).map((part, n) => {
    const name = n % 2 ? nameOf(instruction, part) : null;
    return name ? (
      <SymbolName key={n} named={{ kind: 'symbol', sym: parseKey(name), at: null }} />
    ) : (
      part
    );
  });
}

/** The same as plain text: `Multiply a0 by the weights W1 and add b1.` */
export const sentenceText = (instruction: Instruction): string =>
  split(instruction.rule.description)
    .map((part, n) => (n % 2 ? nameOf(instruction, part) : part))
    .join('');

/** Text and roles in turn, text first. */
const split = (text: string): string[] => text.split(/\{(\w+)\}/);

const nameOf = ({ names }: Instruction, role: string): string => names[role] ?? role;
