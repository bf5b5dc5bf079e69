import { missing } from '../tensor/columns.ts';
import type { Tensor } from '../tensor/tensor.ts';
import { instruction } from './instruction.ts';
import { FREE, type Kernels } from './kernels.ts';
import { END, GATHER, opcodes } from './opcodes.ts';
import type { Plan } from './plan.ts';
import type { RunOptions } from './trainer.ts';

const PAGE = 65536;
/** Columns of any operand that kernels may put side by side. */
const PANEL = 4;
/** Columns that are listed at a time. */
const LIST = 8192;

/** Whether every part of a plan has a compiled form. */
export const canCompile = ({ work }: Plan): boolean =>
  work.every(({ kernel }) => opcodes.has(kernel));

/** Addresses of a list of instructions, and of the room that it needs. */
interface Program {
  readonly code: number;
  readonly panel: number;
}

/** The tensors of one trainer in the memory of the compiled kernels. */
export interface Compiled {
  /** Runs training steps. */
  run(planOf: (samples: number) => Plan, options: RunOptions): void;
  /** Runs a plan once, over columns from the place `first` on, and copies the results back. */
  pass(plan: Plan, columns: ArrayLike<number>, first: number, results: readonly Tensor[]): void;
  /** Copies the state back; it may then be read and written until the next run. */
  release(): void;
}

/**
 * `state` are the tensors that stay from step to step, which live in the memory of the kernels from a run until they are
 * released; `data` are the inputs and targets as rows, one sample after the other.
 */
export function compiled(
  kernels: Kernels,
  state: readonly Tensor[],
  data: Readonly<Record<'a0' | 'y', Tensor>>,
): Compiled {
  const { memory } = kernels;
  let held = false;
  const total = data.a0.shape[0] ?? 1;
  const addresses = new Map<Tensor, number>();
  const programs = new Map<Plan, Program>();
  let free = FREE;
  let list = { address: FREE, length: 0 };

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
  const copyOut = (tensor: Tensor): void => {
    tensor.data.set(new Float64Array(memory.buffer, addressOf(tensor), tensor.data.length));
  };
  const listFor = (length: number): void => {
    list = { address: reserve(length * Uint32Array.BYTES_PER_ELEMENT), length };
  };
  const release = (): void => {
    if (held) state.forEach(copyOut);
    held = false;
  };
  /** The state is in memory from now on, and with it all that the programs read. */
  const hold = (): void => {
    if (kernels.release !== release) {
      kernels.release();
      kernels.release = release;
      addresses.clear();
      programs.clear();
      free = FREE;
      listFor(LIST);
      copyIn(data.a0);
      copyIn(data.y);
    }
    if (!held) state.forEach(copyIn);
    held = true;
  };
  const programOf = (plan: Plan): Program => {
    const known = programs.get(plan);
    if (known !== undefined) return known;
    copyIn(plan.tensors['N']!);
    const code = [
      ...instruction(GATHER, [plan.tensors['a0']!, data.a0, plan.tensors['y']!, data.y], addressOf),
      ...plan.work.flatMap(({ kernel, operands }) =>
        instruction(opcodes.get(kernel)!, operands, addressOf),
      ),
      ...instruction(END, [], addressOf),
    ];
    const longest = Math.max(
      ...plan.work.flatMap(({ operands }) => operands.flatMap(({ shape }) => shape)),
    );
    const program = {
      code: reserve(code.length * Uint32Array.BYTES_PER_ELEMENT),
      panel: reserve(PANEL * longest * Float64Array.BYTES_PER_ELEMENT),
    };
    new Uint32Array(memory.buffer, program.code, code.length).set(code);
    programs.set(plan, program);
    return program;
  };

  /** Room for the columns of one or more mini-batches. */
  const chosenOf = (samples: number): Uint32Array => {
    if (samples > list.length) listFor(samples);
    return new Uint32Array(memory.buffer, list.address, list.length);
  };
  const runProgram = (plan: Plan, steps: number): void => {
    const { code, panel } = programOf(plan);
    kernels.run(code, panel, list.address, plan.samples, steps);
  };

  return {
    run(planOf, { from, to, rate, columns }) {
      hold();
      let [listed, samples] = [0, 0]; // steps, of so many samples each
      let chosen = chosenOf(0);
      const flush = (): void => {
        if (listed === 0) return;
        const made = planOf(samples);
        made.tensors['alpha']!.data[0] = rate;
        copyIn(made.tensors['alpha']!);
        runProgram(made, listed);
        listed = 0;
      };
      for (let step = from; step < to; step++) {
        const batch = columns(step);
        const fits = batch.length === samples && (listed + 1) * samples <= list.length;
        if (!fits) {
          flush();
          samples = batch.length;
          chosen = chosenOf(samples);
        }
        for (let n = 0; n < samples; n++) chosen[listed * samples + n] = within(batch[n]!, total);
        listed++;
      }
      flush();
    },
    pass(made, columns, first, results) {
      hold();
      const chosen = chosenOf(made.samples);
      for (let n = 0; n < made.samples; n++) chosen[n] = within(columns[first + n]!, total);
      runProgram(made, 1);
      results.forEach(copyOut);
    },
    release,
  };
}

function within(column: number, total: number): number {
  if (column >= 0 && column < total) return column;
  throw missing(column, total);
}
