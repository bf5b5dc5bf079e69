import { missing } from '../tensor/columns.ts';
import type { Tensor } from '../tensor/tensor.ts';
import { fuse } from './fuse.ts';
import type { Kernels } from './kernels.ts';
import { END, GATHER, opcodes } from './opcodes.ts';
import type { Plan } from './plan.ts';
import type { RunOptions } from './trainer.ts';

/** Words of an instruction: its number, then address, rows and columns of at most five operands. */
const WIDTH = 16;
const FIRST = 1024;
const PAGE = 65536;
/** Columns that are listed at a time. */
const LIST = 8192;

/** Whether every part of a plan has a compiled form. */
export const canCompile = ({ work }: Plan): boolean =>
  work.every(({ kernel }) => kernel && opcodes.has(kernel));

/** The tensors of one trainer in the memory of the compiled kernels. */
export interface Compiled {
  /** Runs training steps on `state`, the tensors that stay from step to step, and copies them back. */
  run(
    state: readonly Tensor[],
    planOf: (samples: number) => Plan,
    options: Pick<RunOptions, 'from' | 'to' | 'columns'>,
  ): void;
}

/** `data` are the inputs and targets as rows, one sample after the other. */
export function compiled(kernels: Kernels, data: Readonly<Record<'a0' | 'y', Tensor>>): Compiled {
  const { memory } = kernels;
  const owner = {};
  const total = data.a0.shape[0] ?? 1;
  const addresses = new Map<Tensor, number>();
  const programs = new Map<Plan, number>();
  let free = FIRST;
  let list = { address: FIRST, length: 0 };

  const reserve = (bytes: number): number => {
    const address = free;
    free += Math.ceil(bytes / 16) * 16;
    const missing = free - memory.buffer.byteLength;
    if (missing > 0) memory.grow(Math.ceil(missing / PAGE));
    return address;
  };
  const addressOf = (tensor: Tensor): number => {
    const known = addresses.get(tensor);
    if (known !== undefined) return known;
    const address = reserve(tensor.data.byteLength);
    addresses.set(tensor, address);
    return address;
  };
  const copyIn = (tensor: Tensor): void => {
    const address = addressOf(tensor);
    new Float64Array(memory.buffer, address, tensor.data.length).set(tensor.data);
  };
  const listFor = (length: number): void => {
    list = { address: reserve(length * Uint32Array.BYTES_PER_ELEMENT), length };
  };
  const own = (): void => {
    if (kernels.owner === owner) return;
    kernels.owner = owner;
    addresses.clear();
    programs.clear();
    free = FIRST;
    listFor(LIST);
    copyIn(data.a0);
    copyIn(data.y);
  };
  const words = (opcode: number, operands: readonly Tensor[]): number[] => {
    const described = operands.flatMap((tensor) => [
      addressOf(tensor),
      tensor.shape[0] ?? 1,
      tensor.shape[1] ?? 1,
    ]);
    return [opcode, ...described, ...Array.from({ length: WIDTH - 1 - described.length }, () => 0)];
  };
  const programOf = (plan: Plan): number => {
    const known = programs.get(plan);
    if (known !== undefined) return known;
    copyIn(plan.tensors['N']!);
    const code = [
      ...(['a0', 'y'] as const).flatMap((key) => words(GATHER, [plan.tensors[key]!, data[key]])),
      ...fuse(plan).flatMap(({ opcode, operands }) => words(opcode, operands)),
      ...words(END, []),
    ];
    const address = reserve(code.length * Uint32Array.BYTES_PER_ELEMENT);
    new Uint32Array(memory.buffer, address, code.length).set(code);
    programs.set(plan, address);
    return address;
  };

  return {
    run(state, planOf, { from, to, columns }) {
      own();
      state.forEach(copyIn);
      let [listed, samples] = [0, 0]; // steps, of so many samples each
      let chosen = new Uint32Array(memory.buffer, list.address, list.length);
      const flush = (): void => {
        if (listed > 0) kernels.run(programOf(planOf(samples)), list.address, samples, listed);
        listed = 0;
        chosen = new Uint32Array(memory.buffer, list.address, list.length);
      };
      for (let step = from; step < to; step++) {
        const batch = columns(step);
        const fits = batch.length === samples && (listed + 1) * samples <= list.length;
        if (!fits) {
          flush();
          samples = batch.length;
          if (samples > list.length) {
            listFor(samples);
            flush();
          }
        }
        for (let n = 0; n < samples; n++) chosen[listed * samples + n] = within(batch[n]!, total);
        listed++;
      }
      flush();
      for (const tensor of state) {
        const { length } = tensor.data;
        tensor.data.set(new Float64Array(memory.buffer, addressOf(tensor), length));
      }
    },
  };
}

function within(column: number, total: number): number {
  if (column >= 0 && column < total) return column;
  throw missing(column, total);
}
