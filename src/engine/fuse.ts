import { descend, scaleByInverse } from '../tensor/descent.ts';
import {
  multiplyByTransposed,
  multiplyEach,
  multiplyTransposed,
  sumColumns,
} from '../tensor/products.ts';
import type { Tensor } from '../tensor/tensor.ts';
import { opcodes } from './opcodes.ts';
import type { Kernel } from './operation.ts';
import type { Plan, Work } from './plan.ts';

/** A compiled kernel, by its number in kernels/index.ts, and what it is applied to. */
export interface Fused {
  readonly opcode: number;
  readonly operands: readonly Tensor[];
}

type Operands = readonly Tensor[];

interface Fusion {
  /** One works on what the one before wrote first, which nothing else does. */
  readonly chain: readonly Kernel[];
  readonly opcode: number;
  /** Operands of the fused kernel from those of the first and of the last, and the number of samples. */
  operands(first: Operands, last: Operands, N: Tensor): (Tensor | undefined)[];
}

const DESCEND_BY_PRODUCT = 15;
const DESCEND_BY_SUM = 16;

/** The same sums, products and differences in the same order, without writing what is between. */
const fusions: readonly Fusion[] = [
  {
    chain: [multiplyTransposed, multiplyEach],
    opcode: 14,
    operands: ([, A, B], [out, , slope]) => [out, A, B, slope],
  },
  ...[[], [scaleByInverse]].flatMap((mean): Fusion[] => [
    {
      chain: [multiplyByTransposed, ...mean, descend],
      opcode: DESCEND_BY_PRODUCT,
      operands: ([, A, B], [theta, , , alpha], N) => [theta, A, B, alpha, N],
    },
    {
      chain: [sumColumns, ...mean, descend],
      opcode: DESCEND_BY_SUM,
      operands: ([, A], [theta, , , alpha], N) => [theta, A, alpha, N],
    },
  ]),
];

/** The work of a plan, all of whose kernels have numbers, with chains replaced by one kernel at the place of the last. */
export function fuse({ work, tensors }: Plan): Fused[] {
  const gone = new Set<Work>();
  const fused = new Map<Work, Fused>();
  for (const first of work) {
    const between = first.operands[0]!;
    const chain = work.filter(({ operands }) => operands.includes(between));
    const last = chain.at(-1)!;
    const fusion = fusions.find(
      (one) =>
        one.chain.length === chain.length &&
        one.chain.every((kernel, n) => kernel === chain[n]!.kernel),
    );
    if (!fusion || chain[0] !== first || !safe(work, first, last)) continue;
    for (const one of chain) gone.add(one);
    const operands = fusion.operands(first.operands, last.operands, tensors['N']!);
    fused.set(last, { opcode: fusion.opcode, operands: operands as Tensor[] });
  }
  return work.flatMap((one) => {
    const whole = fused.get(one);
    if (whole) return [whole];
    return gone.has(one) ? [] : [{ opcode: opcodes.get(one.kernel!)!, operands: one.operands }];
  });
}

/** Whether the first may wait for the last: nothing between writes what it reads, and the last works in place. */
function safe(work: readonly Work[], first: Work, last: Work): boolean {
  const between = work.slice(work.indexOf(first) + 1, work.indexOf(last));
  const inPlace = last.kernel !== descend || last.operands[0] === last.operands[1];
  return inPlace && !between.some(({ operands: [out] }) => first.operands.slice(1).includes(out!));
}
