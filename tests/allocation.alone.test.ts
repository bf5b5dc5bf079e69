import { expect, test } from 'vitest';
import { trainer } from '../src/engine/training/trainer.ts';
import { denseNetwork, graphOf, initialParameters } from '../src/layers/network.ts';
import { seeded } from '../src/tensor/random.ts';
import { tensor } from '../src/tensor/tensor.ts';
import { compiledKernels } from './kernels.ts';

// Alone, as what is allocated depends on what else the code has been optimized for.
test.each([
  ['in TypeScript', null],
  ['compiled', compiledKernels],
])('a training step %s allocates nothing', (_, machine) => {
  const network = denseNetwork([3, 5, 4], 'sigmoid');
  const random = seeded(1);
  const x = tensor(
    [3, 20],
    Array.from({ length: 60 }, () => 2 * random() - 1),
  );
  const y = tensor(
    [4, 20],
    Array.from({ length: 80 }, (__, n) => Number(Math.floor(n / 20) === n % 4)),
  );
  const training = trainer(graphOf(network), initialParameters(network, 1), { x, y }, machine);
  const batches = [
    [0, 1],
    [4, 7],
  ];
  const columns = (step: number) => batches[step % 2]!;
  const heapOver = (steps: number): number => {
    const before = process.memoryUsage().heapUsed;
    training.run({ from: 0, to: steps, rate: 0.1, columns });
    return process.memoryUsage().heapUsed - before;
  };
  heapOver(20_000); // until it is compiled by the browser's optimiser
  // The smallest object is 12 bytes: one a step would be 600 000. Several tries, as others may allocate meanwhile.
  expect(Math.min(...[1, 2, 3].map(() => Math.abs(heapOver(50_000))))).toBeLessThan(100_000);
});
