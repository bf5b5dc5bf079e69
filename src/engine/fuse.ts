import { activateRelu, activateSigmoid, activateTanh } from '../tensor/activations.ts';
import { descend, scaleByInverse } from '../tensor/descent.ts';
import {
  descendByProduct,
  descendBySum,
  multiplyAddRelu,
  multiplyAddSigmoid,
  multiplyAddSoftmax,
  multiplyAddTanh,
  multiplyTransposedEach,
} from '../tensor/fused.ts';
import {
  multiplyAdd,
  multiplyByTransposed,
  multiplyEach,
  multiplyTransposed,
  sumColumns,
} from '../tensor/products.ts';
import { softmax } from '../tensor/softmax.ts';
import type { Tensor } from '../tensor/tensor.ts';
import type { Kernel } from './operation.ts';
import type { Work } from './plan.ts';

type Operands = readonly Tensor[];

interface Fusion {
  /** One works on what the one before wrote first, which nothing else does. */
  readonly chain: readonly Kernel[];
  readonly kernel: Kernel;
  /** Operands of the fused kernel from those of the first and of the last, and the number of samples. */
  operands(first: Operands, last: Operands, N: Tensor): (Tensor | undefined)[];
}

/** The same sums, products and differences in the same order, without writing what is between. */
const fusions: readonly Fusion[] = [
  ...(
    [
      [activateSigmoid, multiplyAddSigmoid],
      [activateTanh, multiplyAddTanh],
      [activateRelu, multiplyAddRelu],
    ] as const
  ).map(([activate, kernel]): Fusion => ({
    chain: [multiplyAdd, activate],
    kernel: kernel,
    operands: ([, W, x, b], [a, slope]) => [a, slope, W, x, b],
  })),
  {
    chain: [multiplyAdd, softmax],
    kernel: multiplyAddSoftmax,
    operands: ([, W, x, b], [p]) => [p, W, x, b],
  },
  {
    chain: [multiplyTransposed, multiplyEach],
    kernel: multiplyTransposedEach,
    operands: ([, A, B], [out, , slope]) => [out, A, B, slope],
  },
  ...[[], [scaleByInverse]].flatMap((mean): Fusion[] => [
    {
      chain: [multiplyByTransposed, ...mean, descend],
      kernel: descendByProduct,
      operands: ([g, A, B], [theta, , , alpha], N) => [theta, g, A, B, alpha, N],
    },
    {
      chain: [sumColumns, ...mean, descend],
      kernel: descendBySum,
      operands: ([, A], [theta, , , alpha], N) => [theta, A, alpha, N],
    },
  ]),
];

/** The same work with chains replaced by one kernel at the place of the last. */
export function fuse(work: readonly Work[], N: Tensor, wanted: readonly Tensor[]): Work[] {
  const gone = new Set<Work>();
  const fused = new Map<Work, Work>();
  for (const first of work) {
    const between = first.operands[0]!;
    const chain = work.filter(({ operands }) => operands.includes(between));
    const last = chain.at(-1)!;
    const fusion = fusions.find(
      (one) =>
        one.chain.length === chain.length &&
        one.chain.every((kernel, n) => kernel === chain[n]!.kernel),
    );
    const free = chain[0] === first && !wanted.includes(between);
    if (!fusion || !free || !safe(work, first, last)) continue;
    for (const one of chain) gone.add(one);
    const operands = fusion.operands(first.operands, last.operands, N) as Tensor[];
    fused.set(last, { kernel: fusion.kernel, operands });
  }
  return work.flatMap((one) => fused.get(one) ?? (gone.has(one) ? [] : [one]));
}

/** Whether the first may wait for the last: nothing between writes what it reads, and the last works in place. */
function safe(work: readonly Work[], first: Work, last: Work): boolean {
  const between = work.slice(work.indexOf(first) + 1, work.indexOf(last));
  const inPlace = last.kernel !== descend || last.operands[0] === last.operands[1];
  return inPlace && !between.some(({ operands: [out] }) => first.operands.slice(1).includes(out!));
}
