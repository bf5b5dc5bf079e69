import '../../../../src/layers/all.ts';
import { run, type Trace } from '../../../../src/engine/trace.ts';
import type { LayerSpec } from '../../../../src/layers/list.ts';
import { graphOf, type Network } from '../../../../src/layers/network.ts';
import { scalar, tensor } from '../../../../src/tensor/tensor.ts';

/** What an output layer with its loss makes of the logits. */
export interface HeadPass {
  readonly p: readonly number[];
  readonly loss: number;
  /** δ at the logits. */
  readonly error: readonly number[];
}

/** The heads of the engine, as the layers that follow the logits. */
export const heads = {
  softmax: [{ type: 'softmax' }],
  sigmoidCrossEntropy: [{ type: 'sigmoidCrossEntropy' }],
  squaredError: [{ type: 'squaredError' }],
  sigmoidSquaredError: [{ type: 'sigmoid' }, { type: 'squaredError' }],
} as const satisfies Readonly<Record<string, readonly LayerSpec[]>>;

export type HeadName = keyof typeof heads;

/** One column of logits and its target through a head and back, by the engine. */
export function headPass(head: HeadName, z: readonly number[], y: readonly number[]): HeadPass {
  const network: Network = { input: [z.length], layers: heads[head] };
  const column = (values: readonly number[]) => tensor([values.length, 1], values);
  const values = { a0: column(z), y: column(y), alpha: scalar(0), N: scalar(1) };
  const trace = run(graphOf(network), values, { inputGradient: true });
  return {
    p: numbers(trace, 'p'),
    loss: numbers(trace, 'L')[0]!,
    error: numbers(trace, 'da0'),
  };
}

const numbers = (trace: Trace, key: string): number[] => [
  ...trace.at(key, trace.steps.length)!.data,
];
