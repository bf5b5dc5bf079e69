import { expTable } from '../../tensor/exp.ts';
import { sampleWithin } from '../../tensor/samples.ts';
import type { Tensor } from '../../tensor/tensor.ts';
import type { Executor, SampleRows } from './executor.ts';
import { encoded } from './machine-code.ts';
import { END, GATHER, opcodes } from './opcodes.ts';
import type { Plan } from './plan.ts';
import type { Work } from './work.ts';

/** Where the kernels expect the table of the exponential, and what is free for tensors after it. */
export const TABLE = 1024;
export const FREE = TABLE + expTable.byteLength;

/** An instance of the compiled kernels; its memory holds the tensors of the trainer that ran last. */
export interface Machine {
  readonly memory: WebAssembly.Memory;
  /** Runs the instructions at `code`, which may use `room`, over `steps` mini-batches of `samples` columns, listed from `chosen` on. */
  run(code: number, room: number, chosen: number, samples: number, steps: number): void;
  /** Copies back what that trainer has in memory, before another takes its place. */
  release(): void;
}

const PAGE = 65536;
/** Columns of any operand that kernels have room for. */
const ROOM = 8;
/** Samples that are listed at a time. */
const LIST = 8192;
/** Tensors that one instruction gathers. */
const GATHERS = 3;

/** A plan in the memory of the kernels. */
interface Program {
  /** In turn: addresses of lists of instructions, and work that has no compiled form. */
  readonly parts: readonly (number | Work)[];
  /** Address of the room that instructions may use. */
  readonly room: number;
}

/**
 * Runs plans on the compiled kernels. `parameters` live in the memory of the kernels from a run until they are released;
 * a kernel that has no compiled form runs in TypeScript, and what it reads and writes is copied.
 */
export function compiled(
  machine: Machine,
  parameters: readonly Tensor[],
  rows: SampleRows,
): Executor {
  const { memory } = machine;
  let held = false;
  const total = Object.values(rows)[0]?.shape[0] ?? 0;
  const addresses = new Map<Float64Array, number>();
  const programs = new Map<Plan, Program>();
  let free = FREE;
  let list = { address: FREE, length: 0 };

  const reserve = (bytes: number): number => {
    const address = free;
    free += Math.ceil(bytes / 64) * 64;
    const missing = free - memory.buffer.byteLength;
    if (missing > 0) memory.grow(Math.ceil(missing / PAGE));
    return address;
  };
  const numbersAt = (address: number, { data }: Tensor): Float64Array =>
    new Float64Array(memory.buffer, address, data.length);
  /** Tensors that share their data share an address. What is in a tensor when it gets one is copied. */
  const addressOf = (tensor: Tensor): number => {
    const known = addresses.get(tensor.data);
    if (known !== undefined) return known;
    const address = reserve(tensor.data.byteLength);
    addresses.set(tensor.data, address);
    numbersAt(address, tensor).set(tensor.data);
    return address;
  };
  const copyIn = (tensor: Tensor): void => numbersAt(addressOf(tensor), tensor).set(tensor.data);
  const copyOut = (tensor: Tensor): void => tensor.data.set(numbersAt(addressOf(tensor), tensor));

  const listFor = (length: number): void => {
    list = { address: reserve(length * Uint32Array.BYTES_PER_ELEMENT), length };
  };
  const release = (): void => {
    if (held) parameters.forEach(copyOut);
    held = false;
  };
  /** The parameters are in memory from now on, and with them all that the programs read. */
  const hold = (): void => {
    if (machine.release !== release) {
      machine.release();
      machine.release = release;
      addresses.clear();
      programs.clear();
      free = FREE;
      listFor(LIST);
    }
    if (!held) parameters.forEach(copyIn);
    held = true;
  };

  const gathering = ({ given, samples }: Plan): number[] => {
    const pairs = given.map(({ name, tensor: { data } }): [Tensor, Tensor] => [
      { data, shape: [data.length / samples, samples] },
      rows[name]!,
    ]);
    const groups = Array.from({ length: Math.ceil(pairs.length / GATHERS) }, (_, n) =>
      pairs.slice(n * GATHERS, (n + 1) * GATHERS),
    );
    return groups.flatMap((group) => encoded(GATHER, group.flat(), addressOf));
  };
  const programOf = (plan: Plan): Program => {
    const known = programs.get(plan);
    if (known !== undefined) return known;
    const parts: (number | Work)[] = [];
    let words = gathering(plan);
    const flush = (): void => {
      if (words.length === 0) return;
      words.push(...encoded(END, [], addressOf));
      const code = reserve(words.length * Uint32Array.BYTES_PER_ELEMENT);
      new Uint32Array(memory.buffer, code, words.length).set(words);
      parts.push(code);
      words = [];
    };
    for (const work of plan.work) {
      const opcode = opcodes.get(work.kernel);
      if (opcode === undefined) {
        flush();
        parts.push(work);
      } else words.push(...encoded(opcode, work.operands, addressOf));
    }
    flush();
    const longest = Math.max(
      0,
      ...plan.work.flatMap(({ operands }) => operands.flatMap(({ shape }) => shape)),
    );
    const room = reserve(ROOM * longest * Float64Array.BYTES_PER_ELEMENT);
    const program = { parts, room };
    programs.set(plan, program);
    return program;
  };

  /** Room for the samples of one or more mini-batches. */
  const listOf = (samples: number): Uint32Array => {
    if (samples > list.length) listFor(samples);
    return new Uint32Array(memory.buffer, list.address, list.length);
  };
  const performApart = (work: Work): void => {
    work.operands.forEach(copyOut);
    work.kernel(...work.operands);
    work.operands.slice(0, work.writes).forEach(copyIn);
  };
  const runProgram = (plan: Plan, steps: number): void => {
    const { parts, room } = programOf(plan);
    const { samples } = plan;
    const [first] = parts;
    if (parts.length === 1 && typeof first === 'number') {
      machine.run(first, room, list.address, samples, steps);
      return;
    }
    for (let step = 0; step < steps; step++) {
      const chosen = list.address + step * samples * Uint32Array.BYTES_PER_ELEMENT;
      for (const part of parts) {
        if (typeof part === 'number') machine.run(part, room, chosen, samples, 1);
        else performApart(part);
      }
    }
  };

  return {
    run(planOf, { from, to, rate, columns }) {
      hold();
      let [listed, samples] = [0, 0]; // steps, of so many samples each
      let chosen = listOf(0);
      const flush = (): void => {
        if (listed === 0) return;
        const plan = planOf(samples);
        plan.rate.data[0] = rate;
        copyIn(plan.rate);
        runProgram(plan, listed);
        listed = 0;
      };
      for (let step = from; step < to; step++) {
        const batch = columns(step);
        const fits = batch.length === samples && (listed + 1) * samples <= list.length;
        if (!fits) {
          flush();
          samples = batch.length;
          chosen = listOf(samples);
        }
        for (let n = 0; n < samples; n++) {
          chosen[listed * samples + n] = sampleWithin(batch[n]!, total);
        }
        listed++;
      }
      flush();
    },
    pass(plan, samples, first, results) {
      hold();
      const chosen = listOf(plan.samples);
      for (let n = 0; n < plan.samples; n++) chosen[n] = sampleWithin(samples[first + n]!, total);
      runProgram(plan, 1);
      results.forEach(copyOut);
    },
    release,
  };
}
