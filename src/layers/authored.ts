import type { Node } from '../engine/graph.ts';
import { graphFrom } from '../engine/make-graph.ts';
import type { Attributes } from '../engine/operation.ts';
import { inferShapes } from '../engine/shapes.ts';
import { operations, type OperationName } from '../ops/list.ts';
import { trainingOf, type TrainingSpec } from '../ops/training/training.ts';
import { size, zeros, type Shape } from '../tensor/tensor.ts';
import { glorot } from './draw.ts';
import type { Model } from './model.ts';

/** An operation applied in an authored graph, as plain JSON. */
export interface NodeSpec {
  readonly operation: OperationName;
  /** Counted from 1. */
  readonly layer: number;
  /** Roles of the operation → names of tensors. */
  readonly names: Readonly<Record<string, string>>;
  readonly attributes?: Attributes;
}

/** A network as plain JSON that its author wrote operation by operation, with names of its own. */
export interface AuthoredNetwork extends TrainingSpec {
  /** Shape of one sample of the input, and of the target; `[]` is one number. */
  readonly input: Shape;
  readonly target: Shape;
  readonly graph: {
    /** Names of the input and of the target. */
    readonly input: string;
    readonly target: string;
    /** Trained tensors and their shapes. */
    readonly parameters: Readonly<Record<string, Shape>>;
    readonly nodes: readonly NodeSpec[];
  };
}

/** The model of an authored network. Throws a TensorError that names the tensor that does not fit. */
export function authoredModel({ input, target, graph: authored, ...spec }: AuthoredNetwork): Model {
  const { parameters, input: x, target: y } = authored;
  const nodes = authored.nodes.map(({ operation, ...node }): Node => ({
    operation: operations[operation],
    ...node,
  }));
  const names = Object.keys(parameters);
  const graph = graphFrom(
    { nodes, parameters: names, inputs: [x], targets: [y] },
    trainingOf(spec),
  );
  const one = (shape: Shape) => zeros([...shape, 1]);
  const trained = Object.fromEntries(names.map((name) => [name, zeros(parameters[name]!)]));
  const shapeOf = inferShapes(graph, { ...trained, [x]: one(input), [y]: one(target) });
  const output = ({ operation, names: roles }: Node): string =>
    roles[operation.prediction ?? operation.outputs[0]!]!;
  const layers = [...new Set(graph.nodes.map(({ layer }) => layer))].toSorted((a, b) => a - b);
  const last = (m: number): string => output(graph.nodes.findLast(({ layer }) => layer === m)!);
  return {
    graph,
    parameters: Object.fromEntries(graph.parameters.map((name) => [name, parameters[name]!])),
    outputs: graph.nodes.map(output),
    target,
    depth: layers.length,
    widths: [size(input), ...layers.map((m) => size(shapeOf(last(m))))],
    work: names.reduce((sum, name) => sum + size(parameters[name]!), 0),
    draws: Object.fromEntries(names.map((name) => [name, glorot])),
  };
}
