import type { CellRef } from '../engine/gradient-path.ts';
import { modelOf, type Network } from '../layers/network.ts';

/** Whether a place (0-based) is one of the network's parameters. */
export function isParameter({ key, cell }: CellRef, network: Network): boolean {
  const shape = modelOf(network).parameters[key];
  return shape !== undefined && inside(cell, shape);
}

/** Whether a place is an input or a target at one of `samples` columns; the column may be left out. */
export function isGiven({ key, cell }: CellRef, network: Network, samples: number): boolean {
  const { graph, target } = modelOf(network);
  const [input, wanted] = [graph.inputs[0], graph.targets[0]];
  const shape = key === input ? network.input : key === wanted ? target : null;
  return shape !== null && (inside(cell, shape) || inside(cell, [...shape, samples]));
}

/** The first parameter of a network and another beside it: the first of its other tensor of that layer. */
export function firstPlaces(network: Network): readonly [CellRef, CellRef] {
  const [one, other] = Object.entries(modelOf(network).parameters).map(([key, shape]): CellRef => ({
    key,
    cell: shape.map(() => 0),
  }));
  return [one!, other!];
}

const inside = (cell: readonly number[], lengths: readonly number[]): boolean =>
  cell.length === lengths.length && lengths.every((length, axis) => cell[axis]! < length);
