import type { BlockEdge } from '../../draw/blocks.ts';
import type { Trace } from '../../engine/trace.ts';
import { modelOf, layersInWords, type Network } from '../../layers/network.ts';
import { hasSamples } from '../../engine/graph.ts';
import { print } from '../../notation/printing/number.ts';
import type { Scene } from '../../state/scene.ts';
import { valueNow } from '../../state/scene.ts';

/** A layer as a block: what it is, and the tensors that are in it by name. */
export interface Block {
  /** `convolution`, and `4 filters of 3 × 3` with it. */
  readonly kind: string;
  readonly words: string;
  /** Its output, the gradient with respect to it where there is one, its parameters. */
  readonly names: readonly string[];
  /** The first ones of these, which are drawn as pictures: no parameters and no loss. */
  readonly drawn: readonly string[];
  /** Of one sample of the output. */
  readonly shape: string;
  /** The tensors that it is computed from, but for its parameters. */
  readonly reads: readonly string[];
  /** A number instead of the shape. */
  readonly value?: number | undefined;
}

/** The blocks of a network: its input, its layers, its loss. */
export function blocksOf(scene: Scene): Block[] {
  const { network, trace } = scene;
  const { outputs, graph } = modelOf(network);
  const layers = layersInWords(network).map((words, n): Block => {
    const output = outputs[n]!;
    const node = graph.nodes.find(({ operation, names }) =>
      operation.outputs.some((role) => names[role] === output),
    )!;
    const read = node.operation.inputs.map((role) => node.names[role]!);
    const own = read.filter((name) => graph.parameters.includes(name));
    return {
      kind: words.split(',')[0]!,
      words,
      names: [output, ...gradientsOf(trace, output), ...own],
      drawn: [output, ...gradientsOf(trace, output)],
      shape: shapeOf(trace, output),
      reads: read.filter((name) => !own.includes(name)),
    };
  });
  const input: Block = {
    kind: 'input',
    words: 'input',
    names: graph.inputs.flatMap((name) => [name, ...gradientsOf(trace, name)]),
    drawn: graph.inputs.flatMap((name) => [name, ...gradientsOf(trace, name)]),
    shape: shapeOf(trace, graph.inputs[0]!),
    reads: [],
  };
  return [input, ...layers, lossOf(scene)];
}

/** Which block reads the output of which, by their places. */
export const edgesOf = (blocks: readonly Block[]): BlockEdge[] =>
  blocks.flatMap(({ reads }, to) =>
    reads.flatMap((name): BlockEdge[] => {
      const from = blocks.findIndex(({ names }) => names.includes(name));
      return from < 0 || from >= to ? [] : [[from, to]];
    }),
  );

/** The loss of the sample, or of the mini-batch once its mean is taken. */
function lossOf(scene: Scene): Block {
  const mean = valueNow(scene, 'Lbar', []);
  const value = mean ?? valueNow(scene, scene.trace.graph.loss, [scene.sample]);
  const [kind, name] =
    mean === undefined ? ['loss', scene.trace.graph.loss] : ['mean loss', 'Lbar'];
  return {
    kind,
    words: kind,
    names: [name],
    drawn: [],
    reads: [scene.trace.graph.prediction],
    shape: value === undefined ? '' : print(value),
    value,
  };
}

const gradientsOf = (trace: Trace, name: string): string[] =>
  trace.steps.some(({ writes }) => writes.includes(`d${name}`)) ? [`d${name}`] : [];

function shapeOf(trace: Trace, name: string): string {
  const { shape } = trace.at(name, trace.steps.length)!;
  return (hasSamples(trace.graph, name) ? shape.slice(0, -1) : shape).join(' × ');
}

/** The network in a sentence. */
export function networkWords(network: Network, loss: string): string {
  const layers = layersInWords(network);
  return `Network of an input of ${network.input.join(' × ')} and ${layers.length} layers: ${layers.join('; ')}. The loss is ${loss}.`;
}
