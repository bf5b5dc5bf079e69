import type { Graph, Node } from '../engine/graph.ts';
import { graphFrom } from '../engine/make-graph.ts';
import type { Operation, Values } from '../engine/operation.ts';
import { isActivation, type ActivationName } from '../notation/activations/list.ts';
import { softmaxCrossEntropy } from '../ops/softmax-cross-entropy.ts';
import { trainingOf, type TrainingSpec } from '../ops/training/training.ts';
import { seeded } from '../tensor/random.ts';
import { size, type Shape } from '../tensor/tensor.ts';
import type { AuthoredNetwork } from './authored.ts';
import { LayerError, type Builder, type Draw } from './layer.ts';
import { layerKinds, type LayerSpec } from './list.ts';
import type { Model } from './model.ts';
import { memo } from '../tensor/memo.ts';

/** A network as plain JSON: the shape of one sample of its input, and its layers, the last of which has the loss. */
export interface LayeredNetwork extends TrainingSpec {
  readonly input: Shape;
  readonly layers: readonly LayerSpec[];
}

/** A list of layers, or a graph that an author wrote. */
export type Network = LayeredNetwork | AuthoredNetwork;

const layersOf = (network: Network): readonly LayerSpec[] =>
  'layers' in network ? network.layers : [];

/** What makes models of authored graphs comes with `all.ts`. */
export const authored = {} as { model(network: AuthoredNetwork): Model };

/**
 * The model of a network, the same for the same object. Throws a LayerError that names the layer that does not fit, or, of
 * an authored graph, a TensorError that names the tensor.
 */
export const modelOf = memo((network: Network): Model =>
  'layers' in network ? build(network) : authored.model(network),
);

export const graphOf = (network: Network): Graph => modelOf(network).graph;

/** Number of layers that have weights, the `l` of the text. */
export const depth = (network: Network): number => modelOf(network).depth;

/** Numbers in one sample of the input, then of what each layer of weights computes: of dense layers their units. */
export const widthsOf = (network: Network): readonly number[] => modelOf(network).widths;

/** Numbers in one sample of the input. */
export const inputSize = ({ input }: Network): number => size(input);

/** Numbers in one sample of the prediction. */
export const outputSize = (network: Network): number => size(modelOf(network).target);

/** Shapes of the parameters, and after them of the states of the optimizer: of all that training changes. */
export function trainedShapes(network: Network): Readonly<Record<string, Shape>> {
  const { parameters, graph } = modelOf(network);
  const states = Object.entries(graph.states).map(([name, { like }]): [string, Shape] => [
    name,
    like === null ? [] : parameters[like]!,
  ]);
  const own = graph.parameters.map((name): [string, Shape] => [name, parameters[name]!]);
  return Object.fromEntries([...own, ...states]);
}

/** Seeded initial parameters: weights after Glorot and Bengio times a scale, by default 1, biases 0. */
export function initialParameters(network: Network, seed: number, scale = 1): Values {
  const random = seeded(seed);
  const { parameters, draws } = modelOf(network);
  return Object.fromEntries(
    Object.entries(parameters).map(([name, shape]) => [name, draws[name]!(shape, random, scale)]),
  );
}

/** Dense layers of these widths, the input first, an activation after each but the last, and a softmax. */
export function denseNetwork(
  widths: readonly number[],
  activation: ActivationName,
): LayeredNetwork {
  const [inputs, ...units] = widths;
  const layers = units.flatMap((width, n): LayerSpec[] => [
    { type: 'dense', units: width },
    n < units.length - 1 ? { type: activation } : { type: 'softmax' },
  ]);
  return { input: [inputs!], layers };
}

/** What a network of dense layers is made of, as `denseNetwork` makes them. */
export interface DenseForm {
  readonly widths: readonly number[];
  /** That of the hidden layers; of a network without any the sigmoid. */
  readonly activation: ActivationName;
}

