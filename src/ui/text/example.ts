import type { Binding } from '../../notation/bind.ts';
import type { Equation } from '../../notation/equation.ts';
import { hasSamples } from '../../engine/graph.ts';
import { describe, parseKey } from '../../notation/symbol.ts';
import { depth, activationOf } from '../../layers/network.ts';
import { bindingAt, stepsOf } from '../../state/equations.ts';
import { EXAMPLE } from '../../experiment/experiment.ts';
import { traceAt } from '../../experiment/replay.ts';
import { at, type Shape } from '../../tensor/tensor.ts';

/** The worked network, whose numbers, shapes and steps stand in the pages until the reader brings another. */
const { network } = EXAMPLE;
const trace = traceAt(EXAMPLE, 0);
const last = depth(network);
const backward = trace.steps.findLastIndex(({ phase }) => phase === 'backward') + 1;

/** A number of the worked network before its update; `cell` is 1-based, without the sample. */
export function exampleValue(key: string, cell: readonly number[]): number {
  const value = trace.at(key, backward);
  if (!value) throw new RangeError(`the worked network has no ${key}`);
  const place = cell.map((index) => index - 1);
  return at(value, hasSamples(trace.graph, key) ? [...place, 0] : place);
}

export function exampleShape(key: string): Shape {
  if (describe(parseKey(key).family).axes === '') return [];
  const value = trace.at(key, backward);
  if (!value) throw new RangeError(`the worked network has no ${key}`);
  return value.shape;
}

/** Step, from 1, at which an equation is first computed; undefined where the worked network has none. */
export const exampleStep = (equation: Equation): number | undefined =>
  stepsOf(equation, trace.steps, network)[0];

/** What the letters of an equation stand for at that step, else at the last layer. */
export function exampleBinding(equation: Equation): Binding {
  const step = trace.steps[(exampleStep(equation) ?? 0) - 1];
  return step ? bindingAt(equation, step, network) : LAST_LAYER;
}

/** Outside equations letters stand for the last layer. */
export const LAST_LAYER: Binding = { layer: last, last, activation: activationOf(network) };
