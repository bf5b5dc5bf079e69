import type { ImageColumn } from '../../../../draw/image-columns.ts';
import { modelOf, type Network } from '../../../../layers/network.ts';
import { isActivation } from '../../../../notation/activations/list.ts';
import { size, type Shape } from '../../../../tensor/tensor.ts';
import { layerOutputs } from '../../../../training/layer-outputs.ts';
import { zeros } from '../../../../tensor/tensor.ts';

/** Side of a picture in pixels. */
const SIDE = 8;

/**
 * The columns of a network that reads pictures: the picture, of each unit that reads it the template of its weights, of
 * each convolution its kernels and its maps, what other layers compute, and the classes. Null for a graph of an author.
 */
export function columnsOf(network: Network): readonly ImageColumn[] | null {
  if (!('layers' in network)) return null;
  const { outputs, parameters, graph } = modelOf(network);
  const names = outputs.filter((name) => name !== graph.prediction);
  const shapes = shapesOf(network, names);
  const input = { kind: 'input', key: graph.inputs[0]!, count: 1, parts: 1 } as const;
  const columns: ImageColumn[] = [{ ...input, rows: SIDE, columns: SIDE }];
  let layer = 0;
  let reads = input.key;
  network.layers.forEach(({ type }, n) => {
    const output = outputs[n]!;
    const next = network.layers[n + 1]?.type;
    if (type === 'dense' || type === 'conv2d') layer++;
    const weights = parameters[`W${layer}`];
    if (type === 'conv2d' && weights) {
      const [count = 1, parts = 1, rows = 1, width = 1] = weights;
      columns.push({ kind: 'kernel', key: `W${layer}`, count, parts, rows, columns: width });
    }
    if (output === graph.prediction) {
      columns.push({ ...plain('class', output), count: size(modelOf(network).target) });
    } else if (type === 'dense' && reads === input.key && size(network.input) === SIDE ** 2) {
      if (next && isActivation(next)) {
        const template = {
          kind: 'template',
          key: `W${layer}`,
          count: weights![0]!,
          parts: 1,
        } as const;
        columns.push({ ...template, rows: SIDE, columns: SIDE });
      }
    } else if (type !== 'flatten' && !(next && isActivation(next)) && !isLast(n, network)) {
      const before = network.layers[n - 1]?.type;
      const isTemplate = isActivation(type) && before === 'dense' && layer === 1;
      if (!isTemplate) columns.push(imagesOf(output, shapes[output]!));
    }
    reads = output;
  });
  return columns;
}

const plain = <K extends ImageColumn['kind']>(kind: K, key: string) => ({
  kind,
  key,
  parts: 1,
  rows: 1,
  columns: 1,
});

/** Whether the layer with the loss comes next: its logits are not shown apart from the probabilities. */
const isLast = (n: number, { layers }: { readonly layers: readonly unknown[] }): boolean =>
  n === layers.length - 2;

function imagesOf(key: string, shape: Shape): ImageColumn {
  const [count = 1, rows = 1, columns = 1] = shape;
  return shape.length === 3
    ? { kind: 'map', key, count, parts: 1, rows, columns }
    : { ...plain('unit', key), count: size(shape) };
}

/** Shapes of one sample of tensors. */
function shapesOf(network: Network, names: readonly string[]): Readonly<Record<string, Shape>> {
  const { parameters } = modelOf(network);
  const some = Object.fromEntries(
    Object.entries(parameters).map(([name, shape]) => [name, zeros(shape)]),
  );
  const outputs = layerOutputs(network, zeros([...network.input, 1]), names, null)(some);
  return Object.fromEntries(
    Object.entries(outputs).map(([name, { shape }]) => [name, shape.slice(0, -1)]),
  );
}