/** The widths and the activation of a network as `denseNetwork` makes them; null for any other. */
export function denseForm(network: Network): DenseForm | null {
  const { input } = network;
  const layers = layersOf(network);
  const units = layers.filter((_, n) => n % 2 === 0);
  const others = layers.filter((_, n) => n % 2 === 1);
  const hidden = others.slice(0, -1).map(({ type }) => type);
  const [activation = 'sigmoid'] = hidden;
  const plain =
    input.length === 1 &&
    layers.length % 2 === 0 &&
    units.every(({ type }) => type === 'dense') &&
    others.at(-1)?.type === 'softmax' &&
    isActivation(activation) &&
    hidden.every((type) => type === activation);
  if (!plain) return null;
  return {
    widths: [input[0]!, ...units.map((layer) => (layer.type === 'dense' ? layer.units : 0))],
    activation,
  };
}

/** What a network is made of in words: its layers, `convolution, 4 filters of 3 × 3`, or its operations. */
export const layersInWords = (network: Network): string[] =>
  'layers' in network
    ? network.layers.map((spec) => {
        const { words, details } = layerKinds[spec.type];
        return details ? `${words}, ${details(spec)}` : words;
      })
    : graphOf(network).nodes.map(({ operation }) => operation.name);

/** The operation that computes the loss. */
export const headOf = (network: Network): Operation =>
  graphOf(network).nodes.find(({ operation }) => operation.loss !== undefined)!.operation;

/** Whether a network tells classes apart: its probabilities sum to 1, and the likeliest class is its answer. */
export const isClassifier = (network: Network): boolean => headOf(network) === softmaxCrossEntropy;

/** The activation of the hidden layers, of several the first; the sigmoid where there is none. */
export const activationOf = (network: Network): ActivationName =>
  graphOf(network)
    .nodes.map(({ operation }) => operation.name)
    .find(isActivation) ?? 'sigmoid';

function build({ input, layers, ...spec }: LayeredNetwork): Model {
  const nodes: Node[] = [];
  const parameters: Record<string, Shape> = {};
  const draws: Record<string, Draw> = {};
  const outputs: string[] = [];
  const widths = [size(input)];
  const taken = new Set(['a0']);
  let work = 0;
  let [output, shape, layer, place, ended] = ['a0', input, 0, 0, false];

  const name = (symbol: string): string => {
    let number = Math.max(1, layer);
    while (taken.has(`${symbol}${number}`)) number++;
    taken.add(`${symbol}${number}`);
    return `${symbol}${number}`;
  };
  const fail = (expected: string, actual: string, mistake?: string): never => {
    throw new LayerError(place, layers[place]!.type, expected, actual, mistake);
  };
  const builder: Builder = {
    get output() {
      return output;
    },
    get shape() {
      return shape;
    },
    begin: () => void layer++,
    name,
    parameter(symbol, parameterShape, draw) {
      const key = `${symbol}${layer}`;
      parameters[key] = parameterShape;
      draws[key] = draw;
      return key;
    },
    add(operation, names, next, attributes) {
      nodes.push({ operation, layer, names, ...(attributes && { attributes }) });
      output = names[next.role]!;
      shape = next.shape;
      const places = size(shape.slice(1));
      for (const one of Object.values(names)) work += places * size(parameters[one] ?? [0]);
      if (layer === widths.length) widths.push(size(shape));
    },
    head(operation, names) {
      nodes.push({ operation, layer, names });
      output = names[operation.prediction!]!;
      ended = true;
    },
    fail,
  };
  for (const [n, spec] of layers.entries()) {
    place = n;
    if (ended) fail('nothing after the layer with the loss', 'another layer');
    layerKinds[spec.type].build(spec, builder);
    outputs.push(output);
  }
  if (!ended) {
    fail('a last layer with a loss ("softmax", "squaredError" or "sigmoidCrossEntropy")', 'none');
  }
  const draft = { nodes, parameters: Object.keys(parameters), inputs: ['a0'], targets: ['y'] };
  return {
    graph: graphFrom(draft, trainingOf(spec)),
    parameters,
    outputs,
    target: shape,
    depth: layer,
    widths,
    work,
    draws,
  };
}
