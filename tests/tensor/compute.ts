import { expect } from 'vitest';
import { encoded } from '../../src/engine/training/machine-code.ts';
import { FREE } from '../../src/engine/training/compiled.ts';
import { instantiate } from '../../src/engine/training/kernels.ts';
import { END, opcodes } from '../../src/engine/training/opcodes.ts';
import type { Kernel } from '../../src/engine/operation.ts';
import { seeded } from '../../src/tensor/random.ts';
import { size, tensor, type Shape, type Tensor } from '../../src/tensor/tensor.ts';
import { compiledModule } from '../kernels.ts';

/** Numbers around 0, the same for the same seed. */
export function numbers(shape: Shape, seed = 1): Tensor {
  const random = seeded(seed);
  return tensor(
    shape,
    Array.from({ length: size(shape) }, () => 4 * random() - 2),
  );
}

/** Lengths or constants, as kernels take them. */
export const vector = (...values: readonly number[]): Tensor => tensor([values.length], values);

/**
 * What a kernel writes into tensors of some shapes, which hold no number before. Its compiled form must write the same
 * bits, and nothing behind them but one number that fills up 16 bytes.
 */
export function compute(
  kernel: Kernel,
  shapes: readonly Shape[],
  reads: readonly Tensor[],
): Tensor[] {
  const empty = () => shapes.map((shape) => tensor(shape, Array(size(shape)).fill(Number.NaN)));
  const written = empty();
  kernel(...written, ...reads);
  const compiled = empty();
  runCompiled(kernel, [...compiled, ...reads]);
  written.forEach(({ data }, n) => {
    const at = data.findIndex((value, c) => !Object.is(value, compiled[n]!.data[c]));
    expect(at, `${data[at]} and compiled ${compiled[n]!.data[at]}`).toBe(-1);
  });
  return written;
}

/** Numbers of free memory behind each operand. */
const GAP = 8;
const MARK = 123.25;

function runCompiled(kernel: Kernel, operands: readonly Tensor[]): void {
  const { memory, run } = instantiate(compiledModule);
  memory.grow(64);
  let free = FREE;
  const reserve = (count: number): number => {
    const address = free;
    free += 8 * (count + (count % 2) + GAP);
    new Float64Array(memory.buffer, address, (free - address) / 8).fill(MARK);
    return address;
  };
  const addresses = new Map(operands.map((one) => [one, reserve(one.data.length)]));
  const placeOf = ({ data }: Tensor, address: number) =>
    new Float64Array(memory.buffer, address, data.length);
  for (const [operand, address] of addresses) placeOf(operand, address).set(operand.data);
  const addressOf = (operand: Tensor): number => addresses.get(operand)!;
  const words = [
    ...encoded(opcodes.get(kernel)!, operands, addressOf),
    ...encoded(END, [], addressOf),
  ];
  const code = reserve(words.length / 2);
  new Uint32Array(memory.buffer, code, words.length).set(words);
  run(code, reserve(1 << 16), 0, 0, 1);
  for (const [operand, address] of addresses) {
    const { length } = operand.data;
    operand.data.set(placeOf(operand, address));
    const behind = new Float64Array(memory.buffer, address + 8 * (length + (length % 2)), GAP);
    expect([...behind]).toEqual(Array(GAP).fill(MARK));
  }
}
