import { size, type Tensor } from '../../tensor/tensor.ts';

/** Operands that an instruction has room for. */
const OPERANDS = 8;
/** Words of an instruction: its number, three for each operand, and three that fill it up to a multiple of 16 bytes. */
const WIDTH = 1 + 3 * OPERANDS + 3;

/** An instruction for the compiled kernels, as kernels/instruction.ts reads it; the last axis of an operand is its columns. */
export function encoded(
  opcode: number,
  operands: readonly Tensor[],
  addressOf: (tensor: Tensor) => number,
): number[] {
  if (operands.length > OPERANDS) {
    throw new RangeError(`a compiled kernel has ${operands.length} operands, at most ${OPERANDS}`);
  }
  const words = Array.from({ length: WIDTH }, () => 0);
  words[0] = opcode;
  operands.forEach((operand, n) => {
    const columns = operand.shape.length < 2 ? 1 : operand.shape.at(-1)!;
    words.splice(1 + 3 * n, 3, addressOf(operand), size(operand.shape) / columns, columns);
  });
  return words;
}
