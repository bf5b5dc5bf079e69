import { descend, scaleByInverse } from '../../tensor/descent.ts';
import { descendByProduct, descendBySum } from '../../tensor/fused.ts';
import { multiplyByTransposed, sumColumns } from '../../tensor/products.ts';
import { scalar, type Tensor } from '../../tensor/tensor.ts';
import type { Kernel } from '../operation.ts';
import type { Work } from './work.ts';

/** What computes a gradient, and the kernel that also takes its mean and descends. */
const fused: ReadonlyMap<Kernel, Kernel> = new Map<Kernel, Kernel>([
  [multiplyByTransposed, descendByProduct],
  [sumColumns, descendBySum],
]);

/**
 * The same work, where a gradient that only its parameter's update needs is computed and taken off the parameter at once,
 * at the place of the update; `N` is the number of samples. The sums, products and differences are the same, in the same order.
 */
export function fuse(work: readonly Work[], N: Tensor, wanted: readonly Tensor[]): Work[] {
  const gone = new Set<Work>();
  const replaced = new Map<Work, Work>();
  for (const gradient of work) {
    const kernel = fused.get(gradient.kernel);
    const [g, ...reads] = gradient.operands;
    const uses = work.filter(({ operands }) => operands.some(({ data }) => data === g!.data));
    const update = uses.at(-1)!;
    const between = uses.slice(1, -1);
    const only = uses[0] === gradient && between.every((one) => one.kernel === scaleByInverse);
    const given = wanted.some(({ data }) => data === g!.data);
    if (!kernel || !only || between.length > 1 || given) continue;
    if (update.kernel !== descend || !canWait(work, gradient, update)) continue;
    const [, theta, , alpha] = update.operands;
    const count = between.length > 0 ? N : ONE;
    const operands = [viewAs(theta!, g!), g!, ...reads, alpha!, count];
    for (const one of uses) gone.add(one);
    replaced.set(update, { kernel, operands, writes: 2 });
  }
  return work.flatMap((one) => replaced.get(one) ?? (gone.has(one) ? [] : [one]));
}

const ONE = scalar(1);

const viewAs = ({ data }: Tensor, { shape }: Tensor): Tensor => ({ data, shape });

/** Whether the update works in place, and nothing before it writes what the gradient is computed from. */
function canWait(work: readonly Work[], gradient: Work, update: Work): boolean {
  const [out, theta] = update.operands;
  const between = work.slice(work.indexOf(gradient) + 1, work.indexOf(update));
  const written = between.flatMap(({ operands, writes }) => operands.slice(0, writes));
  const read = gradient.operands.slice(1);
  return (
    out!.data === theta!.data && !written.some(({ data }) => read.some((one) => one.data === data))
  );
}
