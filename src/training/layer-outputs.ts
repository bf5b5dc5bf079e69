import { interpreted } from '../engine/training/interpreted.ts';
import { loadedKernels, type Kernels } from '../engine/training/executor.ts';
import type { Values } from '../engine/operation.ts';
import { plan } from '../engine/training/plan.ts';
import { graphOf, modelOf, type Network } from '../layers/network.ts';
import { sampleRows } from '../tensor/samples.ts';
import { zeros, type Tensor } from '../tensor/tensor.ts';

/**
 * A forward pass over fixed inputs [...input, N], in buffers that are kept and overwritten at each call: gives the
 * tensors of the names that are wanted. On the compiled kernels, by default where they are loaded, or in TypeScript (null).
 */
export function layerOutputs(
  network: Network,
  inputs: Tensor,
  wanted: readonly string[],
  kernels: Kernels | null = loadedKernels(),
): (parameters: Values) => Values {
  const { parameters: shapes, target, graph } = modelOf(network);
  const samples = inputs.shape.at(-1)!;
  const own: Values = Object.fromEntries(
    Object.entries(shapes).map(([name, shape]) => [name, zeros(shape)]),
  );
  const [x = 'a0', y = 'y'] = [graph.inputs[0], graph.targets[0]];
  const made = plan(graphOf(network), {
    parameters: own,
    given: { [x]: network.input, [y]: target },
    samples,
    training: false,
    wanted,
  });
  const outputs = Object.fromEntries(wanted.map((name) => [name, made.tensors[name]!]));
  const rows = { [x]: sampleRows(inputs) };
  const executor = kernels?.executor(Object.values(own), rows) ?? interpreted(rows);
  const every = Uint32Array.from({ length: samples }, (_, n) => n);
  return (parameters) => {
    executor.release();
    for (const [key, { data: values }] of Object.entries(own)) values.set(parameters[key]!.data);
    executor.pass(made, every, 0, Object.values(outputs));
    return outputs;
  };
}
