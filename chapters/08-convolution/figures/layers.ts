import type { ActivationName } from '../../../src/notation/activations/list.ts';
import { inferShapes } from '../../../src/engine/shapes.ts';
import type { LayerSpec } from '../../../src/layers/list.ts';
import { initialParameters, modelOf, type LayeredNetwork } from '../../../src/layers/network.ts';
import { zeros, type Shape } from '../../../src/tensor/tensor.ts';

/** Layers that there are to choose from; an activation follows each that has weights. */
export type Chosen = Extract<
  LayerSpec,
  { readonly type: 'conv2d' | 'maxPool2d' | 'averagePool2d' | 'dense' }
>;

export interface Choice {
  /** Dense layers after all others. */
  readonly layers: readonly Chosen[];
  readonly activation: ActivationName;
}

/** The network of the text. */
export const FIRST: Choice = {
  layers: [
    { type: 'conv2d', filters: 5, kernel: [3, 3], stride: 1, padding: 0 },
    { type: 'maxPool2d', size: [2, 2], stride: 2 },
    { type: 'conv2d', filters: 12, kernel: [2, 2], stride: 1, padding: 0 },
  ],
  activation: 'relu',
};

const isDense = ({ type }: Chosen): boolean => type === 'dense';

/** With a layer of a kind more: of maps after the last of maps, dense ones at the end. */
export function withLayer({ layers, ...rest }: Choice, layer: Chosen): Choice {
  const maps = layers.filter((one) => !isDense(one));
  const dense = layers.filter(isDense);
  return {
    ...rest,
    layers: isDense(layer) ? [...layers, layer] : [...maps, layer, ...dense],
  };
}

/** A network that reads digits; it need not fit. */
export function networkOf({ layers, activation }: Choice): LayeredNetwork {
  const active = (layer: Chosen): LayerSpec[] =>
    layer.type === 'conv2d' || layer.type === 'dense' ? [layer, { type: activation }] : [layer];
  return {
    input: [1, 8, 8],
    layers: [
      ...layers.filter((one) => !isDense(one)).flatMap(active),
      { type: 'flatten' },
      ...layers.filter(isDense).flatMap(active),
      { type: 'dense', units: 10 },
      { type: 'softmax' },
    ],
  };
}

/** The shapes that layers give of one sample, in the order of the choice, or why they do not fit. */
export function shapesOf(choice: Choice): readonly Shape[] | string {
  const network = networkOf(choice);
  try {
    const { graph, outputs, target } = modelOf(network);
    const shapeOf = inferShapes(graph, {
      ...initialParameters(network, 1),
      [graph.inputs[0]!]: zeros([...network.input, 1]),
      [graph.targets[0]!]: zeros([...target, 1]),
    });
    return network.layers.flatMap((layer, n) =>
      isNumbered(layer) ? [shapeOf(outputs[n]!).slice(0, -1)] : [],
    );
  } catch (error) {
    // The choice numbers fewer layers than the network has, and names their kinds in words.
    return (error as Error).message.replace(
      /^layer (\d+) \(\w+\)/,
      (_, n) => `layer ${network.layers.slice(0, Number(n)).filter(isNumbered).length}`,
    );
  }
}

const isNumbered = ({ type }: LayerSpec): boolean =>
  type === 'conv2d' || type === 'dense' || type.endsWith('Pool2d');
